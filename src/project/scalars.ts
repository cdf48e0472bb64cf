import type { Localized } from '../model/localized.ts';
import type { Parsed } from '../yaml/parsed.ts';
import { write, writeBare } from '../yaml/parsed.ts';
import { leaf, scalar, textOf } from '../yaml/schema.ts';
import { Numeral } from '../yaml/tree.ts';
import { parseBasisPoints, parseSatang } from './amounts.ts';
import { parseDate } from './date.ts';
import { arabicDigits } from './decimal.ts';
import { fullYear } from './suggest-date.ts';

/** Code of a project: 8 digits of the unit, a hyphen, at least 3 digits. */
export const code = () =>
  scalar(parseCode, { type: 'string', pattern: codePattern.source, examples: ['21000000-3230'] });

/** A day, `IsoDate`. */
export const date = () =>
  scalar(parseDate, { type: 'string', pattern: datePattern, examples: ['01/10/2563', '2020-10-01'] });

/** Baht in, satang out. */
export const baht = () =>
  scalar(
    parseSatang,
    {
      anyOf: [
        { type: 'number', minimum: 0, multipleOf: 0.01 },
        { type: 'string', pattern: decimalPattern },
      ],
      examples: ['0.00'],
    },
    '0.00',
  );

/** Percent in, hundredths of a percent out. */
export const percent = () =>
  scalar(
    parseBasisPoints,
    {
      anyOf: [
        { type: 'number', minimum: 0, maximum: 100, multipleOf: 0.01 },
        { type: 'string', pattern: decimalPattern },
      ],
      examples: ['0.00'],
    },
    '0.00',
  );

/** A whole number written as such: no quotes, no decimals. */
export const whole = (minimum: number, maximum: number) =>
  leaf((input) => parseWhole(input, minimum, maximum), wholeNumber(minimum, maximum), {
    type: 'integer',
    minimum,
    maximum,
    examples: [minimum],
  });

/** The number 1, and no other. */
export const one = () =>
  leaf((input) => parseWhole(input, 1, 1) as Parsed<1> | undefined, wholeNumber(1, 1), {
    type: 'integer',
    const: 1,
    examples: [1],
  });

/** Fiscal year, B.E. */
export const fiscalYear = () =>
  leaf(parseFiscalYear, fiscalYearExpected, {
    type: 'integer',
    minimum: firstFiscalYear,
    maximum: lastFiscalYear,
    examples: [2564],
  });

const codePattern = /^\d{8}-\d{3,}$/;
const datePattern = String.raw`^(\d{4}-\d{2}-\d{2}|\d{2}/\d{2}/\d{4})( 00:00:00(\.000)?)?$`;
const decimalPattern = String.raw`^\d+(\.\d{1,2})?$`;
const firstFiscalYear = 2493;
const lastFiscalYear = 2693;
const fiscalYearExpected = { th: 'ปีงบประมาณ พ.ศ. เช่น `2564`', en: 'a fiscal year in B.E. such as `2564`' };

/** Reads the code of a project; `E-CODE-FORMAT` otherwise. */
export function parseCode(text: string): Parsed<string> {
  if (codePattern.test(text)) return { value: text };
  const plain = arabicDigits(text)
    .replace(/\s/g, '')
    .replace(/[‐-―−/_.]/g, '-')
    .replace(/^(\d{8})(\d{3,})$/, '$1-$2');
  return {
    problem: {
      code: 'E-CODE-FORMAT',
      predicate: { th: 'เขียนไม่ตรงรูปแบบ', en: 'is not a project code' },
      expected: {
        th: 'เลข 8 หลัก ขีด `-` และเลขอย่างน้อย 3 หลัก เช่น `21000000-3230`',
        en: '8 digits, a hyphen and at least 3 digits, such as `21000000-3230`',
      },
      hint: codePattern.test(plain) ? write(plain) : checkDigits,
    },
  };
}

const checkDigits = { th: 'ตรวจรหัสทีละหลัก', en: 'check each digit of the code' };

function parseWhole(input: unknown, minimum: number, maximum: number): Parsed<number> | undefined {
  const text = textOf(input);
  if (text === undefined) return undefined;
  // `ครั้งที่ ๒` holds one number: the one that was meant.
  const plain = /^\D*?(\d+)\D*$/.exec(arabicDigits(text))?.[1] ?? '';
  const value = Number(plain);
  const isValid = plain !== '' && !/^[-.]|\d[.,]/.test(text) && value >= minimum && value <= maximum;
  if (input instanceof Numeral && isValid && /^\d+$/.test(text)) return { value };
  return {
    problem: {
      code: 'E-TYPE',
      predicate: { th: 'ไม่ใช่ตัวเลขที่ใช้ได้', en: 'is not a valid whole number' },
      expected: wholeNumber(minimum, maximum),
      hint: isValid ? (input instanceof Numeral ? write : writeBare)(String(value)) : digitsAlone(minimum),
    },
  };
}

function digitsAlone(minimum: number): Localized {
  return { th: `เขียนเป็นตัวเลขล้วน เช่น \`${minimum}\``, en: `write digits alone, such as \`${minimum}\`` };
}

function wholeNumber(minimum: number, maximum: number): Localized {
  if (minimum === maximum) return { th: `\`${minimum}\``, en: `\`${minimum}\`` };
  if (maximum === Number.MAX_SAFE_INTEGER) {
    return { th: `จำนวนเต็มตั้งแต่ ${minimum}`, en: `a whole number from ${minimum}` };
  }
  return { th: `จำนวนเต็ม ${minimum} ถึง ${maximum}`, en: `a whole number from ${minimum} to ${maximum}` };
}

function parseFiscalYear(input: unknown): Parsed<number> | undefined {
  const parsed = parseWhole(input, firstFiscalYear, lastFiscalYear);
  const short = /^\d\d$/.exec(arabicDigits(textOf(input) ?? ''))?.[0];
  if (parsed?.problem && short !== undefined)
    return { problem: { ...parsed.problem, hint: (input instanceof Numeral ? write : writeBare)(fullYear(short)) } };
  const common = input instanceof Numeral ? Number(input.source) : Number.NaN;
  if (parsed?.problem === undefined || !(common + 543 >= firstFiscalYear && common + 543 <= lastFiscalYear))
    return parsed;
  return {
    problem: {
      code: 'E-DATE-ERA',
      predicate: { th: 'ต้องเป็น พ.ศ.', en: 'must be a year in B.E.' },
      expected: fiscalYearExpected,
      hint: write(String(common + 543)),
    },
  };
}
