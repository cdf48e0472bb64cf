import type { z } from 'zod/mini';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';
import { fieldName } from './field-name.ts';
import { knownKeys, schemaOf } from './inspect-schema.ts';
import { fieldPlace, type YamlContent } from './locate.ts';
import { type Problem, write, writeBare } from './parsed.ts';
import type { ScalarIssue, Schema } from './schema.ts';
import { isMap, Numeral, type Path, valueAt } from './tree.ts';

type Issue = z.core.$ZodIssue;

/** Diagnostic for a value that the schema refused, at its place: what it is, what was expected, and what was most likely meant. */
export function wrongValue(path: Path, issue: Issue, content: YamlContent, schema: Schema<unknown>): Diagnostic {
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
  const bullet = /^(?:[•·‣◦▪●○–—*]|(?:\d{1,2}|[๐-๙]{1,2}|[ก-ฮ])[.)])(?=\s)/u.exec(first)?.[0];
  if (bullet) return { th: `เปลี่ยน \`${bullet}\` ต้นบรรทัดเป็น \`-\``, en: `write \`-\` in place of \`${bullet}\`` };
  if (/^\d{1,2}$/.test(first))
    return { th: `เปลี่ยน \`${first}:\` ต้นบรรทัดเป็น \`-\``, en: `write \`-\` in place of \`${first}:\`` };
  if (/^[\w.-]+(?:\s*,\s*[\w.-]+)+$/.test(first)) return write(`[${first.split(/\s*,\s*/).join(', ')}]`);
  if (/^-\S/.test(first)) return { th: 'เว้นวรรคหลัง `-`', en: 'put a space after `-`' };
  if (/^-\s/.test(first)) {
    return {
      th: 'หลัง `-` เป็นวรรคชนิดพิเศษ ลบแล้วเคาะวรรคใหม่',
      en: 'delete the special kind of space after `-` and type a plain one',
    };
  }
  return typeof value === 'string' ? listHint : undefined;
}

const listHint = {
  th: 'เขียน `- ` นำหน้าข้อความ ข้อละหนึ่งบรรทัด',
  en: 'write `- ` before the text, each item on a line of its own',
};

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
  if (!Array.isArray(value)) return undefined;
  const [only, ...others] = value;
  const isShort = typeof only === 'string' && only.length <= 60 && !/[\n`]/.test(only);
  if (isShort && others.length === 0) return write(/^[\w.ก-๙-][^:#]*$/.test(only) ? only : JSON.stringify(only));
  return { th: 'ลบ `- ` ออก', en: 'remove the `- `' };
}

function booleanHint(value: unknown): Localized | undefined {
  const word = value instanceof Numeral ? value.source : value;
  if (typeof word !== 'string') return undefined;
  if (/^(yes|y|on|true|1|ใช่)$/i.test(word)) return writeBare('true');
  return /^(no|n|off|false|0|ไม่|ไม่ใช่)$/i.test(word) ? writeBare('false') : undefined;
}

const fillOrDelete = {
  th: 'เติมช่องย่อยใต้บรรทัดนี้ หรือลบบรรทัดนี้หากไม่ต้องมี',
  en: 'fill in the keys below this line, or delete it if nothing belongs there',
};

function groupHint(value: unknown, schema: unknown): Localized | undefined {
  if (Array.isArray(value)) return { th: 'ลบ `- ` หน้าชื่อช่องออก', en: 'remove the `- ` before the keys' };
  if (value === null) return fillOrDelete;
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
