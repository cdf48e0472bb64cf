import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../src/model/day-number.ts';
import { sumSatang } from '../../src/model/sum-satang.ts';
import { parseSatang } from '../../src/project/amounts.ts';

const satang = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('sumSatang', () => {
  test('is exact, or undefined where a number cannot be', () => {
    fc.assert(
      fc.property(fc.array(satang), (amounts) => {
        const exact = amounts.reduce((sum, each) => sum + BigInt(each), 0n);
        const sum = sumSatang(amounts);
        if (sum === undefined) expect(exact).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
        else expect(BigInt(sum)).toBe(exact);
      }),
    );
  });

  test('10,000 amounts written in baht agree to the satang, in any order', () => {
    const written = Array.from(
      { length: 10_000 },
      (_, n) => `${(n * 7919) % 100_003}.${String((n * 37) % 100).padStart(2, '0')}`,
    );
    const amounts = written.map((text) => parseSatang(text).value ?? Number.NaN);
    const digits = written.reduce((sum, text) => sum + BigInt(text.replace('.', '')), 0n);
    expect(sumSatang(amounts)).toBe(Number(digits));
    expect(sumSatang(amounts.toReversed())).toBe(Number(digits));
    expect(written.reduce((sum, text) => sum + Number(text), 0)).not.toBe(Number(digits) / 100); // floats would not
  });

  test('0.1 + 0.2 baht is 0.3 baht, and nothing is 0', () => {
    expect(sumSatang(['0.1', '0.2'].map((text) => parseSatang(text).value ?? 0))).toBe(parseSatang('0.3').value);
    expect(sumSatang([])).toBe(0);
  });

  test('one satang above the largest exact amount is undefined', () => {
    expect(sumSatang([Number.MAX_SAFE_INTEGER, 0])).toBe(Number.MAX_SAFE_INTEGER);
    expect(sumSatang([Number.MAX_SAFE_INTEGER, 1])).toBeUndefined();
  });
});

test('dayNumber counts days as the calendar does', () => {
  const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true });
  const iso = (date: Date) => date.toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, day, (a, b) => {
      const days = (Date.parse(iso(b)) - Date.parse(iso(a))) / 86_400_000;
      expect(dayNumber(iso(b)) - dayNumber(iso(a))).toBe(days);
    }),
  );
});
