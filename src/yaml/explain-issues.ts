import type { z } from 'zod/mini';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';
import { fieldName } from './field-name.ts';
import { fieldPlace, type YamlContent } from './locate.ts';
import { type Problem, write, writeBare } from './parsed.ts';
import { pathOf } from './partial.ts';
import { knownKeys, type ScalarIssue, type Schema, sampleOf, schemaOf, titleOf } from './schema.ts';
import { suggestKey } from './suggest-key.ts';
import { formatPath, isMap, Numeral, type Path, type Tree, valueAt } from './tree.ts';

type Issue = z.core.$ZodIssue;

/** Diagnostics for what the schema refused, each at the key or value it concerns. */
export function explainIssues(issues: readonly Issue[], content: YamlContent, schema: Schema<unknown>): Diagnostic[] {
  const missing = missingPaths(issues, content);
  const unknown = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const parent = pathOf(issue);
    const found = issue.keys.map((key) => unknownKey(parent, key, content, schema));
    return withMissingKey(found, missing.get(formatPath(parent)) ?? [], schema);
  });
  const disguised = new Set(unknown.flatMap(({ disguises }) => disguises ?? []));
  const meant = new Set(unknown.flatMap(({ suggested }) => (suggested === undefined ? [] : [formatPath(suggested)])));
  const others = issues
    .filter((issue) => issue.code !== 'unrecognized_keys')
    .map((issue) => ({
      path: pathOf(issue),
      issue,
    }));
  return [
    ...unknown.map((each) => each.diagnostic),
    ...others.flatMap(({ path, issue }) => {
      if (valueAt(content.tree, path) !== undefined) return [fieldDiagnostic(path, issue, content, schema)];
      // A misspelt key is one mistake, not an unknown key and a missing one.
      return meant.has(formatPath(path)) || disguised.has(String(path.at(-1)))
        ? []
        : [missingKey(path, content, schema)];
    }),
  ];
}

/** What is not there, by the path of its group. */
function missingPaths(issues: readonly Issue[], { tree }: YamlContent): ReadonlyMap<string, readonly Path[]> {
  const missing = new Map<string, Path[]>();
  for (const issue of issues) {
    const path = pathOf(issue);
    if (issue.code === 'unrecognized_keys' || valueAt(tree, path) !== undefined) continue;
    const group = formatPath(path.slice(0, -1));
    const known = missing.get(group);
    if (known) known.push(path);
    else missing.set(group, [path]);
  }
  return missing;
}

function unknownKey(parent: Path, key: string, content: YamlContent, schema: Schema<unknown>): UnknownKey {
  const disguised = strangeIndentation(parent, key, content);
  if (disguised) return { key, suggested: undefined, ...disguised };
  const { hint, suggested } = suggestKey(parent, key, schema);
  const found = diagnostic('E-UNKNOWN-KEY', fieldPlace(content, [...parent, key], 'key'), {
    message: { th: `ไม่มีช่องชื่อ \`${shortened(key)}\``, en: `unknown key \`${shortened(key)}\`` },
    hint,
  });
  return { key, suggested, disguises: undefined, diagnostic: found };
}

interface UnknownKey {
  readonly key: string;
  /** Path of the key that was meant. */
  readonly suggested: Path | undefined;
  /** The key as it is without the spaces before it. */
  readonly disguises: string | undefined;
  readonly diagnostic: Diagnostic;
}

