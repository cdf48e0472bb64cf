import { parseBasisPoints, parseSatang } from '../../project/amounts.ts';
import { parseDate } from '../../project/date.ts';
import { arabicDigits } from '../../project/decimal.ts';
import type { Parsed } from '../../yaml/parsed.ts';
import type { Say } from './cell-notes.ts';
import { type Cell, textReaders, type Wrong, wrong } from './cell-text.ts';
import type { CellKind } from './columns.ts';
import { showsPercent, writesPercentSign } from './number-format.ts';
import type { NumberCell, SheetCell } from './sheet.ts';

/** Reads a number as a kind of column needs it. */
export function readNumber(written: NumberCell, kind: CellKind, say: Say): Parsed<Cell> {
  const { value, shown } = written;
  switch (kind) {
    case 'money':
    case 'percent':
      return readAmount(written, kind, say);
    case 'date':
      return wrong(...dayNumber(written.asDay));
    case 'year':
    case 'number':
      return readWhole(written, kind, say);
    case 'yes':
      return textReaders[kind](plainNumber(value));
    case 'mode':
      return textReaders[kind](shown);
    default: {
      const isShortened = /E[+-]\d/i.test(shown);
      const taken = isShortened ? plainNumber(value) : shown.trim();
      if (isShortened) say('shown-differs', taken);
      else if (taken !== plainNumber(value) || taken !== shown) say('number-as-text', taken);
      if (kind === 'phone' && /^[1-9]\d{7,8}$/.test(taken)) say('phone-zero', taken);
      return textReaders[kind](taken);
    }
  }
}

/** What a calculation left of a whole number, 2564.0000000001, is taken as the cell shows it. */
function readWhole({ value, shown }: NumberCell, kind: 'year' | 'number', say: Say): Parsed<Cell> {
  const exact = plainNumber(value);
  const whole = Math.round(value);
  const isShownWhole = /^\d+$/.test(arabicDigits(shown).trim()) && Math.abs(value - whole) < 1e-6;
  if (exact === String(whole) || !isShownWhole) return textReaders[kind](exact);
  const parsed = textReaders[kind](String(whole));
  if (parsed.problem === undefined) say('rounded', String(whole));
  return parsed;
}

/**
 * Excel calculates in binary and shows at most 15 digits, so these count. A value with more decimals than are allowed is
 * taken as it is shown where it is shown with two decimals; any other rounding would be ours.
 */
function readAmount({ value, shown, format }: NumberCell, kind: 'money' | 'percent', say: Say): Parsed<Cell> {
  const hasSign = /%\s*$/.test(shown);
  const isPercent = showsPercent(format) || (hasSign && !writesPercentSign(format));
  if (kind === 'money' && (isPercent || hasSign)) return wrong(...percentAsMoney);
  const read = kind === 'money' ? parseSatang : parseBasisPoints;
  const exact = plainNumber(isPercent ? Number((value * 100).toPrecision(15)) : value);
  const shownAmount = /\d[\d,]*(?:\.\d+)?/.exec(arabicDigits(shown))?.[0].replaceAll(',', '');
  const parsed = read(exact);
  if (parsed.problem === undefined) {
    if (kind === 'percent' && !isPercent && !hasSign && isFraction(value)) say('percent-fraction', exact);
    if (isPercent) say('percent', exact);
    else if (plainNumber(value) !== String(value)) say('rounded', exact);
    else if (shownAmount === undefined || Number(shownAmount) !== Number(exact)) say('shown-differs', exact);
    return { value: exact };
  }
  if (shownAmount !== undefined && /\.\d\d$/.test(shownAmount) && /\.\d{3,}/.test(exact) && value >= 0) {
    const rounded = read(shownAmount);
    if (rounded.problem === undefined) {
      say('rounded', shownAmount);
      return { value: shownAmount };
    }
  }
  return parsed;
}

const percentAsMoney: Wrong = [
  'E-MONEY',
  { th: 'เป็นร้อยละ ไม่ใช่จำนวนเงิน', en: 'is a percentage, not an amount of money' },
  {
    th: 'พิมพ์จำนวนเงินเป็นบาท และเปลี่ยนรูปแบบช่องเป็นตัวเลข',
    en: 'type the amount in baht, and give the cell the format of a number',
  },
];

/** Below one percent, and perhaps meant as a fraction of one. */
export function isFraction(value: number): boolean {
  return value > 0 && value < 1;
}

/** A number without an exponent, in the 15 digits that a spreadsheet shows of it. */
function plainNumber(value: number): string {
  const exact = Number(value.toPrecision(15));
  const text = String(exact);
  if (!/e/.test(text)) return text;
  return Math.abs(exact) < 1 ? exact.toFixed(20).replace(/0+$/, '') : BigInt(exact).toString();
}

/** A day that Excel stores. A year beyond 2400 was typed as B.E. while Excel counted in C.E. */
export function readDay({ day, hasTime, shown }: Extract<SheetCell, { kind: 'date' }>, say: Say): Parsed<Cell> {
  const year = Number(day.slice(0, 4));
  const typedAsBuddhist = year >= 2400 && year < 2700 && arabicDigits(shown).includes(String(year));
  const iso = typedAsBuddhist ? `${year - 543}${day.slice(4)}` : day;
  const parsed = parseDate(iso);
  if (parsed.problem !== undefined) return parsed;
  if (typedAsBuddhist) say('era-of-date', iso);
  if (hasTime) say('time-dropped', iso);
  return parsed;
}

function dayNumber(asDay: string | undefined): Wrong {
  const predicate = { th: 'เป็นตัวเลข ไม่ใช่วันที่', en: 'is a number, not a date' };
  if (asDay === undefined) return ['E-DATE-FORMAT', predicate];
  const [year, month, date] = asDay.split('-');
  const day = `${date}/${month}/${Number(year) + 543}`;
  return [
    'E-DATE-FORMAT',
    predicate,
    {
      th: `ถ้าเป็นเลขวันของ Excel คือ \`${day}\` ให้เปลี่ยนรูปแบบช่องเป็นวันที่`,
      en: `as a day number of Excel it is \`${day}\`; change the format of the cell to a date`,
    },
  ];
}
