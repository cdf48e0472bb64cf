import { describe, expect, test } from 'vitest';
import {
  inBuddhistYears,
  showsBuddhistYear,
  showsDay,
  showsPercent,
  showsThaiDigits,
  withBuiltInFormats,
  withoutLanguage,
} from '../../../src/import/table/number-format.ts';

describe('a format shows a day', () => {
  test.each([
    'dd/mm/yyyy',
    'd/m/bbbb',
    'mmm yy',
    'd',
    '[$-D07041E]d mmm bb',
    '[$-1070000]d/mm/yyyy;@',
    'ว/ดด/ปปปป',
    'ปปปป',
    'd/m/yyyy h:mm AM/PM',
    'd/m/yyyy ss.00', // hundredths of a second
    '[Red]d/m/yy',
    'd" ม.ค. 0 "yyyy', // the 0 is text
    'd\\#m',
  ])('%s', (format) => {
    expect(showsDay(format)).toBe(true);
  });

  test.each([
    'General',
    'ทั่วไป',
    'G/ทั่วไป',
    'Standard',
    '0.00',
    '#,##0 "day"',
    '# ?/?',
    '?d',
    '0"d"',
    '[Magenta]0',
    'h:mm',
    '[h]:mm:ss',
    'mm:ss.0',
    'ช:นน:ทท',
    'h:mm AM/PM',
    '@',
    '',
    '0;d/m/yyyy', // only the first section counts
  ])('%s does not', (format) => {
    expect(showsDay(format)).toBe(false);
  });
});

test.each([
  ['0%', true],
  ['0.00 %;-0.00 %', true],
  ['0" %"', false],
  ['0\\%', false],
  ['0;0%', false],
  ['General', false],
])('%s shows a percentage: %s', (format, shows) => {
  expect(showsPercent(format)).toBe(shows);
});

test.each([
  ['[$-D07041E]d mmm bb', true],
  ['[$-D00041E]0', true],
  ['t0.00', true],
  ['t#,##0', true],
  ['T?/?', true],
  ['[$-107041E]d mmmm yyyy', false],
  ['"t"0', false],
  ['0', false],
])('%s shows Thai digits: %s', (format, shows) => {
  expect(showsThaiDigits(format)).toBe(shows);
});

test.each([
  ['[$-1070000]d/mm/yyyy;@', true],
  ['[$-D07041E]d mmmm yyyy', true],
  ['[$-07041E]d/m/yyyy', true],
  ['[$-1000000]d/m/yyyy', false],
  ['[$-41E]d/m/yyyy', false],
  ['[$-1010000]d/mm/yyyy', false],
  ['d/m/bbbb', false],
])('%s chooses the Buddhist calendar: %s', (format, shows) => {
  expect(showsBuddhistYear(format)).toBe(shows);
});

test.each([
  ['[$-1070000]d/mm/yyyy;@', 'd/mm/bbbb;@'],
  ['d mmm yy', 'd mmm bb'],
  ['d/m/e', 'd/m/bbbb'],
  ['yyy', 'bbbb'],
  ['y', 'bb'],
])('%s in Buddhist years is %s', (format, buddhist) => {
  expect(inBuddhistYears(format)).toBe(buddhist);
});

test.each([
  ['[$-41E]0.00', '0.00'],
  ['t#,##0.00', '#,##0.00'],
  ['[$-41E]ทั่วไป', 'General'],
  [' Standard ', 'General'],
  ['[Red]0', '[Red]0'],
  ['ทั่วไป;0', 'ทั่วไป;0'],
])('%s without its language is %s', (format, plain) => {
  expect(withoutLanguage(format)).toBe(plain);
});

describe('formats that a file names by their numbers alone', () => {
  const written = (styles: string) =>
    new Map(
      [...withBuiltInFormats(styles).matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [
        Number(id),
        code,
      ]),
    );

  test.each([
    [27, 'd/m/yyyy'],
    [36, 'd/m/yyyy'],
    [50, 'd/m/yyyy'],
    [58, 'd/m/yyyy'],
    [59, 't0'],
    [62, 't#,##0.00'],
    [67, 't0%'],
    [71, 'ว/ด/ปปปป'],
    [74, 'ดดด-ปป'],
    [75, 'ช:นน'],
    [81, 'd/m/bb'],
  ])('%i is %s', (id, format) => {
    expect(written('<styleSheet xmlns="a"></styleSheet>').get(id)).toBe(format);
  });

  test('are written into a list of their own, or into the list that is there', () => {
    expect(withBuiltInFormats('<styleSheet xmlns="a"><fonts/></styleSheet>')).toMatch(
      /^<styleSheet xmlns="a"><numFmts>(?:<numFmt [^>]*\/>){32}<\/numFmts><fonts\/><\/styleSheet>$/,
    );
    expect(withBuiltInFormats('<styleSheet><numFmts count="1"><numFmt x=""/></numFmts></styleSheet>')).toMatch(
      /^<styleSheet><numFmts count="1">(?:<numFmt numFmtId[^>]*\/>){32}<numFmt x=""\/><\/numFmts><\/styleSheet>$/,
    );
  });

  test('have the prefix of the file', () => {
    expect(withBuiltInFormats('<x:styleSheet xmlns:x="a"></x:styleSheet>')).toMatch(
      /<x:numFmts><x:numFmt [^>]*\/>.*<\/x:numFmts><\/x:styleSheet>$/,
    );
  });

  test('that the file gives itself stay its own', () => {
    const own = written('<styleSheet><numFmts><numFmt numFmtId="71" formatCode="0.0"/></numFmts></styleSheet>');
    expect(own.get(71)).toBe('0.0');
    expect(own.get(72)).toBe('ว-ดดด-ปป');
  });
});