/** Of the unknown keys of a group, one in Thai that is like none, where just one key is missing: most likely that one by another name. */
function withMissingKey(
  found: readonly UnknownKey[],
  missing: readonly Path[],
  schema: Schema<unknown>,
): readonly UnknownKey[] {
  const named = new Set(found.flatMap(({ suggested }) => suggested?.at(-1) ?? []));
  const [meant, another] = missing.filter((path) => !named.has(path.at(-1)!));
  const inThai = found.filter(({ key, suggested }) => suggested === undefined && /^[\u0e00-\u0e7f]/.test(key));
  if (meant === undefined || another !== undefined || inThai.length !== 1) return found;
  const name = String(meant.at(-1));
  const title = titleOf(meant.reduce<unknown>(schemaOf, schema));
  const hint = {
    th: `หมายถึง \`${name}\`${title ? ` (${title.th})` : ''} ที่ขาดอยู่หรือไม่ ถ้าใช่ให้เปลี่ยนชื่อช่องเป็น \`${name}\``,
    en: `did you mean \`${name}\`, which is missing here? Then rename the key to \`${name}\``,
  };
  return found.map((each) =>
    each === inThai[0] ? { ...each, suggested: meant, diagnostic: { ...each.diagnostic, hint } } : each,
  );
}

/** A key behind spaces of another kind than the keyboard's belongs to the level that it seems to be on. */
function strangeIndentation(parent: Path, key: string, content: YamlContent) {
  const [, spaces, bare] = /^([\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+)(.+)$/u.exec(key) ?? [];
  if (spaces === undefined || bare === undefined) return undefined;
  const code = `U+${spaces.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const found = diagnostic('E-YAML-SYNTAX', fieldPlace(content, [...parent, key], 'key'), {
    message: { th: `ต้นบรรทัดเป็นวรรคชนิดพิเศษ ${code}`, en: `indented with a special kind of space, ${code}` },
    hint: { th: 'ลบแล้วเคาะวรรคใหม่ ให้ตรงกับบรรทัดข้างเคียง', en: 'delete it and indent the line as those beside it' },
  });
  return { disguises: bare.trim(), diagnostic: found };
}

/** A key that is not there has the place of the key above it; one of the outermost level, that of the last key. */
function missingKey(path: Path, content: YamlContent, schema: Schema<unknown>): Diagnostic {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const last = content.root.entries?.at(-1);
  const place = parent.length === 0 && last ? [last.key] : parent;
  const name = fieldName(path, schema, (at) => valueAt(content.tree, at));
  const inside = fieldName(parent, schema, (at) => valueAt(content.tree, at));
  const sample = sampleOf(path.reduce<unknown>(schemaOf, schema));
  const line = `${key}: ${nextNumber(path, sample, content) ?? inlineYaml(sample)}`;
  return diagnostic(
    'E-MISSING-KEY',
    { ...fieldPlace(content, place, 'key'), path: formatPath(path) },
    {
      message: {
        th: `ขาดช่อง ${name.th}`,
        en: `missing key \`${key}\`${parent.length === 0 ? '' : ` under ${inside.en}`}`,
      },
      hint: {
        th: `เติมบรรทัด \`${line}\` ${parent.length === 0 ? 'ท้ายไฟล์' : `ใน${inside.th}`} แล้วแก้เป็นค่าจริง`,
        en: `add the line \`${line}\` ${parent.length === 0 ? 'at the end of the file' : `under ${inside.en}`}, with the real value`,
      },
    },
  );
}

/** For the number of an item: one that no other item has, so that the line needs no other change. */
function nextNumber(path: Path, sample: Tree, content: YamlContent): number | undefined {
  const [list, index, ...below] = [path.slice(0, -2), path.at(-2), path.at(-1)];
  if (!(sample instanceof Numeral) || typeof index !== 'number') return undefined;
  const items = valueAt(content.tree, list);
  if (!Array.isArray(items)) return undefined;
  const taken = items.map((_, at) => valueAt(content.tree, [...list, at, ...below] as Path));
  const numbers = taken.flatMap((each) => (each instanceof Numeral ? [Number(each.value)] : []));
  return numbers.includes(index + 1) ? Math.max(...numbers) + 1 : index + 1;
}

/** A value on one line. */
function inlineYaml(value: Tree): string {
  if (value instanceof Numeral) return value.source;
  if (Array.isArray(value)) return `[${(value as readonly Tree[]).map(inlineYaml).join(', ')}]`;
  if (!isMap(value)) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${inlineYaml(inner)}`)
    .join(', ')} }`;
}

