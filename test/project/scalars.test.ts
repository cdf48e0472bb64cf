import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fiscalYearOf } from '../../src/model/fiscal-year.ts';
import { parseBasisPoints, parseSatang } from '../../src/project/amounts.ts';
import { parseDate } from '../../src/project/date.ts';

const written = (hundredths: number) => {
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const buddhist = (iso: string) => `${iso.slice(8)}/${iso.slice(5, 7)}/${Number(iso.slice(0, 4)) + 543}`;

describe('parseSatang', () => {
  test('reads every amount of satang exactly', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (satang) => {
        expect(parseSatang(written(satang)).value).toBe(satang);
      }),
    );
  });

  test('reads whole baht and one decimal', () => {
    fc.assert(
      fc.property(fc.nat(), (baht) => {
        expect(parseSatang(String(baht)).value).toBe(baht * 100);
        expect(parseSatang(`${baht}.5`).value).toBe(baht * 100 + 50);
      }),
    );
  });

  test('gives a value or a problem for any text, and values only to plain decimals', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-+eE ๐๙บาท%') }), (text) => {
        const parsed = parseSatang(text);
        expect(parsed.value === undefined).toBe(parsed.problem?.code === 'E-MONEY');
        expect(parsed.value !== undefined && !/^\d+(\.\d{1,2})?$/.test(text)).toBe(false);
      }),
    );
  });

  test.each([
    ['1,234,567.50', '`1234567.50`'],
    ['๑,๕๐๐ บาท', '`1500`'],
    ['500.-', '`500`'],
    ['-', '`0`'],
  ])('suggests for %s to write %s', (text, suggestion) => {
    expect(parseSatang(text).problem?.hint?.en).toContain(suggestion);
  });

  test.each([
    ['1,5', '1.5'],
    ['10,50', '10.50'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1.25 ล้านบาท', '1250000.00'],
    ['0.005 แสน', '500.00'],
    ['3 หมื่นล้าน', '30000000000.00'],
    ['12500000.00\u200b', '12500000.00'],
    ['“12,500.00”', '12500.00'],
    ['12500.-', '12500'],
  ])('suggests for %s to write %s', (text, meant) => {
    expect(parseSatang(text).problem?.hint?.en).toBe(`write \`${meant}\``);
  });

  test('suggests only what is taken', () => {
    const piece = fc.constantFrom(...'0123456789.,-+๐๙%"“”\u200b'.split(''), 'บาท', 'ล้าน', 'แสน', 'ร้อยละ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        for (const parse of [parseSatang, parseBasisPoints]) {
          const suggested = /^write `(.+)`/.exec(parse(pieces.join('')).problem?.hint?.en ?? '')?.[1];
          if (suggested !== undefined) expect(parse(suggested).value).toBeDefined();
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['1.00,50', 'พันสอง', '1__000'])('suggests no amount for %s', (text) => {
    const hint = { en: 'write the amount in digits alone, such as `80900.50`' };
    expect(parseSatang(text).problem).toMatchObject({ code: 'E-MONEY', hint });
  });
});

describe('parseBasisPoints', () => {
  test('reads 0.00 to 100.00 exactly', () => {
    for (let points = 0; points <= 10_000; points++) expect(parseBasisPoints(written(points)).value).toBe(points);
  });

  test('refuses more than 100', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_001, max: 1e9 }), (points) => {
        expect(parseBasisPoints(written(points)).problem?.code).toBe('E-PERCENT-RANGE');
      }),
    );
  });
});

describe('parseDate', () => {
  test('reads a day alike in both ways of writing, with or without midnight', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('', ' 00:00:00', ' 00:00:00.000'), (iso, time) => {
        expect(parseDate(iso + time).value).toBe(iso);
        expect(parseDate(buddhist(iso) + time).value).toBe(iso);
      }),
    );
  });

  test('takes exactly the days of the calendar', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2150 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(40),
        (year, month, date) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
          const real = new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10) === text;
          expect(parseDate(text).value).toBe(real ? text : undefined);
        },
      ),
    );
  });

  test('a year of the other calendar is E-DATE-era with the right way to write it', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const wrongIso = `${Number(iso.slice(0, 4)) + 543}${iso.slice(4)}`;
        const wrongSlashed = `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
        expect(parseDate(wrongIso).problem).toMatchObject({ code: 'E-DATE-ERA', hint: { en: `write \`${iso}\`` } });
        expect(parseDate(wrongSlashed).problem).toMatchObject({
          code: 'E-DATE-ERA',
          hint: { en: `write \`${buddhist(iso)}\`` },
        });
      }),
    );
  });

  test.each(['2500-01-00', '25000100', '29/02/2021'])(
    'suggests no day for %s, which is none of either calendar',
    (text) => {
      expect(parseDate(text).problem?.hint?.en).toMatch(/^check day and year: /);
    },
  );

  test('what a hint suggests is a date', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789๐๑๒๓/-. ตคม:T'), maxLength: 24 });
    fc.assert(
      fc.property(text, (given) => {
        const suggested = /^write `(.+)`/.exec(parseDate(given).problem?.hint?.en ?? '')?.[1];
        if (suggested !== undefined) expect(parseDate(suggested).value).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['1/10/2563', '`01/10/2563`'],
    ['1 ตุลาคม พ.ศ. 2563', '`01/10/2563`'],
    ['๑ ม.ค. ๒๕๖๔', '`01/01/2564`'],
    ['2020-10-01T00:00:00.000Z', '`2020-10-01`'],
    ['2563/10/01', '`2020-10-01`'],
    ['1/10/63', '`01/10/2563`'],
    ['1 ต.ค. 63', '`01/10/2563`'],
    ['01 / 10 / 2563', '`01/10/2563`'],
    ['“01/10/2563”', '`01/10/2563`'],
  ])('suggests for %s to write %s', (text, suggestion) => {
    expect(parseDate(text).problem?.hint?.en).toContain(suggestion);
  });
});

describe('fiscalYearOf', () => {
  test.each([
    ['2020-09-30', 2563],
    ['2020-10-01', 2564],
    ['2021-09-30', 2564],
  ])('%s is in fiscal year %i', (date, year) => {
    expect(fiscalYearOf(date)).toBe(year);
  });

  test('a fiscal year begins with October and has all days to the next September', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const year = fiscalYearOf(iso);
        expect(iso >= `${year - 544}-10-01` && iso <= `${year - 543}-09-30`).toBe(true);
      }),
    );
  });
});
