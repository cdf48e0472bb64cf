import { describe, expect, test } from 'vitest';
import { splitItems, splitParagraphs } from '../../../src/import/form/paragraphs.ts';
import type { PrintedLine } from '../../../src/import/printed-line.ts';
import { madeLines, madePrintout } from '../made-lines.ts';

const long = 'ก'.repeat(40);
const texts = (groups: readonly (readonly PrintedLine[])[]) => groups.map((lines) => lines.map(({ text }) => text));

function split(lines: readonly PrintedLine[], source: 'own' | 'legacy' = 'legacy', unit = 1) {
  const found = splitParagraphs(lines, madePrintout(lines, { source, unit }));
  return { ...found, paragraphs: texts(found.paragraphs) };
}

describe('running text is split into paragraphs', () => {
  const indented = (...indents: number[]) =>
    madeLines(indents.map((_, index) => `${'กขคงจฉ'[index]}`)).map((line, index) => ({
      ...line,
      indent: indents[index]!,
    }));

  test('at lines that begin further right', () => {
    expect(split(indented(4, 0, 0, 4, 0)).paragraphs).toEqual([
      ['ก', 'ข', 'ค'],
      ['ง', 'จ'],
    ]);
    expect(split(indented(0, 0, 0, 3)).paragraphs).toHaveLength(1); // less than an indent
  });

  test('the edge is where several lines begin, not where a stray one does', () => {
    expect(split(indented(0, 10, 10, 10, 14)).paragraphs).toEqual([['ก', 'ข', 'ค', 'ง'], ['จ']]);
  });

  test('an indent counts in the unit of the printout', () => {
    expect(split(indented(0, 0, 0, 10), 'legacy', 5).paragraphs).toHaveLength(1);
    expect(split(indented(0, 0, 0, 18), 'legacy', 5).paragraphs).toHaveLength(2);
  });

  test('where a PDF has the indent alone on the line above', () => {
    const lines = madeLines(['ก', 'ข']).map((line, index) => ({ ...line, ...(index === 1 && { indented: true }) }));
    expect(split(lines).paragraphs).toEqual([['ก'], ['ข']]);
  });

  test('at boxes that were indents, which are taken off and noted', () => {
    expect(split(madeLines(['□□ก', 'ข', '\ufffd  ค', 'ง □']))).toEqual({
      paragraphs: [
        ['ก', 'ข'],
        ['ค', 'ง □'],
      ],
      boxes: [1, 3],
      guessed: [],
    });
  });

  test('of raingan behind a short line, which is a guess; where others are indented it is none', () => {
    const lines = madeLines([long, 'ก'.repeat(10), long, long]);
    expect(split(lines, 'own')).toMatchObject({
      paragraphs: [
        [long, 'ก'.repeat(10)],
        [long, long],
      ],
      guessed: [3],
    });
    expect(split(lines, 'legacy').guessed).toEqual([]);
    const first = lines.map((line, index) => ({ ...line, indent: index === 0 ? 5 : 0 }));
    expect(split(first, 'own').guessed).toEqual([]);
  });

  test('a line that the next word would not have fitted behind is not short', () => {
    const words = [long, 'ก'.repeat(22), `${'ข'.repeat(14)} ค`];
    expect(split(madeLines(words), 'own').guessed).toEqual([]);
    expect(split(madeLines([long, 'ก'.repeat(22), 'ข ค']), 'own').guessed).toEqual([3]);
  });

  test('nothing is none', () => {
    expect(split([])).toEqual({ paragraphs: [], boxes: [], guessed: [] });
  });
});

test.each([
  [
    ['1. ก', '2. ข'],
    [['ก'], ['ข']],
  ],
  [
    ['1.ก', 'ต่อ', '2.ข'],
    [['ก', 'ต่อ'], ['ข']],
  ],
  [
    ['1.', 'ก', '2. ข'],
    [['ก'], ['ข']],
  ],
  [['ก', 'ข'], [['ก', 'ข']]],
  [['1. ก', '3. ค'], [['ก', '3. ค']]], // no second item before it
  [['1. ก', '2.5 ล้าน'], [['ก', '2.5 ล้าน']]],
  [['1. ก', '10. ข'], [['ก', '10. ข']]],
  [['2. ก'], [['2. ก']]],
  [[], []],
])('the items of %j are %j', (lines, items) => {
  expect(texts(splitItems(madeLines(lines)))).toEqual(items);
});
