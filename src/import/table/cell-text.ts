import type { Localized } from '../../model/localized.ts';
import { parseBasisPoints, parseSatang } from '../../project/amounts.ts';
import { parseDate } from '../../project/date.ts';
import { arabicDigits, plainDecimal, type Unit } from '../../project/decimal.ts';
import { parseCode } from '../../project/scalars.ts';
import { fullYear } from '../../project/suggest-date.ts';
import { type Parsed, type Problem, write } from '../../yaml/parsed.ts';
import type { CellKind } from './columns.ts';

/** The value of a cell as a data file writes it; `null` for an empty one. */
export type Cell = string | number | readonly string[] | null;

/** Reads a text as each kind of column needs it. */
export const textReaders: Readonly<Record<CellKind, (text: string) => Parsed<Cell>>> = {
  text: (text) => ({ value: text }),
  phone: (text) => ({ value: text }),
  status: (text) => ({ value: text }),
  texts: (text) => ({ value: parts(text, /\n+/) }),
  offices: (text) => ({ value: parts(text, /\n| \/ /) }),
  code: parseCode,
  year: (text) => {
    const plain = arabicDigits(text);
    const year = /^\d{4}$/.test(plain) ? Number(plain) : 0;
    if (year >= 2493 && year <= 2693) return { value: year };
    const meant = yearMeant(plain);
    return wrong(
      'E-DATE-ERA',
      { th: 'ต้องเป็นปี พ.ศ. เช่น `2564`', en: 'must be a year in B.E., such as `2564`' },
      meant === undefined
        ? { th: 'เขียนปี พ.ศ. เป็นตัวเลขสี่หลัก', en: 'write the year in B.E., in four digits' }
        : write(meant),
    );
  },
  number: (text) => {
    const plain = arabicDigits(text);
    return /^[1-9]\d{0,5}$/.test(plain)
      ? { value: Number(plain) }
      : wrong('E-TYPE', { th: 'ไม่ใช่จำนวนเต็ม', en: 'is not a whole number' }, digitsAlone(plain));
  },
  date: (text) => parseDate(arabicDigits(text)),
  money: (text) => decimal(text, parseSatang, 'baht'),
  percent: (text) => decimal(text, parseBasisPoints, 'percent'),
  mode: (text) =>
    text === 'perReport' || text === 'cumulative'
      ? { value: text }
      : wrong('E-TYPE', {
          th: 'ต้องเป็น `perReport` หรือ `cumulative`',
          en: 'must be `perReport` or `cumulative`',
        }),
  yes: (text) => {
    if (/^(?:true|yes|1|ใช่|x|✓)$/i.test(text)) return { value: 'true' };
    return /^(?:false|no|0|ไม่|ไม่ใช่|-)$/i.test(text)
      ? { value: null }
      : wrong('E-TYPE', { th: 'ต้องเป็น ใช่ หรือ ไม่ใช่', en: 'must be yes or no' });
  },
};

/** `65`, `2022`, `ปี 2565`. */
function yearMeant(text: string): string | undefined {
  const digits = /^\D*(\d{2}|\d{4})\D*$/.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const year = digits.length === 2 ? fullYear(digits) : digits;
  return Number(year) < 2200 ? String(Number(year) + 543) : year;
}

/** `ครั้งที่ 2` holds one number. */
function digitsAlone(text: string): Localized {
  const digits = /^\D*([1-9]\d{0,5})\D*$/.exec(text)?.[1];
  return digits === undefined || /[-.]\d/.test(text)
    ? { th: 'เขียนเป็นตัวเลขล้วน เช่น `1`', en: 'write digits alone, such as `1`' }
    : write(digits);
}

function parts(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Spreadsheets group thousands and add units; the number itself must be exact. */
function decimal(text: string, parse: (text: string) => Parsed<number>, unit: Unit): Parsed<Cell> {
  const plain = plainDecimal(text, unit) ?? text;
  const parsed = parse(plain);
  return parsed.problem === undefined ? { value: plain } : parsed;
}

/** What is wrong with a cell, to follow the name of its column. */
export type Wrong = [code: Problem['code'], predicate: Localized, hint?: Localized];

/** The same as the result of reading. */
export function wrong(code: Problem['code'], predicate: Localized, hint?: Localized): Parsed<Cell> {
  return { problem: { code, predicate, hint } };
}
