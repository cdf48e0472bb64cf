import { describe, expect, test } from 'vitest';
import { readContact, readDate, readDecimal, readFiscalYear, readWhole } from '../../../src/import/form/read-values.ts';

describe('a day', () => {
  test.each([
    ['2020-10-01', { value: '2020-10-01' }],
    ['2020-10-01 00:00:00', { value: '2020-10-01', changed: 'time' }],
    ['01/10/2563', { value: '2020-10-01', changed: 'era' }],
    [' ๐๑/๑๐/๒๕๖๓ ', { value: '2020-10-01', changed: 'era' }],
    ['01/10/2563 00:00:00', { value: '2020-10-01', changed: 'time' }],
  ])('%j is %j', (text, expected) => {
    expect(readDate(text)).toEqual(expected);
  });

  test.each(['1 ต.ค. 2563', '31/02/2564', '01/10/2020', '2020-10-01 13:45:00', '', ' - '])(
    '%j is none, and kept as it is written',
    (text) => {
      expect(readDate(text)).toEqual({ value: text.trim() });
    },
  );
});

test.each([
  ['0', '0.00'],
  ['1,234.50 บาท', '1234.50'],
  ['๑,๒๓๔.๕ บาท', '1234.50'],
  ['22.5 %', '22.50'],
  ['0.05', '0.05'],
  ['100', '100.00'],
  ['1.234', '1.234'], // no amount: kept as it is written
  [' สองแสน ', 'สองแสน'],
  ['-5', '-5'],
  ['', ''],
])('the figure %j is %j', (text, decimal) => {
  expect(readDecimal(text)).toBe(decimal);
});

test.each([
  ['นางสาวกานดา ใจสว่าง (โทร 1519)', 'นางสาวกานดา ใจสว่าง', '1519'],
  ['นายก (โทร. 02-222-1111)', 'นายก', 'โทร. 02-222-1111'],
  ['นายก (โทรศัพท์ 1519)', 'นายก', 'โทรศัพท์ 1519'],
  ['นายก ( 0 2222 1111 ต่อ 12 )', 'นายก', '0 2222 1111 ต่อ 12'],
  ['นายก(1519)', 'นายก', '1519'],
  ['นายก (หัวหน้า) (โทร 1519)', 'นายก (หัวหน้า)', '1519'],
  ['นายก (หัวหน้า)', 'นายก (หัวหน้า)', undefined],
  ['นายก', 'นายก', undefined],
  ['(โทร 1519)', '', '1519'],
])('%s is the person %j with the telephone %j', (text, name, phone) => {
  expect(readContact(text)).toEqual(phone === undefined ? { name } : { name, phone });
});

test.each([
  ['2564', 2564],
  [' ๒๕๖๔ ', 2564],
  ['64', undefined],
  ['25640', undefined],
  ['ปี 2564', undefined],
])('the fiscal year %j is %s', (text, year) => {
  expect(readFiscalYear(text)).toBe(year);
});

test.each([
  ['1', 1],
  ['๑๒', 12],
  ['0', undefined],
  ['01', undefined],
  ['1.5', undefined],
  ['1234567', undefined],
])('the number %j is %s', (text, number) => {
  expect(readWhole(text)).toBe(number);
});
