import * as hb from 'harfbuzzjs';
import { describe, expect, test } from 'vitest';
import { linePitch } from '../../src/font/check-line-pitch.ts';
import { createFontBook } from '../../src/font/font-book.ts';
import type { Face } from '../../src/model/face.ts';
import { FACE_NAMES, type FaceName, legalClusters, packageBook, sarabun, sarabunBytes } from './support.ts';

const expectedForms: Record<FaceName, { top: number; bottom: number }> = {
  Regular: { top: 1250, bottom: -535 },
  Bold: { top: 1290, bottom: -559 },
  Italic: { top: 1250, bottom: -535 },
  BoldItalic: { top: 1290, bottom: -559 },
};

/** Extent over every legal cluster shaped alone, by HarfBuzz's own glyph extents. */
function inkOverLegalClusters(face: Face): { top: number; bottom: number } {
  const font = new hb.Font(new hb.Face(new hb.Blob(face.bytes)));
  const extents = new Map<number, { top: number; bottom: number }>();
  let top = 0;
  let bottom = 0;
  for (const cluster of legalClusters()) {
    for (const id of face.shape(cluster).slots) {
      for (const { glyph, dy } of face.slot(id).parts) {
        if (!extents.has(glyph)) {
          const { yBearing = 0, height = 0 } = font.glyphExtents(glyph) ?? {};
          extents.set(glyph, { top: yBearing, bottom: yBearing + height });
        }
        top = Math.max(top, extents.get(glyph)!.top + dy);
        bottom = Math.min(bottom, extents.get(glyph)!.bottom + dy);
      }
    }
  }
  return { top, bottom };
}

/** Sarabun in a file of another digest, so that its ink has to be measured. */
function unknownFace(name: FaceName): Face {
  const bytes = new Uint8Array([...sarabunBytes(name), 0, 0, 0, 0]);
  return createFontBook('fonts.yaml', 'default: A\nfamilies: { A: { regular: a.ttf } }', () => bytes).value!.face(
    'A',
    false,
    false,
  );
}

describe('ink of a face', () => {
  test.each(FACE_NAMES)('is what all legal clusters reach, in Sarabun %s', (name) => {
    const { metrics } = sarabun(name);
    expect(inkOverLegalClusters(sarabun(name))).toEqual(expectedForms[name]);
    expect({ top: metrics.inkTop, bottom: metrics.inkBottom }).toEqual(expectedForms[name]);
  });

  test.each(FACE_NAMES)('is measured alike in a font that is not shipped, %s', (name) => {
    const { metrics } = unknownFace(name);
    expect({ top: metrics.inkTop, bottom: metrics.inkBottom }).toEqual(expectedForms[name]);
  });
});

test('other metrics are those of the file', () => {
  const { metrics, unitsPerEm, postScriptName } = sarabun('BoldItalic');
  expect(postScriptName).toBe('Sarabun-BoldItalic');
  expect(unitsPerEm).toBe(1000);
  expect(metrics).toMatchObject({ ascender: 1068, descender: -232, italicAngle: -10 });
  expect(metrics.capHeight).toBeGreaterThan(metrics.xHeight);
  expect(metrics.xHeight).toBeGreaterThan(400);
  expect(metrics.bbox[3]).toBeGreaterThan(metrics.bbox[1]);
});

test('the smallest line pitch is what the ink of all faces together needs', () => {
  const book = packageBook();
  const [regular, bold] = [sarabun('Regular', book), sarabun('Bold', book)];
  expect(linePitch([regular])).toBeCloseTo(1.785, 10);
  expect(linePitch([regular, bold])).toBeCloseTo(1.849, 10);
});