function fieldDiagnostic(path: Path, issue: Issue, content: YamlContent, schema: Schema<unknown>): Diagnostic {
  const value = valueAt(content.tree, path);
  const problem = problemOf(issue, value, path.length === 0 ? undefined : path.reduce<unknown>(schemaOf, schema));
  const name = fieldName(path, schema, (at) => valueAt(content.tree, at));
  return diagnostic(problem.code, fieldPlace(content, path), {
    message: { th: `${name.th} ${problem.predicate.th}`, en: `${name.en} ${problem.predicate.en}` },
    expected: problem.expected,
    actual: shownValue(value),
    hint: problem.hint,
  });
}

function problemOf(issue: Issue, value: unknown, schema: unknown): Problem {
  const own = issue.code === 'custom' ? (issue.params as ScalarIssue | undefined) : undefined;
  if (own?.problem) return own.problem;
  const expected = own?.expected ?? typesExpected(issue);
  const hint = value === null && own?.none !== undefined ? writeNothing(own.none) : typeHint(issue, value, schema);
  return { code: 'E-TYPE', predicate: typePredicate(issue, value), expected, hint };
}

function writeNothing(none: string): Localized {
  return { th: `เติมตัวเลข หากไม่มีให้เขียน \`${none}\``, en: `write the figure, or \`${none}\` if there is none` };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Says what a value of the wrong type is: `is a list`. */
function typePredicate(issue: Issue, value: unknown): Localized {
  if (issue.code === 'invalid_value') return { th: 'ไม่ใช่ค่าที่ใช้ได้', en: 'is not one of the values allowed' };
  if (value === null || issue.code === 'too_small') return { th: 'ไม่มีค่า', en: 'is empty' };
  if (value instanceof Numeral) return { th: 'เป็นตัวเลขล้วน', en: 'is a number' };
  if (Array.isArray(value)) return { th: 'เขียนเป็นหลายข้อ', en: 'is a list' };
  if (isMap(value)) return { th: 'มีช่องย่อยอยู่ข้างใน', en: 'is a group of keys' };
  if (typeof value === 'boolean') return { th: `เป็นคำว่า \`${value}\` ที่ไม่มีเครื่องหมายคำพูด`, en: `is \`${value}\`` };
  return { th: 'เป็นข้อความธรรมดา', en: 'is text' };
}

/** What the schema takes in place of it. */
function typesExpected(issue: Issue): Localized | undefined {
  if (issue.code === 'invalid_type') return expectedNames[issue.expected];
  if (issue.code === 'too_small') return expectedNames[issue.origin];
  if (issue.code !== 'invalid_value') return undefined;
  const values = issue.values.map((value) => `\`${String(value)}\``);
  return { th: values.join(' หรือ '), en: values.join(' or ') };
}

/** How to write what was most likely meant. */
function typeHint(issue: Issue, value: unknown, schema: unknown): Localized | undefined {
  if (issue.code === 'invalid_value') return wordHint(issue.values.map(String), value);
  const expected = issue.code === 'invalid_type' ? issue.expected : undefined;
  if (expected === 'string') return textHint(value);
  if (expected === 'boolean') return booleanHint(value);
  if (expected === 'array') return listHintFor(value);
  if (expected === 'object') return groupHint(value, schema);
  return undefined;
}

/** A value as messages repeat it; `undefined` for lists, groups of keys and nothing at all. */
function shownValue(value: unknown): string | undefined {
  const text = value instanceof Numeral ? value.source : value;
  if (typeof text !== 'string' && typeof text !== 'boolean') return undefined;
  const whole = String(text);
  return whole.length > 60 ? `${whole.slice(0, 60)}…` : whole;
}

const expectedNames: Readonly<Record<string, Localized>> = {
  string: { th: 'ข้อความ ตัวเลขต้องอยู่ในเครื่องหมายคำพูด', en: 'text; a number in quotation marks' },
  array: { th: 'ข้อละหนึ่งบรรทัด ขึ้นต้นด้วย `- `', en: 'a list, each item after `- `' },
  object: { th: 'ช่องย่อยบรรทัดละหนึ่งช่อง แบบ `ชื่อช่อง: ค่า`', en: 'keys with their values, `key: value`' },
  boolean: { th: '`true` หรือ `false`', en: '`true` or `false`' },
};

/** How a list is written, in place of what was written. */
function listHintFor(value: unknown): Localized | undefined {
  const first = isMap(value) ? Object.keys(value)[0] : value;
  if (typeof first !== 'string') return undefined;
  const bullet = /^(?:[•·‣◦▪●○–—*]|(?:\d{1,2}|[๐-๙]{1,2})[.)])(?=\s)/u.exec(first)?.[0];
  if (bullet) return { th: `เปลี่ยน \`${bullet}\` ต้นบรรทัดเป็น \`-\``, en: `write \`-\` in place of \`${bullet}\`` };
  if (/^\d{1,2}$/.test(first))
    return { th: `เปลี่ยน \`${first}:\` ต้นบรรทัดเป็น \`-\``, en: `write \`-\` in place of \`${first}:\`` };
  if (/^-\S/.test(first)) return { th: 'เว้นวรรคหลัง `-`', en: 'put a space after `-`' };
  if (/^-\s/.test(first)) {
    return {
      th: 'หลัง `-` เป็นวรรคชนิดพิเศษ ลบแล้วเคาะวรรคใหม่',
      en: 'delete the special kind of space after `-` and type a plain one',
    };
  }
  return typeof value === 'string' ? listHint : undefined;
}

