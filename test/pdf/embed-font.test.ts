import { expect, test } from 'vitest';
import type { Face } from '../../src/model/face.ts';
import { embedFont } from '../../src/pdf/embed-font.ts';
import type { Stream } from '../../src/pdf/stream.ts';
import { FACE_NAMES, sarabun } from '../font/support.ts';

/** The objects that embed a face, as they are written. */
function embedded(face: Face): string[] {
  const objects: string[] = [];
  const add = (object: string | Stream) => `${objects.push(typeof object === 'string' ? object : 'stream')} 0 R`;
  embedFont({ add }, face, [...face.shape('กำ').slots]);
  return objects.filter((object) => object !== 'stream');
}

const numbersOf = (object: string, key: string) =>
  (new RegExp(`/${key} \\[?(-?[\\d.]+(?: -?[\\d.]+)*)`).exec(object)?.[1] ?? '').split(' ').map(Number);

test.each(FACE_NAMES)(
  'a reader without the font file finds one that looks like Sarabun %s: it is described',
  (name) => {
    const face = sarabun(name);
    const [descriptor = ''] = embedded(face);
    const { metrics } = face;
    const described = ['Ascent', 'Descent', 'CapHeight', 'XHeight', 'ItalicAngle', 'FontBBox'].map((key) =>
      numbersOf(descriptor, key),
    );
    expect(face.unitsPerEm).toBe(1000);
    expect(described.flat()).toEqual([
      metrics.ascender,
      metrics.descender,
      metrics.capHeight,
      metrics.xHeight,
      metrics.italicAngle,
      ...metrics.bbox,
    ]);
    expect(numbersOf(descriptor, 'StemV')).toEqual([name.startsWith('Bold') ? 140 : 80]);
    expect(numbersOf(descriptor, 'Flags')).toEqual([name.endsWith('Italic') ? 4 + 64 : 4]);
  },
);

test('lengths are thousandths of an em, whatever the units of the font', () => {
  const face = sarabun('Regular');
  const finer = new Proxy(face, {
    get(target, key) {
      if (key === 'unitsPerEm') return 2000;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const halves = (key: string) => numbersOf(embedded(finer)[0]!, key).map((value) => 2 * value);
  const { metrics } = face;
  expect([halves('Ascent'), halves('Descent'), halves('CapHeight'), halves('XHeight')]).toEqual([
    [metrics.ascender],
    [metrics.descender],
    [metrics.capHeight],
    [metrics.xHeight],
  ]);
  expect(halves('FontBBox')).toEqual([...metrics.bbox]);
});

test('a CID is a glyph of the subset, of no character collection', () => {
  expect(embedded(sarabun('Regular'))[1]).toContain(
    '/CIDSystemInfo <</Registry (Adobe)/Ordering (Identity)/Supplement 0>>',
  );
});

test('a font is a subset by one name, whose glyphs, widths and characters go by CID', () => {
  const [descriptor, descendant, font] = embedded(sarabun('Bold'));
  const name = /\/FontName (\/[A-Z]{6}\+Sarabun-Bold)\b/.exec(descriptor!)?.[1];
  // Streams are objects 1 (the font file) and 4 (the characters).
  expect(descriptor).toMatch(/^<<\/Type \/FontDescriptor\/.*\/FontFile2 1 0 R>>$/);
  expect(descendant).toMatch(/^<<\/Type \/Font\/Subtype \/CIDFontType2\//);
  expect(descendant).toMatch(/\/FontDescriptor 2 0 R\/W \[0 \[[\d ]+\]\]\/CIDToGIDMap \/Identity>>$/);
  expect(font).toBe(
    `<</Type /Font/Subtype /Type0/BaseFont ${name}/Encoding /Identity-H/DescendantFonts [3 0 R]/ToUnicode 4 0 R>>`,
  );
  expect(descendant).toContain(`/BaseFont ${name}/`);
});
