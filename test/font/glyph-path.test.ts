import * as hb from 'harfbuzzjs';
import { describe, expect, test } from 'vitest';
import { glyphPath } from '../../src/font/glyph-path.ts';
import { readTrueType } from '../../src/font/truetype.ts';
import { FACE_NAMES, sarabun } from './support.ts';

describe('the outline of a glyph', () => {
  test.each(FACE_NAMES)('is what HarfBuzz draws, for every glyph of Sarabun %s', (name) => {
    const face = sarabun(name);
    const font = new hb.Font(new hb.Face(new hb.Blob(face.bytes)));
    const count = readTrueType(face.bytes).font?.glyphCount ?? 0;
    for (let glyph = 0; glyph < count; glyph++)
      expect(glyphPath(face, glyph), `glyph ${glyph}`).toEqual(font.glyphToJson(glyph));
    expect(count).toBeGreaterThan(400);
  });
});
