import { describe, expect, test } from 'vitest';
import { isMark, isSpace, splitRuns } from '../../../src/import/pdf/glyph-runs.ts';
import { glyphs } from './made-glyphs.ts';

const texts = (...given: readonly (readonly ReturnType<typeof glyphs>[number][])[]) =>
  splitRuns(given.flat()).map((run) => run.glyphs.map(({ text }) => text).join(''));

describe('glyphs are one run', () => {
  test('as long as one follows the other, and a small gap is a space', () => {
    expect(texts(glyphs('กข', 50), glyphs('คง', 62))).toEqual(['กข คง']);
    expect(texts(glyphs('กข', 50), glyphs('คง', 61))).toEqual(['กขคง']);
  });

  test('over spaces that are drawn, however wide in justified text', () => {
    expect(texts(glyphs('กข คง'))).toEqual(['กข คง']);
    expect(texts(glyphs('กข ', 50), glyphs('คง', 95))).toEqual(['กข คง']);
  });

  test('with the marks above a letter, which have no width', () => {
    const [run] = splitRuns(glyphs('น้ำที่'));
    expect(run).toMatchObject({ y: 700, fontSize: 10 });
    expect(run?.glyphs.map(({ text }) => text).join('')).toBe('น้ำที่');
  });
});

describe('glyphs are apart', () => {
  test('behind the gap of a column, or three spaces typed to reach one', () => {
    expect(texts(glyphs('กข', 50), glyphs('คง', 65))).toEqual(['กข', 'คง']);
    expect(texts(glyphs('กข   คง'))).toEqual(['กข ', 'คง']);
  });

  test('on another line, or back at its beginning', () => {
    expect(texts(glyphs('กข', 50, 700), glyphs('คง', 60, 680))).toEqual(['กข', 'คง']);
    expect(texts(glyphs('กขคงจ', 50), glyphs('ฉ', 50))).toEqual(['กขคงจ', 'ฉ']);
  });

  test('a space at the end of a line stays with it, and an indent alone on the line above is noted', () => {
    const runs = splitRuns([...glyphs('กข ', 50, 700), ...glyphs(' ', 50, 690), ...glyphs('คง', 50, 670)]);
    expect(runs.map((run) => run.glyphs.length)).toEqual([3, 2]);
    expect(runs.map(({ indented }) => indented)).toEqual([false, true]);
  });
});

test('what is a space and what is a mark', () => {
  const [glyph] = glyphs('ก');
  const as = (text: string) => ({ ...glyph!, text });
  expect([' ', '\u00a0', '\t', 'ก'].map((text) => isSpace(as(text)))).toEqual([true, true, true, false]);
  expect(['\u0e48', '\u0e38', '\uf70a', 'ก', 'า'].map((text) => isMark(as(text)))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
