import type { Localized } from '../model/localized.ts';
import { readBahtWords } from '../thai/number-words.ts';
import { write } from '../yaml/parsed.ts';
import { arabicDigits, type DecimalFault, plainDecimal } from './decimal.ts';

/** What to write in place of an amount that is not taken: the number that was meant where it is plain, else how it is written. */
export function amountHint(
  text: string,
  fault: DecimalFault,
  isTaken: (text: string) => boolean,
  general: Readonly<Record<'form' | 'large', Localized>>,
): Localized {
  const meant = suggestDecimal(text, isTaken);
  if (meant !== undefined) return write(meant);
  if (fault === 'decimals') {
    const rounded = roundedToHundredths(text);
    return isTaken(rounded) ? roundTo(rounded) : general.large;
  }
  if (fault !== 'negative') return general[fault];
  const positive = text.slice(1);
  return isTaken(positive) ? withoutSign(positive) : general.form;
}

function roundTo(text: string): Localized {
  return { th: `เขียนเป็น \`${text}\` (ปัดเป็นทศนิยมสองตำแหน่ง)`, en: `write \`${text}\`, rounded to two decimals` };
}

function withoutSign(text: string): Localized {
  return {
    th: `เขียนเป็น \`${text}\` โดยไม่มีเครื่องหมายลบ หรือตรวจจำนวนใหม่`,
    en: `write \`${text}\` without the minus sign, or check the amount`,
  };
}

/** Half up, exact: `0.005` is `0.01`. */
function roundedToHundredths(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  const hundredths = BigInt(whole + fraction.slice(0, 2)) + (fraction.charAt(2) >= '5' ? 1n : 0n);
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The number that was meant, in a form that is taken; for hints only, never read as data. */
function suggestDecimal(text: string, isTaken: (text: string) => boolean): string | undefined {
  const bare = arabicDigits(text)
    .replace(/[０-９．，]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Cf}\s"'“”‘’«»]/gu, '')
    .replace(/เปอร์เซ็?นต์/g, '')
    .replace(/(?<=\d)_(?=\d)/g, '')
    .replace(/(?<=บาท)ถ้วน$/, '')
    .replace(/ลบ\.?$/, 'ล้านบาท')
    .replace(/^\+/, '');
  const readings = [
    plainDecimal(bare),
    bare,
    /^(?:ไม่มี|ไม่ได้(?:เบิก|ใช้)(?:จ่าย)?|ยังไม่(?:ได้)?(?:เบิก|ใช้)(?:จ่าย)?)$/.test(bare) ? '0.00' : undefined,
    /^[\d,.]*\d[\d,.oO]*$/.test(bare) ? bare.replace(/[oO]/g, '0') : undefined,
    withPowerInWords(bare),
    readBahtWords(bare.replace(/^ร้อยละ/, '')),
    bare.replace(/^\./, '0.'),
    bare.replace(/\.$/, ''),
    bare.replace(/^(\d+),(\d{1,2})$/, '$1.$2'),
    bare.replace(
      /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/,
      (_, whole: string, cents: string) => `${whole.replaceAll('.', '')}.${cents}`,
    ),
  ];
  return readings.find((each) => each !== undefined && each !== text && isTaken(each));
}

/** `1.25ล้านบาท` is `1250000.00`, exact. */
function withPowerInWords(text: string): string | undefined {
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
