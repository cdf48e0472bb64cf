import { describe, expect, test } from 'vitest';
import { isFraction, readDay, readNumber } from '../../../src/import/table/cell-number.ts';
import type { Cell } from '../../../src/import/table/cell-text.ts';
import type { CellKind } from '../../../src/import/table/columns.ts';
import type { NumberCell, SheetCell } from '../../../src/import/table/sheet.ts';
import { dateCell, numberCell } from './made-sheets.ts';

type Number = Parameters<typeof numberCell>;

function read(kind: CellKind, number: Number) {
  const notes: string[] = [];
  const parsed = readNumber(numberCell(...number) as NumberCell, kind, (note, taken) => notes.push(`${note} ${taken}`));
  return { ...parsed, notes };
}

/** The number of a cell, what it shows, its format; then the value that is taken and what is noted. */
type Case = [kind: CellKind, number: Number, value: Cell, notes?: readonly string[]];

describe('amounts', () => {
  test.each<Case>([
    ['money', [1234.5], '1234.5'],
    ['money', [1234.5, '1,234.50', '#,##0.00'], '1234.5'],
    ['money', [1234.5, '๑,๒๓๔.๕๐', 't#,##0.00'], '1234.5'],
    ['money', [1234.5, '1,234.50 บาท', '#,##0.00" บาท"'], '1234.5'],
    ['money', [0, '-', '0;0;"-"'], '0', ['shown-differs 0']],
    ['money', [200_000], '200000'],
    ['money', [9e13], '90000000000000'],
    ['money', [1234.56, '1,235', '#,##0'], '1234.56', ['shown-differs 1234.56']],
    ['money', [1_234_000, '1.2 ล้าน', '0.0,," ล้าน"'], '1234000', ['shown-differs 1234000']],
    ['money', [0.1 + 0.2, '0.3'], '0.3', ['rounded 0.3']],
    ['money', [33.333_333, '33.33', '0.00'], '33.33', ['rounded 33.33']],
    ['percent', [22.5], '22.5'],
    ['percent', [25, '25.00', '0.00'], '25'],
    ['percent', [1], '1'],
    ['percent', [0], '0'],
    ['percent', [0.25], '0.25', ['percent-fraction 0.25']],
    ['percent', [0.25, '25%', '0%'], '25', ['percent 25']],
    ['percent', [0.005, '0.5%', '0.0%'], '0.5', ['percent 0.5']],
    ['percent', [0.07, '7%', '0%'], '7', ['percent 7']], // 0.07 × 100 is 7.000000000000001
    ['percent', [0.25, '25 % ', 'General'], '25', ['percent 25']],
    ['percent', [25, '25%', '0"%"'], '25'],
    ['percent', [25, '25%', '0\\%'], '25'],
    ['percent', [0.25, '0.25%', '0.00"%"'], '0.25'],
    ['percent', [0.25, '25.0 %', '0.0 %'], '25', ['percent 25']],
    ['percent', [1 / 3, '33.33%', '0.00%'], '33.33', ['rounded 33.33']],
    ['percent', [100.001, '100.00', '0.00'], '100.00', ['rounded 100.00']],
    ['percent', [100 / 3, '33.33', '0.00'], '33.33', ['rounded 33.33']],
  ])('%s %j is %s', (kind, number, value, notes = []) => {
    expect(read(kind, number)).toEqual({ value, notes });
  });

  test.each<[CellKind, Number, string, string]>([
    ['money', [0.25, '25%', '0%'], 'E-MONEY', 'is a percentage, not an amount of money'],
    ['money', [25, '25%', '0"%"'], 'E-MONEY', 'is a percentage, not an amount of money'],
    ['money', [-1], 'E-MONEY', 'is negative'],
    ['money', [-33.333, '-33.33', '0.00'], 'E-MONEY', 'is negative'],
    ['money', [33.333, '33', '0'], 'E-MONEY', 'has more than two decimals'],
    ['money', [33.333, '33.333', '0.000'], 'E-MONEY', 'has more than two decimals'],
    ['money', [33.333, '33.3', '0.0'], 'E-MONEY', 'has more than two decimals'],
    ['money', [1e-7], 'E-MONEY', 'has more than two decimals'],
    ['money', [1e14], 'E-MONEY', 'is too large to be exact'],
    ['money', [1e21], 'E-MONEY', 'is too large to be exact'],
    ['percent', [101], 'E-PERCENT-RANGE', 'is more than 100 %'],
    ['percent', [25, '2500%', '0%'], 'E-PERCENT-RANGE', 'is more than 100 %'],
    ['percent', [100.006, '100.01', '0.00'], 'E-PERCENT-RANGE', 'has more than two decimals'],
    ['percent', [-0.25, '-25%', '0%'], 'E-PERCENT-RANGE', 'is negative'],
  ])('%s %j is %s: it %s', (kind, number, code, words) => {
    const { problem, notes } = read(kind, number);
    expect({ code: problem?.code, en: problem?.predicate.en, notes }).toEqual({ code, en: words, notes: [] });
  });
});

