import type { Localized } from '../model/localized.ts';
import type { BasisPoints, Satang } from '../model/project.ts';
import { type Parsed, write } from '../yaml/parsed.ts';

/** Baht as written in a data file (`80900.50`) in satang, exact; `E-MONEY` otherwise. */
export function parseSatang(text: string): Parsed<Satang> {
  const satang = parseHundredths(text);
  if (typeof satang === 'number') return { value: satang };
  const plain = suggestDecimal(text, (each) => typeof parseHundredths(each) === 'number');
  return {
    problem: {
      code: 'E-MONEY',
      predicate: named(bahtPredicates[satang], text),
      expected: bahtExpected,
      hint: plain ? write(plain) : undefined,
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

/** Percent as written in a data file (`22.5`) in hundredths of a percent, exact; `E-PERCENT-RANGE` otherwise. */
export function parseBasisPoints(text: string): Parsed<BasisPoints> {
  const points = parseHundredths(text);
  if (typeof points === 'number' && points <= 10_000) return { value: points };
  const plain = suggestDecimal(text, (each) => Number(parseHundredths(each)) <= 10_000);
  return {
    problem: {
      code: 'E-PERCENT-RANGE',
      predicate: named(percentPredicates[typeof points === 'number' ? 'large' : points], text),
      expected: percentExpected,
      hint: plain ? write(plain) : undefined,
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

/** What cannot be seen is named, for the figure looks right. */
function named(predicate: Localized, text: string): Localized {
  const hidden = /\p{Cf}/u.exec(text)?.[0];
  if (hidden === undefined) return predicate;
  const code = `U+${hidden.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    th: `${predicate.th} มีอักขระที่มองไม่เห็น ${code} ปนอยู่`,
    en: `${predicate.en}: it contains an invisible character, ${code}`,
  };
}

/** Why a text is no plain decimal number with at most two decimals. */
type DecimalFault = 'form' | 'negative' | 'decimals' | 'large';

/** `text` times 100, exact: digits are never read through a floating-point number. */
export function parseHundredths(text: string): number | DecimalFault {
  if (!decimal.test(text)) return text.startsWith('-') && decimal.test(text.slice(1)) ? 'negative' : 'form';
  const [whole, fraction = ''] = text.split('.');
  if (fraction.length > 2) return 'decimals';
  const hundredths = Number(whole + fraction.padEnd(2, '0'));
  return Number.isSafeInteger(hundredths) ? hundredths : 'large';
}

/** The plain decimal a person most likely meant: `๑,๕๐๐ บาท` is `1500`. */
export function plainDecimal(text: string): string | undefined {
  const bare = arabicDigits(text)
    .replace(/บาท|ร้อยละ|baht|thb|[฿%\s]/gi, '')
    .replace(/\.-$/, '');
  if (bare === '-') return '0';
  const plain = grouped.test(bare) ? bare.replaceAll(',', '') : bare;
  return decimal.test(plain) && plain !== text ? plain : undefined;
}

/** The number that was meant, in a form that is taken; for hints only, never read as data. */
function suggestDecimal(text: string, isTaken: (text: string) => boolean): string | undefined {
  const bare = arabicDigits(text)
    .replace(/[\p{Cf}\s"'“”‘’«»]/gu, '')
    .replace(/^\+/, '');
  const readings = [
    plainDecimal(bare),
    bare,
    inWords(bare),
    bare.replace(/^\./, '0.'),
    bare.replace(/\.$/, ''),
    bare.replace(/^(\d+),(\d{1,2})$/, '$1.$2'),
  ];
  return readings.find((each) => each !== undefined && each !== text && isTaken(each));
}

/** `1.25ล้านบาท` is `1250000.00`, exact. */
function inWords(text: string): string | undefined {
  const match = /^(\d{1,6})(?:\.(\d{1,8}))?((?:ร้อย|พัน|หมื่น|แสน|ล้าน)+)(?:บาท)?(?:ถ้วน)?$/.exec(text.replaceAll(',', ''));
  if (match === null) return undefined;
  const [, whole, fraction = '', words] = match;
  const zeros = Array.from(words!.matchAll(/ร้อย|พัน|หมื่น|แสน|ล้าน/g), ([word]) => zerosOf[word]!).reduce(
    (a, b) => a + b,
    0,
  );
  const digits = fraction.padEnd(zeros, '0');
  const value = `${BigInt(whole! + digits.slice(0, zeros))}`;
  return `${value}.${digits.slice(zeros).padEnd(2, '0')}`;
}

const zerosOf: Readonly<Record<string, number>> = { ร้อย: 2, พัน: 3, หมื่น: 4, แสน: 5, ล้าน: 6 };

/** Thai digits written as Arabic ones. */
export function arabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

const decimal = /^\d+(?:\.\d+)?$/;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
