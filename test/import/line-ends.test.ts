import { describe, expect, test } from 'vitest';
import { letterWidth, lineEndsOf, remaining } from '../../src/import/line-ends.ts';
import type { PrintedLine } from '../../src/import/printed-line.ts';
import { madeLines } from './made-lines.ts';

/** Lines of letters 5 pt wide; `ends` are their right edges. */
const lines = (ends: readonly number[], text = 'ก') =>
  madeLines(ends.map((end) => text.repeat(end / 5))).map((line, index) => ({ ...line, end: ends[index]! }));
const spaced = (given: readonly PrintedLine[], ...numbers: number[]) =>
  given.map((line) => (numbers.includes(line.number) ? { ...line, text: `${line.text} ` } : line));

describe('how a program ends its wrapped lines', () => {
  test('with spaces, where some of them are there', () => {
    const full = lines([200, 200, 200, 200, 200]);
    expect(lineEndsOf(spaced(full, 1, 3), '')).toBe('shown');
    expect(lineEndsOf(spaced(full, 1), '')).toBe('lost'); // one may be an accident
    expect(lineEndsOf(spaced(lines(Array(50).fill(200)), 1, 3), '')).toBe('lost'); // two of fifty, too
  });

  test.each([
    ['LibreOffice 7.6', 'shown'],
    ['Typst 0.11', 'shown'],
    ['Microsoft® Word 2019', 'shown'],
    ['Skia/PDF m120', 'lost'],
    ['', 'lost'],
  ])('%j: %s', (producer, ends) => {
    expect(lineEndsOf(lines([200, 200, 200, 200, 200]), producer)).toBe(ends);
  });

  test('at spaces only, where lines end early', () => {
    expect(lineEndsOf(lines([200, 120, 130, 200, 200, 200]), '')).toBe('at-spaces');
    expect(lineEndsOf(lines([200, 120, 200, 200, 200, 200]), '')).toBe('lost'); // one may be the end of a paragraph
    expect(lineEndsOf(lines([120, 125, ...Array(12).fill(200)]), '')).toBe('lost'); // a sixth of them
  });

  test('is not known from a few lines', () => {
    expect(lineEndsOf(lines([200, 200, 200, 200]), '')).toBe('unknown');
    expect(lineEndsOf([], '')).toBe('unknown');
  });

  test('is not asked of the last line of a page, and not before an item or a heading', () => {
    const full = lines([200, 200, 200, 200, 200]);
    const pages = full.map((line, index) => ({ ...line, page: index < 2 ? 1 : 2 }));
    expect(lineEndsOf(pages, '')).toBe('unknown');
    const texts = ['1. ก', '1.2 หน่วยงานที่รับผิดชอบ', '2) ข', '□ ค'];
    for (const text of texts)
      expect(
        lineEndsOf(
          full.map((line, index) => (index === 2 ? { ...line, text } : line)),
          '',
        ),
        text,
      ).toBe('unknown');
    expect(
      lineEndsOf(
        full.map((line, index) => (index === 2 ? { ...line, indent: 20 } : line)),
        '',
      ),
    ).toBe('unknown');
  });

  test('of text without places is not known', () => {
    expect(lineEndsOf(madeLines(Array(9).fill('ก'.repeat(40))), '')).toBe('unknown');
  });
});

test('a line is as far from the right edge as those that begin where it begins reach further', () => {
  const given = lines([200, 150]);
  const aside = { ...lines([400])[0]!, indent: 60 };
  const all = [...given, aside];
  expect(all.map((line) => remaining(line, all))).toEqual([0, 50, 0]);
  expect(remaining({ ...given[1]!, indent: 2 }, all)).toBe(50); // a hair to the right is the same place
  const behind = all.map((line) => ({ ...line, indent: line.indent + 2 }));
  expect(remaining(given[1]!, behind)).toBe(50); // and a hair to the left
  expect(remaining(madeLines(['ก'])[0]!, all)).toBeUndefined();
});

test.each([
  [{ text: 'กกกก', indent: 10, end: 30 }, 5],
  [{ text: 'ที่นี่', indent: 0, end: 10 }, 5],
  [{ text: '', indent: 0, end: 10 }, 10],
  [{ text: 'ก', indent: 0 }, undefined],
])('letters of %j are %s wide', (line, width) => {
  expect(letterWidth({ number: 1, page: 1, ...line })).toBe(width);
});
