import type { FaceMetrics } from '../model/face.ts';
import { measureInk } from './ink.ts';
import type { Shaper } from './shaper.ts';
import { shippedInk } from './shipped-ink.generated.ts';
import type { TrueTypeFont } from './truetype.ts';

/** Metrics of a face. Ink of a face that is not shipped is measured when it is first asked for, since that takes some 20 ms. */
export function readMetrics(font: TrueTypeFont, shaper: () => Shaper, digest: string): FaceMetrics {
  const head = font.table('head');
  const hhea = font.table('hhea');
  const post = font.table('post');
  let ink = shippedInk[digest];
  const measured = () => {
    ink ??= measureInk(font, shaper());
    return ink;
  };
  return {
    get inkTop() {
      return measured().top;
    },
    get inkBottom() {
      return measured().bottom;
    },
    ascender: hhea.getInt16(4),
    descender: hhea.getInt16(6),
    capHeight: heightOf(font, shaper, 88, 'H'),
    xHeight: heightOf(font, shaper, 86, 'x'),
    italicAngle: post.byteLength >= 8 ? post.getInt32(4) / 0x10000 : 0,
    bbox: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
  };
}

/** From `OS/2` version 2 and later, else the height of a letter. */
function heightOf(font: TrueTypeFont, shaper: () => Shaper, place: number, letter: string): number {
  const os2 = font.table('OS/2');
  const stated = os2.getUint16(0) >= 2 && os2.byteLength >= place + 2 ? os2.getInt16(place) : 0;
  if (stated > 0) return stated;
  const [glyph] = shaper().shape(letter, 'Latn');
  return glyph ? (font.outline(glyph.glyph).box?.[3] ?? 0) : 0;
}
