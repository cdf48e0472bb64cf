import { describe, expect, test } from 'vitest';
import { baselineOffset, glyphRuns, placeLine } from '../../../src/layout/pages/place-line.ts';
import type { FaceProvider, Piece, TextBox } from '../../../src/layout/text/shape.ts';
import type { Face, ShapedText } from '../../../src/model/face.ts';
import { lineAt, plain } from './made-bands.ts';

/** A face whose letters are half an em wide each. */
const faceOf = (more: Partial<Face> = {}): Face =>
  ({
    unitsPerEm: 1000,
    kernsThai: false,
    metrics: { inkTop: 900, inkBottom: -300 },
    shape: (text: string) => ({ text, advance: 500 * text.length }) as ShapedText,
    ...more,
  }) as Face;

const regular = faceOf();
const other = faceOf();
const style = { ...plain, fontSize: 10, linePitch: 20 };

/** A word in `regular`, 5 pt for each letter. */
const piece = (text: string, more: Partial<Piece> = {}): Piece => {
  const face = more.face ?? regular;
  const shaped = face.shape(text);
  const width = (shaped.advance * style.fontSize) / face.unitsPerEm;
  return { face, shaped, width, language: undefined, expansion: undefined, part: 'content', ...more };
};

const boxOf = (...pieces: readonly Piece[]): Pick<TextBox, 'pieces'> => ({ pieces });
const said = (boxes: readonly Pick<TextBox, 'pieces'>[], start = 0) =>
  glyphRuns(boxes, style, start).map(({ x, width, words }) => [x, width, words.map(({ text }) => text).join('|')]);

describe('words beside each other are one run', () => {
  test('where they look alike, of one box or of several', () => {
    expect(said([boxOf(piece('ab'), piece(' ')), boxOf(piece('cde'))], 7)).toEqual([[7, 30, 'ab| |cde']]);
  });

  test.each<[string, Partial<Piece>]>([
    ['in another face', { face: other }],
    ['in another language', { language: 'en' }],
    ['of an abbreviation', { expansion: 'กรุงเทพมหานคร' }],
    ['drawn as a dotted line', { isLeader: true }],
    ['of a label', { part: 'term' }],
  ])('but not with one %s', (_, more) => {
    expect(said([boxOf(piece('ab'), piece('c', more), piece('d'))], 1)).toEqual([
      [1, 10, 'ab'],
      [11, 5, 'c'],
      [16, 5, 'd'],
    ]);
  });

  test('nor are two dotted lines one', () => {
    const leader = { isLeader: true } as const;
    expect(said([boxOf(piece('..', leader), piece('..', leader))])).toHaveLength(2);
  });

  test('each as wide as it was measured', () => {
    expect(said([boxOf(piece('ab', { width: 9.5 }), piece('c', { face: other }))])).toEqual([
      [0, 9.5, 'ab'],
      [9.5, 5, 'c'],
    ]);
  });

  test('nothing has no runs', () => expect(said([])).toEqual([]));
});

test('a run says its face, size, colour and part, and language, meaning and dots only where it has them', () => {
  const [bare, full] = glyphRuns(
    [boxOf(piece('a'), piece('b', { language: 'en', expansion: 'ข', isLeader: true, part: 'term' }))],
    { ...style, color: '#112233' },
    0,
  );
  const look = { face: regular, fontSize: 10, color: '#112233', width: 5 };
  expect(bare).toStrictEqual({ ...look, x: 0, words: [piece('a').shaped], part: 'content' });
  expect(full).toEqual({
    ...{ ...look, x: 5, words: [piece('b').shaped], part: 'term' },
    ...{ language: 'en', expansion: 'ข', leader: true },
  });
});

describe('where a face kerns Thai letters', () => {
  // Each pair of letters is 100 units nearer.
  const kerning = faceOf({
    kernsThai: true,
    shape: (text) => ({ text, advance: 500 * text.length - 100 * (text.length - 1) }) as ShapedText,
  });
  const kerned = (text: string) => piece(text, { face: kerning });

  test('a run is shaped in one go, and what follows it moves up', () => {
    // Four letters are 2000 - 300 units: 17 pt.
    expect(said([boxOf(kerned('ab'), kerned('cd'), piece('ef'), piece('g'))], 3)).toEqual([
      [3, 17, 'abcd'],
      [20, 15, 'ef|g'],
    ]);
  });

  test('a dotted line stays as wide as it is, and moves along', () => {
    const leader = piece('...', { isLeader: true, width: 40 });
    expect(said([boxOf(kerned('ab'), kerned('c'), leader, kerned('d'))])).toEqual([
      [0, 13, 'abc'],
      [13, 40, '...'],
      [53, 5, 'd'],
    ]);
  });
});

describe('a line on its page', () => {
  const fonts: FaceProvider = { face: () => regular, faceFor: () => regular };
  const boxes = (...ends: readonly number[]) =>
    ends.map((trailingSpace) => ({ pieces: [piece('ab'), piece(' ')], trailingSpace }) as unknown as TextBox);
  const leaf = { style, part: 'marker' } as const;
  const place = (own: readonly TextBox[]) =>
    placeLine(lineAt(4, 100, { leaf, index: 2, x: 30, boxes: own }), 'body', 7, fonts);

  test('has its ink in the middle of its pitch', () => {
    // Ink of 9 pt above and 3 pt below the baseline: 4 pt of each side of it are left.
    expect(baselineOffset(style, fonts)).toBe(4 + 9);
    expect(place(boxes(5)).baseline).toBe(100 + 7 + 13);
  });

  test('says whose it is, where it begins, and how wide it is without the space at its end', () => {
    const { runs, ...line } = place(boxes(0, 0, 5));
    expect(line).toEqual({
      ...{ role: 'body', block: 4, index: 2, part: 'marker', x: 30, baseline: 120 },
      width: 3 * 15 - 5,
    });
    expect(runs).toHaveLength(1);
    expect(runs[0]!.x).toBe(30);
  });

  test('that hangs over its end is no wider for it, and an empty one has no width', () => {
    expect(place(boxes(-3)).width).toBe(15);
    expect(place([]).width).toBe(0);
  });
});