const listHint = { th: 'ขึ้นบรรทัดใหม่แล้วเขียน `- ` นำหน้าข้อความ', en: 'put the text on a line of its own, after `- `' };

/** The word that was meant: misspelt, or a number that needs its quotation marks to keep its zeros. */
function wordHint(words: readonly string[], value: unknown): Localized | undefined {
  if (value instanceof Numeral) return words.includes(value.source) ? write(`"${value.source}"`) : undefined;
  const near = typeof value === 'string' ? nearestName(value, words) : undefined;
  return near === undefined ? undefined : write(near);
}

function textHint(value: unknown): Localized | undefined {
  if (value instanceof Numeral) return write(`"${value.source}"`);
  if (typeof value === 'boolean') return write(`"${value}"`);
  if (isMap(value)) {
    return { th: 'ข้อความที่มี `: ` ต้องอยู่ในเครื่องหมายคำพูด "…"', en: 'text that contains `: ` needs quotation marks "…"' };
  }
  return Array.isArray(value) ? { th: 'ลบ `- ` ออก', en: 'remove the `- `' } : undefined;
}

function booleanHint(value: unknown): Localized | undefined {
  const word = value instanceof Numeral ? value.source : value;
  if (typeof word !== 'string') return undefined;
  if (/^(yes|y|on|true|1|ใช่)$/i.test(word)) return writeBare('true');
  return /^(no|n|off|false|0|ไม่|ไม่ใช่)$/i.test(word) ? writeBare('false') : undefined;
}

function groupHint(value: unknown, schema: unknown): Localized | undefined {
  if (Array.isArray(value)) return { th: 'ลบ `- ` หน้าชื่อช่องออก', en: 'remove the `- ` before the keys' };
  if (typeof value !== 'string') return undefined;
  if (/^[A-Za-z_]+:\S/.test(value)) return { th: 'เว้นวรรคหลัง `:`', en: 'put a space after `:`' };
  if (/^[A-Za-z_]+\s*=/.test(value)) return { th: 'ใช้ `:` แทน `=`', en: 'write `:` in place of `=`' };
  const first = knownKeys(schema).find(({ parent }) => parent === '');
  if (!first || value.length > 60 || /[:#"'\n]/.test(value)) return undefined;
  const line = `${first.key}: ${value}`;
  return {
    th: `ขึ้นบรรทัดใหม่ ย่อหน้าเพิ่มสองวรรค แล้วเขียน \`${line}\``,
    en: `on a line of its own, indented by two more spaces, write \`${line}\``,
  };
}
