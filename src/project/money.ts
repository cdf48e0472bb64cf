import type { Satang } from '../model/project.ts';
import type { DecimalFault } from './hundredths.ts';
import { parseHundredths, plainDecimal } from './hundredths.ts';
import type { Parsed } from './parsed.ts';
import { write } from './parsed.ts';

/** Baht as written in a data file (`80900.50`) in satang, exact; `E-MONEY` otherwise. */
export function parseSatang(text: string): Parsed<Satang> {
  const satang = parseHundredths(text);
  if (typeof satang === 'number') return { value: satang };
  const plain = plainDecimal(text);
  return {
    problem: { code: 'E-MONEY', predicate: predicates[satang], expected, hint: plain ? write(plain) : undefined },
  };
}

const expected = {
  th: 'จำนวนบาท ไม่ติดลบ ทศนิยมไม่เกินสองตำแหน่ง เช่น `80900.50`',
  en: 'baht, not negative, at most two decimals, such as `80900.50`',
};

const predicates: Record<DecimalFault, { th: string; en: string }> = {
  form: { th: 'ไม่ใช่จำนวนเงิน', en: 'is not an amount of money' },
  negative: { th: 'ติดลบ', en: 'is negative' },
  decimals: { th: 'มีทศนิยมเกินสองตำแหน่ง', en: 'has more than two decimals' },
  large: { th: 'มากเกินกว่าที่คำนวณได้แม่นยำ', en: 'is too large to be exact' },
};
