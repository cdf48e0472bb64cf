import { types } from 'node:util';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Localized } from '../model/localized.ts';
import { limits } from '../yaml/limits.ts';
import type { Path } from '../yaml/tree.ts';
import { isParsed } from './parsed-project.ts';

/** What a data file cannot hold, and where in the object it is. */
export interface PlainFault {
  readonly code: DiagnosticCode;
  readonly path: Path;
  readonly message: Localized;
  readonly expected?: Localized;
  readonly actual?: string;
  readonly hint?: Localized;
}

/** What is wrong with a value, without its place. */
export type Fault = Omit<PlainFault, 'path'>;

/** Why an object is no plain data; what its proxy throws is thrown. */
export function faultOf(value: object): Fault | undefined {
  if (isParsed(value)) return parsed;
  if (types.isDate(value)) return date;
  if (Array.isArray(value)) return undefined;
  const prototype: object | null = Object.getPrototypeOf(value);
  // An object of another realm, such as a test runner's, has an `Object.prototype` of its own.
  if (prototype === null || Object.getPrototypeOf(prototype) === null) {
    return types.isMap(value) || types.isSet(value) ? otherObject(value) : undefined;
  }
  return otherObject(value);
}

const parsed: Fault = {
  code: 'E-TYPE',
  message: {
    th: 'เป็นข้อมูลที่อ่านแล้ว ซึ่งเงินเป็นสตางค์และร้อยละคูณ 100',
    en: 'is parsed data, whose money is in satang and whose percentages are in hundredths',
  },
  expected: { th: 'ข้อมูลแบบที่คนเขียน (`ProjectInput`)', en: 'data as people write it (`ProjectInput`)' },
  hint: {
    th: 'แปลงโครงการทั้งหมดด้วย `toInput(project)` ก่อน แล้วแก้ที่ผลลัพธ์',
    en: 'convert the whole project with `toInput(project)` first, and change what that gives',
  },
};

const date: Fault = {
  code: 'E-DATE-FORMAT',
  message: { th: 'เป็น `Date` ซึ่งวันที่ขึ้นกับเขตเวลา', en: 'is a `Date`, whose day depends on a time zone' },
  expected: {
    th: 'ข้อความ เช่น `2020-10-01` (ค.ศ.) หรือ `01/10/2563` (พ.ศ.)',
    en: 'text such as `2020-10-01` (C.E.) or `01/10/2563` (B.E.)',
  },
  hint: {
    th: "เขียนวันที่เป็นข้อความ เช่น `'2020-10-01'`",
    en: "write the day as text, such as `'2020-10-01'`",
  },
};

function otherObject(value: object): Fault {
  const name = nameOf(value);
  return {
    code: 'E-TYPE',
    message: { th: `เป็น \`${name}\` ซึ่งไม่ใช่ข้อมูลธรรมดา`, en: `is ${article(name)} \`${name}\`, which is no plain data` },
    expected: plainExpected,
    ...(name === 'Promise' && { hint: { th: 'ใส่ `await` ข้างหน้า', en: 'put `await` before it' } }),
  };
}

const article = (name: string) => (/^[aeio]/i.test(name) ? 'an' : 'a');

/** The name of an object's class: `Promise`, `Generator`. */
export function nameOf(value: object): string {
  const made: unknown = value.constructor;
  const name: unknown = typeof made === 'function' ? made.name : undefined;
  if (typeof name === 'string' && name !== '') return name.slice(0, 60);
  return Object.prototype.toString.call(value).slice('[object '.length, -1).slice(0, 60);
}

const plainExpected = {
  th: 'ข้อความ จำนวน true false null รายการ หรือออบเจกต์ธรรมดา',
  en: 'text, a number, true, false, null, a list or a plain object',
};

export function notANumber(value: number): Fault {
  return {
    code: 'E-TYPE',
    message: { th: 'ไม่ใช่จำนวนที่เขียนได้', en: 'is no number that can be written down' },
    actual: String(value),
    hint: {
      th: 'ตรวจการคำนวณที่ได้ค่านี้ หรือเขียนเป็นข้อความ เช่น `"0.00"`',
      en: 'check what computed it, or write text such as `"0.00"`',
    },
  };
}

export function bigInteger(value: bigint): Fault {
  const digits = value.toString().slice(0, 40);
  return {
    code: 'E-TYPE',
    message: { th: 'เป็น `bigint`', en: 'is a `bigint`' },
    expected: { th: 'จำนวน หรือข้อความ', en: 'a number or text' },
    actual: `${digits}n`,
    hint: { th: `เขียน \`"${digits}"\``, en: `write \`"${digits}"\`` },
  };
}

export function noData(type: string): Fault {
  return {
    code: 'E-TYPE',
    message: { th: `เป็น \`${type}\` ซึ่งไม่ใช่ข้อมูล`, en: `is \`${type}\`, which is no data` },
    expected: plainExpected,
  };
}

export function thrown(error: unknown): Fault {
  let text = '';
  try {
    text = String(error).slice(0, 200);
  } catch {
    text = 'error';
  }
  return {
    code: 'E-TYPE',
    message: { th: 'อ่านค่านี้ไม่ได้ เพราะตัวอ่าน (getter) ผิดพลาด', en: 'cannot be read, for its getter threw' },
    actual: text,
  };
}

export const cycle = { th: 'ออบเจกต์นี้มีตัวมันเองอยู่ข้างใน', en: 'this object contains itself' };

/** Made when it is needed: a number's first `toLocaleString` takes 15 ms. */
export function tooLarge(): Localized {
  const million = limits.bytes.toLocaleString('en-US');
  return { th: `ข้อมูลใหญ่เกินกำหนด (ไม่เกิน ${million} ไบต์)`, en: `the data is too large (at most ${million} bytes)` };
}
