import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/project/date.ts';

const pad = (value: number) => String(value).padStart(2, '0');

test('every day from 1950 to 2150 is read in both ways, and no other day', () => {
  const day = fc.tuple(
    fc.integer({ min: 1950, max: 2150 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  );
  fc.assert(
    fc.property(day, ([year, month, date]) => {
      const there = new Date(Date.UTC(year, month - 1, date)).getUTCMonth() === month - 1;
      const iso = `${year}-${pad(month)}-${pad(date)}`;
      const slashed = `${pad(date)}/${pad(month)}/${year + 543}`;
      for (const text of [iso, slashed]) expect(parseDate(text).value, text).toBe(there ? iso : undefined);
    }),
    { numRuns: 1000 },
  );
});

describe('29 February is a day of every fourth year, but of centuries only of every fourth', () => {
  test.each([
    ['2000-02-29', true],
    ['29/02/2543', true],
    ['2020-02-29', true],
    ['2100-02-29', false],
    ['29/02/2643', false],
    ['2021-02-29', false],
  ])('%s: %s', (text, is) => {
    const { value, problem } = parseDate(text);
    expect(value !== undefined, `${text} is a day of the calendar`).toBe(is);
    expect(problem?.code).toBe(is ? undefined : 'E-DATE-FORMAT');
  });
});

test.each([
  ['1949-12-31', 'E-DATE-ERA'],
  ['1950-01-01', undefined],
  ['2150-12-31', undefined],
  ['2151-01-01', 'E-DATE-ERA'],
  ['31/12/2492', 'E-DATE-ERA'],
  ['01/01/2493', undefined],
  ['31/12/2693', undefined],
  ['01/01/2694', 'E-DATE-ERA'],
])('%s: %s', (text, code) => {
  expect(parseDate(text).problem?.code).toBe(code);
});

describe('a date written in another way: the hint gives it as it is taken', () => {
  test.each([
    '30 พย 64',
    '30 พ.ย. 2564',
    '30 เดือน พฤศจิกายน พ.ศ. 2564',
    '30 พฤศจิกายน ค.ศ. 2021',
    'วันอังคารที่ 30 พฤศจิกายน 2564',
    'วันที่ ๓๐ พ.ย. ๖๔',
    '30 November 2021',
    'November 30, 2021',
    'Nov 30 2021',
    '30112564',
    '30\\11\\2564',
    '30/11/64',
    '30/11/21',
    '30 / 11 / 2564',
    '30/11/2021',
  ])('%s', (text) => {
    const { value, problem } = parseDate(text);
    expect(value).toBeUndefined();
    expect(problem?.hint?.en).toBe('write `30/11/2564`');
  });

  test.each([
    ['30/13/2564', 'months are 01 to 12'],
    ['11/30/2564', 'the day comes before the month: day/month/year'],
    ['31/11/2021', 'check day and year: in `30/09/2564` the year is B.E., in `2021-09-30` it is C.E.'],
    ['ไม่ระบุ', /^write day, month and year \(B\.E\.\) in digits, .* a report whose date is not known has `null`$/],
    ['30/11', /^write day, month and year/],
  ])('or, where none can be meant, how dates are written: %s', (text, hint) => {
    expect(parseDate(text).problem?.hint?.en).toMatch(hint);
  });
});
