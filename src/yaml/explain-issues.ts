import type { z } from 'zod/mini';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';
import { fieldPlace, type YamlContent } from './locate.ts';
import { type Problem, write, writeBare } from './parsed.ts';
import type { ScalarIssue, Schema } from './schema.ts';
import { suggestKey } from './suggest-key.ts';
import { formatPath, isMap, Numeral, type Path, valueAt } from './tree.ts';

type Issue = z.core.$ZodIssue;

/** Diagnostics for what the schema refused, each at the key or value it concerns. */
export function explainIssues(issues: readonly Issue[], content: YamlContent, schema: Schema<unknown>): Diagnostic[] {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownKey(pathOf(issue), key, content, schema)) : [],
  );
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
      if (valueAt(content.tree, path) !== undefined) return [fieldDiagnostic(path, issue, content)];
      // A misspelt key is one mistake, not an unknown key and a missing one.
      return meant.has(formatPath(path)) ? [] : [missingKey(path, content)];
    }),
  ];
}

function pathOf(issue: Issue): Path {
  return issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
}

function unknownKey(parent: Path, key: string, content: YamlContent, schema: Schema<unknown>) {
  const { hint, suggested } = suggestKey(parent, key, schema);
  const found = diagnostic('E-UNKNOWN-KEY', fieldPlace(content, [...parent, key], 'key'), {
    message: { th: `ไม่รู้จักคีย์ \`${shortened(key)}\``, en: `unknown key \`${shortened(key)}\`` },
    hint,
  });
  return { suggested, diagnostic: found };
}

function missingKey(path: Path, content: YamlContent): Diagnostic {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const inside = parent.length === 0 ? { th: '', en: '' } : insideOf(formatPath(parent));
  return diagnostic('E-MISSING-KEY', fieldPlace(content, parent, 'key'), {
    message: { th: `ขาดคีย์ \`${key}\`${inside.th}`, en: `missing key \`${key}\`${inside.en}` },
  });
}

function insideOf(name: string): Localized {
  return { th: ` ใต้ \`${name}\``, en: ` under \`${name}\`` };
}

function fieldDiagnostic(path: Path, issue: Issue, content: YamlContent): Diagnostic {
  const value = valueAt(content.tree, path);
  const problem = problemOf(issue, value);
  const field = `\`${formatPath(path)}\``;
  const subject = path.length === 0 ? { th: 'ไฟล์', en: 'the file' } : { th: `${field} `, en: field };
  return diagnostic(problem.code, fieldPlace(content, path), {
    message: { th: subject.th + problem.predicate.th, en: `${subject.en} ${problem.predicate.en}` },
    expected: problem.expected,
    actual: shownValue(value),
    hint: problem.hint,
  });
}

function problemOf(issue: Issue, value: unknown): Problem {
  const own = issue.code === 'custom' ? (issue.params as ScalarIssue | undefined) : undefined;
  if (own?.problem) return own.problem;
  const expected = own?.expected ?? typesExpected(issue);
  return { code: 'E-TYPE', predicate: typePredicate(issue, value), expected, hint: typeHint(issue, value) };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Says what a value of the wrong type is: `is a list`. */
function typePredicate(issue: Issue, value: unknown): Localized {
  if (issue.code === 'invalid_value') return { th: 'ไม่ใช่ค่าที่ใช้ได้', en: 'is not one of the values allowed' };
  if (value === null || issue.code === 'too_small') return { th: 'ไม่มีค่า', en: 'is empty' };
  if (value instanceof Numeral) return { th: 'เป็นตัวเลข', en: 'is a number' };
  if (Array.isArray(value)) return { th: 'เป็นรายการ', en: 'is a list' };
  if (isMap(value)) return { th: 'เป็นกลุ่มของคีย์', en: 'is a group of keys' };
  if (typeof value === 'boolean') return { th: `เป็นค่า \`${value}\``, en: `is \`${value}\`` };
  return { th: 'เป็นข้อความ', en: 'is text' };
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
function typeHint(issue: Issue, value: unknown): Localized | undefined {
  if (issue.code === 'invalid_value') return wordHint(issue.values.map(String), value);
  const expected = issue.code === 'invalid_type' ? issue.expected : undefined;
  if (expected === 'string') return textHint(value);
  if (expected === 'boolean') return booleanHint(value);
  if (expected === 'array') return typeof value === 'string' ? listHint : undefined;
  if (expected === 'object') return groupHint(value);
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
  string: { th: 'ข้อความ', en: 'text' },
  array: { th: 'รายการที่ขึ้นต้นแต่ละข้อด้วย `- `', en: 'a list, each item after `- `' },
  object: { th: 'กลุ่มของคีย์แบบ `คีย์: ค่า`', en: 'keys with their values, `key: value`' },
  boolean: { th: '`true` หรือ `false`', en: '`true` or `false`' },
};

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

function groupHint(value: unknown): Localized | undefined {
  if (Array.isArray(value)) return { th: 'ลบ `- ` หน้าคีย์ออก', en: 'remove the `- ` before the keys' };
  if (typeof value !== 'string') return undefined;
  if (/^[A-Za-z_]+:\S/.test(value)) return { th: 'เว้นวรรคหลัง `:`', en: 'put a space after `:`' };
  if (/^[A-Za-z_]+\s*=/.test(value)) return { th: 'ใช้ `:` แทน `=`', en: 'write `:` in place of `=`' };
  return undefined;
}
