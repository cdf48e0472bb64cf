import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Face } from '../../src/model/face.ts';
import { fontParts } from '../../src/pdf/font-parts.ts';
import { legalClusters, packageBook, sarabun } from '../font/support.ts';

const slotsOf = (face: Face, texts: readonly string[]) => [
  ...new Set(texts.flatMap((text) => [...face.shape(text).slots])),
];

test('a subset is the same whatever subsets were made before', () => {
  const face = sarabun('Bold');
  const texts = fc.array(fc.constantFrom(...legalClusters().slice(0, 12)), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 12 }), (documents) => {
      const fresh = sarabun('Bold', packageBook());
      for (const each of documents) fontParts(face, slotsOf(face, each));
      for (const each of documents.slice(-1)) {
        expect(fontParts(face, slotsOf(face, each))).toEqual(fontParts(fresh, slotsOf(fresh, each)));
      }
    }),
    { numRuns: 50 },
  );
});

test('the same slots in another order are another subset', () => {
  const face = sarabun('Regular');
  const slots = slotsOf(face, ['กขค']);
  const { fontFile, baseFont } = fontParts(face, slots);
  const other = fontParts(face, slots.toReversed());
  expect(other.fontFile.body).not.toEqual(fontFile.body);
  expect(other.baseFont).not.toBe(baseFont);
});

test('the name of a subset begins with six capitals that distinguish subsets, down to one glyph', () => {
  const face = sarabun('Italic');
  const tags = ['ก', 'ข', 'กข', 'ขก', 'กขค'].map((text) => {
    const { baseFont, fontFile } = fontParts(face, slotsOf(face, [text]));
    expect(baseFont).toMatch(/^\/[A-Z]{6}\+Sarabun-Italic$/);
    const { entries, body } = fontFile;
    expect(entries.Length1, 'length without the filter').toBe((entries.Filter ? inflateSync(body) : body).length);
    return baseFont;
  });
  expect(new Set(tags).size).toBe(5);
  expect(new Set(tags.map((tag) => tag.slice(2, 7))).size, 'by more than the first capital').toBe(5);
});

test('the same slots are subset once', () => {
  const face = sarabun('Regular');
  expect(fontParts(face, slotsOf(face, ['งจ']))).toBe(fontParts(face, slotsOf(face, ['งจ'])));
});
