import * as hb from 'harfbuzzjs';
import { describe, expect, test } from 'vitest';
import { glyphPath } from '../../src/font/glyph-path.ts';
import { readSfnt } from '../../src/font/sfnt.ts';
import { someOf } from '../support/thorough.ts';
import { FACE_NAMES, packageBook, sarabun } from './support.ts';

describe.each(['plain', 'fast'] as const)('the outline of a glyph, opened the %s way,', (way) => {
  const book = packageBook(way);
  test.each(someOf(FACE_NAMES, 2))(
    'is what HarfBuzz draws, for every glyph of Sarabun %s',
    { tags: 'thorough' },
    (name) => {
      const face = sarabun(name, book);
      const font = new hb.Font(new hb.Face(new hb.Blob(face.bytes)));
      const count = readSfnt(face.bytes).get('maxp')!.getUint16(4);
      for (let glyph = 0; glyph < count; glyph++)
        expect(inkOf(glyphPath(face, glyph)), `glyph ${glyph}`).toEqual(inkOf(font.glyphToJson(glyph)));
      expect(count).toBeGreaterThan(400);
    },
  );
});

/** The steps without lines to where the pen is. */
function inkOf(steps: readonly { readonly type: string; readonly values: readonly number[] }[]) {
  return steps.filter(({ type, values }, k) => type !== 'L' || values.join() !== steps[k - 1]!.values.slice(-2).join());
}
