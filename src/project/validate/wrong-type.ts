import type { z } from 'zod';
import type { Localized } from '../../model/localized.ts';
import { isMap, Numeral } from '../../yaml/tree.ts';
import { write, writeBare } from '../parsed.ts';

type Issue = z.core.$ZodIssue;

/** Says what a value of the wrong type is: `is a list`. */
export function typePredicate(issue: Issue, value: unknown): Localized {
  if (issue.code === 'invalid_value') return { th: 'ไม่ใช่ค่าที่ใช้ได้', en: 'is not one of the values allowed' };
  if (value === null) return { th: 'ไม่มีค่า', en: 'is empty' };
  if (value instanceof Numeral) return { th: 'เป็นตัวเลข', en: 'is a number' };
  if (Array.isArray(value)) return { th: 'เป็นรายการ', en: 'is a list' };
  if (isMap(value)) return { th: 'เป็นกลุ่มของคีย์', en: 'is a group of keys' };
  if (typeof value === 'boolean') return { th: `เป็นค่า \`${value}\``, en: `is \`${value}\`` };
  return { th: 'เป็นข้อความ', en: 'is text' };
}

/** What the schema takes in place of it. */
export function typesExpected(issue: Issue): Localized | undefined {
  if (issue.code === 'invalid_type') return expectedNames[issue.expected];
  if (issue.code !== 'invalid_value') return undefined;
  const values = issue.values.map((value) => `\`${String(value)}\``);
  return { th: values.join(' หรือ '), en: values.join(' or ') };
}

/** How to write what was most likely meant. */
export function typeHint(issue: Issue, value: unknown): Localized | undefined {
  const expected = issue.code === 'invalid_type' ? issue.expected : undefined;
  if (value === null) return expected === 'string' ? emptyTextHint : undefined;
  if (expected === 'string') return textHint(value);
  if (expected === 'boolean') return booleanHint(value);
  if (expected === 'array') return typeof value === 'string' ? listHint : undefined;
  if (expected === 'object') return groupHint(value);
  return undefined;
}

/** A value as messages repeat it; `undefined` for lists, groups of keys and nothing at all. */
export function shownValue(value: unknown): string | undefined {
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

const emptyTextHint = {
  th: 'เขียน `""` หากตั้งใจเว้นว่าง',
  en: 'write `""` to leave it empty on purpose',
};

const listHint = { th: 'ขึ้นบรรทัดใหม่แล้วเขียน `- ` นำหน้าข้อความ', en: 'put the text on a line of its own, after `- `' };

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
