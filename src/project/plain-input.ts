import { types } from 'node:util';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Localized } from '../model/localized.ts';
import { limits } from '../yaml/limits.ts';
import { tooDeep } from '../yaml/parse-yaml.ts';
import type { Path } from '../yaml/tree.ts';
import { isParsed } from './parsed-project.ts';

/** Plain data, copied: no prototype, getter or later change of the caller's object reaches a report. */
export type Plain = string | number | boolean | null | readonly Plain[] | ReadonlyMap<string, Plain>;

/** What a data file cannot hold, and where in the object it is. */
export interface PlainFault {
  readonly code: DiagnosticCode;
  readonly path: Path;
  readonly message: Localized;
  readonly expected?: Localized;
  readonly actual?: string;
  readonly hint?: Localized;
}

export interface PlainInput {
  /** `null` in place of what cannot be held; absent where a limit was passed, a cycle too. */
  readonly value: Plain | undefined;
  readonly faults: readonly PlainFault[];
}

/**
 * Copies what a caller gives as plain data. Never throws: whatever is no text, number, boolean, null, list or plain object
 * is a fault, and so is a getter or proxy that throws. A key whose value is `undefined` counts as left out.
 */
export function readPlainInput(input: unknown): PlainInput {
  const state: State = { faults: [], open: new Set(), values: 0, characters: 0, stopped: false };
  const value = read(input, [], state);
  return { value: state.stopped ? undefined : value, faults: state.faults };
}

interface State {
  readonly faults: PlainFault[];
  /** The objects that are being read, outermost first. */
  readonly open: Set<object>;
  values: number;
  characters: number;
  stopped: boolean;
}

function read(value: unknown, path: Path, state: State): Plain {
  if (state.stopped) return null;
  state.values += 1;
  if (state.values > limits.values) return stop(path, tooLarge(), state);
  switch (typeof value) {
    case 'string':
      return readText(value, path, state);
    case 'number':
      return Number.isFinite(value) ? value : refuse(path, notANumber(value), state);
    case 'boolean':
      return value;
    case 'object':
      return value === null ? null : readObject(value, path, state);
    case 'bigint':
      return refuse(path, bigInteger(value), state);
    default:
      return refuse(path, noData(typeof value), state);
  }
}

function readText(text: string, path: Path, state: State): Plain {
  state.characters += text.length;
  return state.characters > limits.bytes ? stop(path, tooLarge(), state) : text;
}

function readObject(value: object, path: Path, state: State): Plain {
  if (state.open.has(value)) return stop(path, cycle, state);
  if (state.open.size === limits.depth) return stop(path, tooDeep, state);
  state.open.add(value);
  try {
    const fault = faultOf(value);
    if (fault) return refuse(path, fault, state);
    return Array.isArray(value) ? readList(value, path, state) : readKeys(value, path, state);
  } catch (error) {
    return refuse(path, thrown(error), state);
  } finally {
    state.open.delete(value);
  }
}

function readList(list: readonly unknown[], path: Path, state: State): Plain {
  const { length } = list;
  if (length > limits.values) return stop(path, tooLarge(), state);
  return Array.from({ length }, (_, index) => readMember(list, index, [...path, index], state));
}

function readKeys(group: object, path: Path, state: State): Plain {
  const keys = Object.keys(group);
  if (keys.length > limits.values) return stop(path, tooLarge(), state);
  const entries: [string, Plain][] = [];
  for (const key of keys) {
    const member = [...path, key];
    state.characters += key.length;
    const before = state.faults.length;
    const value = readMember(group, key, member, state, true);
    if (value !== undefined || state.faults.length > before) entries.push([key, value ?? null]);
  }
  return new Map(entries);
}

function readMember(of: object, key: string | number, path: Path, state: State): Plain;
function readMember(of: object, key: string, path: Path, state: State, mayBeAbsent: true): Plain | undefined;
function readMember(of: object, key: string | number, path: Path, state: State, mayBeAbsent = false) {
  let value: unknown;
  try {
    value = (of as Record<string | number, unknown>)[key];
  } catch (error) {
    return refuse(path, thrown(error), state);
  }
  return value === undefined && mayBeAbsent ? undefined : read(value, path, state);
}

type Fault = Omit<PlainFault, 'path'>;

/** Why an object is no plain data; what its proxy throws is thrown. */
function faultOf(value: object): Fault | undefined {
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

function refuse(path: Path, fault: Fault, { faults }: State): null {
  if (faults.length < mostFaults) faults.push({ ...fault, path });
  return null;
}

const mostFaults = 200;

/** Nothing is read after a limit. */
function stop(path: Path, message: Localized, state: State): null {
  state.stopped = true;
  state.faults.push({ code: 'E-YAML-LIMIT', path, message });
  return null;
}

/** Made when it is needed: a number's first `toLocaleString` takes 15 ms. */
function tooLarge(): Localized {
  const million = limits.bytes.toLocaleString('en-US');
  return { th: `ข้อมูลใหญ่เกินกำหนด (ไม่เกิน ${million} ไบต์)`, en: `the data is too large (at most ${million} bytes)` };
}

const cycle = { th: 'ออบเจกต์นี้มีตัวมันเองอยู่ข้างใน', en: 'this object contains itself' };

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

function notANumber(value: number): Fault {
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

function bigInteger(value: bigint): Fault {
  const digits = value.toString().slice(0, 40);
  return {
    code: 'E-TYPE',
    message: { th: 'เป็น `bigint`', en: 'is a `bigint`' },
    expected: { th: 'จำนวน หรือข้อความ', en: 'a number or text' },
    actual: `${digits}n`,
    hint: { th: `เขียน \`"${digits}"\``, en: `write \`"${digits}"\`` },
  };
}

function noData(type: string): Fault {
  return {
    code: 'E-TYPE',
    message: { th: `เป็น \`${type}\` ซึ่งไม่ใช่ข้อมูล`, en: `is \`${type}\`, which is no data` },
    expected: plainExpected,
  };
}

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

function thrown(error: unknown): Fault {
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
