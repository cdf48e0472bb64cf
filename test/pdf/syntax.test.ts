import { describe, expect, test } from 'vitest';
import { array, bytes, date, dict, name, number, text } from '../../src/pdf/syntax.ts';
import { PdfScanner } from '../support/pdf-scanner.ts';
import { nameOf, textOf } from '../support/pdf-syntax.ts';

const read = (object: string) => new PdfScanner(Buffer.from(object, 'latin1')).object();

test('a dictionary has what is given, in its order, and no entry for what is absent', () => {
  expect(dict({ A: 1, B: undefined, C: true, D: '/E' })).toBe('<</A 1/C true/D /E>>');
  expect(dict({})).toBe('<<>>');
  expect(array([1, '2 0 R', '/A'])).toBe('[1 2 0 R /A]');
});

test.each([
  ['application/json', '/application#2fjson'],
  ['a b', '/a#20b'],
  ['tab\tend', '/tab#09end'],
  ['Sarabun-Bold_1.0+x', '/Sarabun-Bold_1.0+x'],
])('the name %j is written %s', (value, written) => {
  expect(name(value)).toBe(written);
  expect(nameOf(read(name(value)))).toBe(value);
});

describe('a text comes back as it was', () => {
  test.each([
    '',
    'plain',
    'a(b)c\\d',
    '~',
    'tab\tand\nline',
    'รายงาน',
    'ํ',
    'ญศษ์',
    '๐๛\u0e5c',
    '😀 (ก)',
    '\u0d28\u2829\u5c0d\uffff',
  ])('%j', (value) => {
    expect(textOf(read(text(value)))).toBe(value);
  });

  test('ASCII that a reader shows as it is is written as it is, and no carriage return of ours is a line end of its', () => {
    expect(text('A ~')).toBe('(A ~)');
    expect(text('é')).toBe('(\xfe\xff\x00\xe9)');
    expect(text('\u0e0d\u0d0d')).toBe('(\xfe\xff\x0e\\r\\r\\r)');
  });
});

test('bytes are hexadecimal, two digits each', () => {
  expect(bytes(Uint8Array.of(0, 10, 255))).toBe('<000AFF>');
});

test.each([
  [1.0004, '1'],
  [1.0006, '1.001'],
  [-0.25, '-0.25'],
  [1234.5678, '1234.568'],
])('the number %d is written %s, to a thousandth', (value, written) => {
  expect(number(value)).toBe(written);
});

test('a date is midnight of that day', () => {
  expect(date('2025-09-30')).toBe('(D:20250930000000Z)');
});
