import { codePointName } from '../model/code-point-name.ts';
import type { Localized } from '../model/localized.ts';
import type { BasisPoints, Satang } from '../model/project.ts';
import type { Parsed } from '../yaml/parsed.ts';
import { amountHint } from './amount-hint.ts';
import { type DecimalFault, parseHundredths } from './decimal.ts';

/** Baht as written in a data file (`80900.50`) in satang, exact; `E-MONEY` otherwise. */
export function parseSatang(text: string): Parsed<Satang> {
  const satang = parseHundredths(text);
  if (typeof satang === 'number') return { value: satang };
  return {
    problem: {
      code: 'E-MONEY',
      predicate: named(bahtPredicates[satang], text),
      expected: bahtExpected,
      hint: amountHint(text, satang, (each) => typeof parseHundredths(each) === 'number', bahtHints),
    },
  };
}

const bahtExpected = {
  th: 'จำนวนบาท ไม่ติดลบ ทศนิยมไม่เกินสองตำแหน่ง เช่น `80900.50`',
  en: 'baht, not negative, at most two decimals, such as `80900.50`',
};

const bahtPredicates: Record<DecimalFault, Localized> = {
  form: { th: 'ไม่ใช่จำนวนเงิน', en: 'is not an amount of money' },
  negative: { th: 'ติดลบ', en: 'is negative' },
  decimals: { th: 'มีทศนิยมเกินสองตำแหน่ง', en: 'has more than two decimals' },
  large: { th: 'มากเกินกว่าที่คำนวณได้แม่นยำ', en: 'is too large to be exact' },
};

const bahtHints = {
  form: {
    th: 'เขียนจำนวนบาทเป็นตัวเลขเท่านั้น เช่น `80900.50`',
    en: 'write the amount in digits alone, such as `80900.50`',
  },
  large: { th: 'ตรวจจำนวนหลัก', en: 'check the number of digits' },
};

/** Percent as written in a data file (`22.5`) in hundredths of a percent, exact; `E-PERCENT-RANGE` otherwise. */
export function parseBasisPoints(text: string): Parsed<BasisPoints> {
  const points = parseHundredths(text);
  if (typeof points === 'number' && points <= 10_000) return { value: points };
  const fault = typeof points === 'number' ? 'large' : points;
  return {
    problem: {
      code: 'E-PERCENT-RANGE',
      predicate: named(percentPredicates[fault], text),
      expected: percentExpected,
      hint: amountHint(text, fault, (each) => Number(parseHundredths(each)) <= 10_000, percentHints),
    },
  };
}

const percentExpected = {
  th: 'ตัวเลข 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง เช่น `22.50`',
  en: 'a number from 0 to 100 with at most two decimals, such as `22.50`',
};

const percentPredicates: Record<DecimalFault, Localized> = {
  form: { th: 'ไม่ใช่ตัวเลขร้อยละ', en: 'is not a percentage' },
  negative: { th: 'ติดลบ', en: 'is negative' },
  decimals: { th: 'มีทศนิยมเกินสองตำแหน่ง', en: 'has more than two decimals' },
  large: { th: 'เกินร้อยละ 100', en: 'is more than 100 %' },
};

const percentHints = {
  form: {
    th: 'เขียนความก้าวหน้าสะสมเป็นตัวเลขเดียว เช่น `22.50`',
    en: 'write the progress so far as one figure, such as `22.50`',
  },
  large: {
    th: 'ตรวจตัวเลข ความก้าวหน้าสะสมไม่เกิน 100',
    en: 'check the figure: the progress so far is at most 100',
  },
};

/** What cannot be seen is named, for the figure looks right. */
function named(predicate: Localized, text: string): Localized {
  const hidden = /\p{Cf}/u.exec(text)?.[0];
  if (hidden === undefined) return predicate;
  const code = codePointName(hidden);
  return {
    th: `${predicate.th} มีอักขระที่มองไม่เห็น ${code} ปนอยู่`,
    en: `${predicate.en}: it contains an invisible character, ${code}`,
  };
}
