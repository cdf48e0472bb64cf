import { describe, expect, test } from 'vitest';
import { formatInstant, instantOf, pdfDate, readPdfDate } from '../../src/sign/instant.ts';

const moment = instantOf(1_795_988_551_999); // 29 November 2026, 21:42:31.999 UTC

test('a moment is shown in UTC, whole seconds', () => {
  expect(formatInstant(moment)).toBe('2026-11-29 21:42:31 UTC');
  expect(pdfDate(moment)).toBe('(D:20261129214231Z)');
});

describe('a date of a PDF', () => {
  test.each([
    ['D:20261129214231Z', '2026-11-29 21:42:31 UTC'],
    ['D:20261129214231', '2026-11-29 21:42:31 UTC'],
    ["D:20261130044231+07'00'", '2026-11-29 21:42:31 UTC'],
    ['D:20261130044231+0700', '2026-11-29 21:42:31 UTC'],
    ["D:20261129181231-03'30", '2026-11-29 21:42:31 UTC'],
    ['D:20240229000000Z', '2024-02-29 00:00:00 UTC'],
  ])('%s is %s', (text, shown) => {
    expect(formatInstant(readPdfDate(text)!)).toBe(shown);
  });

  test.each([
    '',
    '20261129214231Z',
    'D:2026',
    'D:20261329214231Z', // month 13
    'D:20260231000000Z', // 31 February
    'D:20261129250000Z',
    'D:00501129214231Z',
  ])('%j is none', (text) => {
    expect(readPdfDate(text)).toBeUndefined();
  });
});
