import { parseDate } from '../../project/date.ts';
import { arabicDigits, parseHundredths } from '../../project/decimal.ts';

/** A day as a printout writes it, in ISO form, and what had to be changed; text that is no day is kept as it is written. */
export function readDate(text: string): { value: string; changed?: 'time' | 'era' } {
  const plain = arabicDigits(text.trim());
  const day = /^(.*?)\s+\d{2}:\d{2}:\d{2}(?:\.\d+)?$/.exec(plain)?.[1];
  const { value } = parseDate(plain);
  if (value === undefined) return { value: text.trim() };
  return { value, ...(day !== undefined ? { changed: 'time' } : plain.includes('/') ? { changed: 'era' } : {}) };
}

/** Baht or percent as a printout groups it, as a decimal with two places; text that is no number is kept as it is written. */
export function readDecimal(text: string): string {
  const plain = arabicDigits(text)
    .replace(/บาท|[,\s%]/g, '')
    .trim();
  const hundredths = parseHundredths(plain);
  if (typeof hundredths !== 'number') return text.trim();
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

export interface PrintedPerson {
  readonly name: string;
  readonly phone?: string;
}

/** `name (โทร 1519)`, with the ways offices write the telephone number. */
export function readContact(text: string): PrintedPerson {
  const own = /^(.*?)\s*\(โทร (.*)\)$/su.exec(text);
  if (own) return { name: own[1]!, phone: own[2]! };
  // A number that has its own โทร is printed as it is written.
  const verbatim = /^(.*?)\s*\((โทร.*)\)$/su.exec(text);
  if (verbatim) return { name: verbatim[1]!, phone: verbatim[2]! };
  const other = /^(.*?)\s*\(\s*(?:โทร(?:ศัพท์)?\.?\s*)?([\d\s,./+-]+(?:ต่อ\s*\d+)?)\s*\)$/u.exec(text);
  return other ? { name: other[1]!, phone: other[2]!.trim() } : { name: text };
}

/** Fiscal year, B.E. */
export function readFiscalYear(text: string): number | undefined {
  const year = /^\d{4}$/.exec(arabicDigits(text.trim()))?.[0];
  return year === undefined ? undefined : Number(year);
}

/** A whole number from 1. */
export function readWhole(text: string): number | undefined {
  const digits = /^[1-9]\d{0,5}$/.exec(arabicDigits(text.trim()))?.[0];
  return digits === undefined ? undefined : Number(digits);
}
