import { describe, expect, test } from 'vitest';
import { checkDocxFaces, checkSameFaces } from '../../src/font/check-families.ts';
import { createFontBook, type FontBook } from '../../src/font/font-book.ts';
import { glyphPath } from '../../src/font/glyph-path.ts';
import { readSfnt } from '../../src/font/sfnt.ts';
import { buildSubset } from '../../src/font/subset.ts';
import type { PathStep } from '../../src/model/drawing.ts';
import type { Face } from '../../src/model/face.ts';
import { asCff, asCollection, asVariable, asWoff, asWoff2, rounder } from './made-formats.ts';
import { inkOfSlots, legalClusters, sarabun, sarabunBytes } from './support.ts';

const regular = sarabunBytes('Regular');
const bold = sarabunBytes('Bold');

function bookOf(faces: string, files: Readonly<Record<string, Uint8Array>>): FontBook {
  const { value, diagnostics } = createFontBook(
    'fonts.yaml',
    `default: A\nfamilies:\n  A:\n${faces}`,
    (path) => files[path],
  );
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

const faceOf = (written: string, files: Readonly<Record<string, Uint8Array>>) =>
  bookOf(`    regular: ${written}\n`, files).face('A', false, false);

const problemOf = (written: string, files: Readonly<Record<string, Uint8Array>>) => {
  const { diagnostics } = bookOf(`    regular: ${written}\n`, files).find('A', false, false);
  expect(diagnostics).toMatchObject([{ code: 'E-FONT-FILE', range: { start: { line: 4, column: 14 } } }]);
  expect(diagnostics[0]!.message.th).toMatch(/[ก-ฮ]/);
  return diagnostics[0]!.message.en;
};

/** The whole of a face: how it shapes, and what its subset draws. */
function expectSameFace(face: Face, expected: Face): void {
  const texts = [...legalClusters().filter((_, k) => k % 7 === 0), 'AVATAR (ฉบับ) 1,234.50'];
  for (const text of texts) {
    expect(inkOfSlots(face, face.shape(text))).toBe(inkOfSlots(expected, expected.shape(text)));
  }
  const slots = (one: Face) => [...new Set(texts.flatMap((text) => [...one.shape(text).slots]))];
  expect(buildSubset(face, slots(face))).toEqual(buildSubset(expected, slots(expected)));
  expect(face.metrics).toEqual(expected.metrics);
}

describe('a font packed in another file is the same font', () => {
  const plain = faceOf('a.ttf', { 'a.ttf': regular });
  test.each([
    ['WOFF', 'a.woff', asWoff(regular)],
    ['WOFF2', 'a.woff2', asWoff2(regular)],
    ['the second of a collection', 'a.ttc#2', asCollection([bold, regular])],
    ['one of a collection, by its name', 'a.ttc#Sarabun-Regular', asCollection([bold, regular])],
    ['the only one of a collection', 'a.ttc', asCollection([regular])],
  ])('%s', (_, written, bytes) => {
    expectSameFace(faceOf(`'${written}'`, { [written.replace(/#.*/, '')]: bytes }), plain);
  });

  test.each([
    ['a.ttc', /several fonts.*#1 `Sarabun-Bold`, #2 `Sarabun-Regular`/],
    ["'a.ttc#3'", /no font `3`/],
    ["'a.ttc#Sarabun'", /no font `Sarabun`/],
  ])('the message for %s names the fonts that there are', (written, message) => {
    expect(problemOf(written, { 'a.ttc': asCollection([bold, regular]) })).toMatch(message);
  });

  test.each([asWoff(regular), asWoff2(regular), asCollection([regular])])('that is damaged is reported', (bytes) => {
    for (const length of [14, 60, Math.floor(bytes.length / 2)]) {
      expect(problemOf('a.ttc', { 'a.ttc': bytes.slice(0, length) })).toMatch(/damaged|lacks/);
    }
  });
});

describe('a font with CFF outlines', () => {
  const plain = sarabun('Regular');
  const count = readSfnt(regular).get('maxp')!.getUint16(4);
  const paths = Array.from({ length: count }, (_, glyph) => glyphPath(plain, glyph));
  const face = faceOf('a.otf', { 'a.otf': asCff(regular, paths) });

  test('is drawn within half a unit of 1000', { tags: 'exhaustive' }, () => {
    let furthest = 0;
    for (const [glyph, path] of paths.entries()) {
      if (glyph % 40 !== 0) continue;
      const drawn = outlineOf(glyphPath(face, glyph), 400);
      for (const point of outlineOf(path, 10, rounder)) {
        furthest = Math.max(furthest, Math.min(...drawn.map(([x, y]) => Math.hypot(x - point[0], y - point[1]))));
      }
    }
    expect(furthest).toBeLessThan(0.5);
    expect(furthest).toBeGreaterThan(0.05);
  });

  test('has the same advances and shapes', () => {
    for (const text of ['ที่ปู่ น้ำ', 'AVATAR']) {
      expect(inkOfSlots(face, face.shape(text))).toBe(inkOfSlots(plain, plain.shape(text)));
    }
    const slots = (one: Face) => [...one.shape('ที่ปู่ น้ำ AV').slots];
    expect(buildSubset(face, slots(face)).widths).toEqual(buildSubset(plain, slots(plain)).widths);
  });

  test('is not carried by a DOCX, which is said', () => {
    const book = bookOf('    regular: a.otf\n    bold: b.ttf\n', { 'a.otf': face.bytes, 'b.ttf': bold });
    const found = checkDocxFaces('A', book);
    expect(found).toMatchObject([{ code: 'W-FONT-DOCX', severity: 'warning' }]);
    expect(found[0]!.message.en).toContain('italic, bold italic (no file); regular (CFF outlines');
  });
});

/** Points along an outline, many of each curve; `cubic` makes cubic curves of its quadratic ones. */
function outlineOf(path: readonly PathStep[], steps: number, cubic?: typeof rounder): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  let [x, y] = [0, 0];
  for (const { values } of path) {
    if (values.length === 4) {
      const curve = cubic?.(x, y, values) ?? values;
      for (let k = 1; k < steps; k++) points.push(pointOn([x, y, ...curve], k / steps));
    }
    if (values.length > 0) {
      [x, y] = values.slice(-2) as [number, number];
      points.push([x, y]);
    }
  }
  return points;
}

/** A point on a Bézier curve of any degree (de Casteljau). */
function pointOn(curve: readonly number[], t: number): readonly [number, number] {
  if (curve.length === 2) return [curve[0]!, curve[1]!];
  return pointOn(
    curve.slice(2).map((value, k) => value * t + curve[k]! * (1 - t)),
    t,
  );
}

describe('faces that are not what their lines say', () => {
  const files = { 'r.ttf': regular, 'b.ttf': bold, 'x.ttf': new TextEncoder().encode('no font') };

  test('bold that is lighter than regular: the files were exchanged', () => {
    expect(checkSameFaces('A', bookOf('    regular: b.ttf\n    bold: r.ttf\n', files))).toMatchObject([
      {
        code: 'W-FONT-SAME-FACE',
        range: { start: { line: 5, column: 11 } },
        message: { en: 'the bold face of `A` is lighter than its regular face' },
      },
    ]);
    expect(checkSameFaces('A', bookOf('    regular: r.ttf\n    bold: b.ttf\n', files))).toEqual([]);
  });

  test('an italic file that is missing or damaged is not carried by a DOCX: said at its line', () => {
    const book = bookOf('    regular: r.ttf\n    bold: b.ttf\n    italic: y.ttf\n    boldItalic: x.ttf\n', files);
    expect(checkDocxFaces('A', book)).toMatchObject([
      {
        code: 'W-FONT-DOCX',
        range: { start: { line: 6, column: 13 } },
        message: { en: 'the DOCX does not carry the italic face of `A`: font file `y.ttf` does not exist' },
        hint: { en: expect.stringMatching(/./) },
      },
      { code: 'W-FONT-DOCX', range: { start: { line: 7, column: 17 } }, hint: { en: expect.stringMatching(/./) } },
    ]);
  });
});

describe('a variable font', () => {
  const koKai = sarabun('Regular');
  const glyphOfKoKai = koKai.slot(koKai.shape('ก').slots[0]!).parts[0]!.glyph;
  const files = { 'v.ttf': asVariable(regular, glyphOfKoKai, 100) };
  const advanceOf = (face: Face) => face.shape('ก').advance;
  const plain = advanceOf(faceOf('a.ttf', { 'a.ttf': regular }));

  test('is regular and bold by its weights', () => {
    const book = bookOf('    regular: v.ttf\n    bold: v.ttf\n', files);
    expect(advanceOf(book.face('A', false, false))).toBe(plain);
    expect(advanceOf(book.face('A', true, false))).toBe(plain + 60);
    expect(checkSameFaces('A', bookOf('    regular: a.ttf\n    bold: a.ttf\n', { 'a.ttf': regular }))).toMatchObject([
      { code: 'W-FONT-SAME-FACE', range: { start: { line: 5, column: 11 } } },
    ]);
  });

  test('is at the places that fonts.yaml names', () => {
    expect(advanceOf(faceOf('{ file: v.ttf, axes: { wght: 900 } }', files))).toBe(plain + 100);
    expect(advanceOf(faceOf('{ file: v.ttf, axes: { wght: 650 } }', files))).toBe(plain + 50);
  });

  test('becomes a file that does not vary, so that a DOCX can carry it', () => {
    const tables = readSfnt(faceOf('v.ttf', files).bytes);
    expect([...tables.keys()]).not.toContain('fvar');
  });

  test.each([
    ['{ file: v.ttf, axes: { wgth: 700 } }', /no axis `wgth`.*did you mean `wght`/],
    ['{ file: v.ttf, axes: { wght: 1000 } }', /1000 is outside of axis `wght`, which goes from 100 to 900/],
    ['{ file: a.ttf, axes: { wght: 700 } }', /no axis `wght`/],
  ])('%s is refused', (written, message) => {
    expect(problemOf(written, { ...files, 'a.ttf': regular })).toMatch(message);
  });

  test.each(['{ file: v.ttf, axes: { wght: bold } }', '{ axes: { wght: 700 } }', '{ file: v.ttf, axis: {} }'])(
    '%s is no entry of fonts.yaml',
    (written) => {
      const yaml = `default: A\nfamilies:\n  A:\n    regular: ${written}\n`;
      const { diagnostics } = createFontBook('fonts.yaml', yaml, () => undefined);
      expect(diagnostics).toMatchObject([{ code: 'E-FONTS-YAML', range: { start: { line: 4 } } }]);
    },
  );
});

test('faces of different files that look alike are reported, and different ones are not', () => {
  const renamed = new Uint8Array([...regular, 0, 0, 0, 0]);
  const faces = '    regular: a.ttf\n    bold: b.ttf\n    italic: i.ttf\n';
  const book = bookOf(faces, { 'a.ttf': regular, 'b.ttf': bold, 'i.ttf': renamed });
  expect(checkSameFaces('A', book).map(({ range }) => range?.start.line)).toEqual([6]);
});