describe('numbers in columns of other kinds', () => {
  test.each<Case>([
    ['year', [2564], 2564],
    ['year', [2564, '2,564.00', '#,##0.00'], 2564],
    ['number', [3, '03', '00'], 3],
    ['year', [2564.000_000_000_1, '2564'], 2564, ['rounded 2564']],
    ['number', [0.999_999_999_9, '1'], 1, ['rounded 1']],
    ['yes', [1], 'true'],
    ['yes', [0], null],
    ['text', [101, 'อาคาร 101', '"อาคาร "0'], 'อาคาร 101', ['number-as-text อาคาร 101']],
    ['text', [101], '101'],
    ['text', [101, ' 101 ', '_(0_)'], '101', ['number-as-text 101']],
    ['text', [123_456_789_012, '1.23457E+11'], '123456789012', ['shown-differs 123456789012']],
    ['phone', [812_345_678, '081-234-5678', '000-000-0000'], '081-234-5678', ['number-as-text 081-234-5678']],
    ['phone', [812_345_678], '812345678', ['phone-zero 812345678']],
    ['phone', [21_112_222], '21112222', ['phone-zero 21112222']],
    ['phone', [1519], '1519'],
    ['phone', [6_681_234_567], '6681234567'],
    ['text', [812_345_678], '812345678'],
    ['texts', [5], ['5']],
  ])('%s %j is %j', (kind, number, value, notes = []) => {
    expect(read(kind, number)).toEqual({ value, notes });
  });

  test.each<[CellKind, Number, string]>([
    ['year', [2564.5], 'E-DATE-ERA'],
    ['year', [2021], 'E-DATE-ERA'],
    ['number', [1.5, '2', '0'], 'E-TYPE'],
    ['number', [-1], 'E-TYPE'],
    ['code', [21_000_000], 'E-CODE-FORMAT'],
    ['mode', [1], 'E-TYPE'],
    ['yes', [2], 'E-TYPE'],
  ])('%s %j is %s', (kind, number, code) => {
    expect(read(kind, number).problem?.code).toBe(code);
  });

  test('a day number without the format of a date is none; the hint says which day it would be', () => {
    const { problem } = read('date', [44_105, '44105', 'General', '2020-10-01']);
    expect([problem?.code, problem?.predicate.en, problem?.hint?.en]).toEqual([
      'E-DATE-FORMAT',
      'is a number, not a date',
      'as a day number of Excel it is `01/10/2563`; change the format of the cell to a date',
    ]);
    expect(read('date', [2564]).problem?.hint).toBeUndefined();
  });
});

describe('days', () => {
  const day = (...cell: Parameters<typeof dateCell>) => {
    const notes: string[] = [];
    const date = dateCell(...cell) as Extract<SheetCell, { kind: 'date' }>;
    return { ...readDay(date, (note, taken) => notes.push(`${note} ${taken}`)), notes };
  };

  test.each<[iso: string, shown: string, value: string, notes: readonly string[]]>([
    ['2020-10-01', '1/10/2563', '2020-10-01', []],
    ['2020-10-01', '1 Oct 20', '2020-10-01', []],
    ['2563-10-01', '1/10/2563', '2020-10-01', ['era-of-date 2020-10-01']],
    ['2563-10-01', '๑/๑๐/๒๕๖๓', '2020-10-01', ['era-of-date 2020-10-01']],
    ['2564-02-28', '28/2/2564', '2021-02-28', ['era-of-date 2021-02-28']],
  ])('%s, shown as %s, is %s', (iso, shown, value, notes) => {
    expect(day(iso, shown)).toEqual({ value, notes });
  });

  test('a time is dropped, and that is noted', () => {
    expect(day('2020-10-01', '1/10/2563 13:00', true).notes).toEqual(['time-dropped 2020-10-01']);
    expect(day('2563-10-01', '1/10/2563 13:00', true).notes).toHaveLength(2);
  });

  test.each([
    ['2563-10-01', '1/10/3106', 'E-DATE-ERA'], // stored as B.E. in a calendar that counts in B.E. itself
    ['2700-10-01', '1/10/2700', 'E-DATE-ERA'],
    ['1900-01-05', '5/1/1900', 'E-DATE-ERA'],
    ['2567-02-30', '30/2/2567', 'E-DATE-FORMAT'],
  ])('%s, shown as %s, is %s', (iso, shown, code) => {
    expect(day(iso, shown).problem?.code).toBe(code);
  });
});

test.each([
  [0, false],
  [0.01, true],
  [0.99, true],
  [1, false],
  [-0.5, false],
])('%d percent may be meant as a fraction: %s', (value, may) => {
  expect(isFraction(value)).toBe(may);
});
