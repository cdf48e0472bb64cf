import type { BasisPoints } from '../model/project.ts';
import type { DecimalFault } from './hundredths.ts';
import { parseHundredths, plainDecimal } from './hundredths.ts';
import type { Parsed } from './parsed.ts';
import { write } from './parsed.ts';

/** Percent as written in a data file (`22.5`) in hundredths of a percent, exact; `E-PERCENT-RANGE` otherwise. */
export function parseBasisPoints(text: string): Parsed<BasisPoints> {
  const points = parseHundredths(text);
  if (typeof points === 'number' && points <= 10_000) return { value: points };
  const plain = plainDecimal(text);
  return {
    problem: {
      code: 'E-PERCENT-RANGE',
      predicate: predicates[typeof points === 'number' ? 'large' : points],
      expected,
      hint: plain ? write(plain) : undefined,
    },
  };
}

const expected = {
  th: 'ตัวเลข 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง เช่น `22.50`',
  en: 'a number from 0 to 100 with at most two decimals, such as `22.50`',
};

const predicates: Record<DecimalFault, { th: string; en: string }> = {
  form: { th: 'ไม่ใช่ตัวเลขร้อยละ', en: 'is not a percentage' },
  negative: { th: 'ติดลบ', en: 'is negative' },
  decimals: { th: 'มีทศนิยมเกินสองตำแหน่ง', en: 'has more than two decimals' },
  large: { th: 'เกินร้อยละ 100', en: 'is more than 100 %' },
};
