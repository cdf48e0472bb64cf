import type { Face } from '../model/face.ts';
import { fontParts } from './font-parts.ts';
import type { PdfFile } from './pdf-file.ts';
import { array, dict, number, type Ref } from './syntax.ts';

/** Writes a Type 0 font with a TrueType subset that draws `slots` (9.7; ISO 19005-3, 6.2.11); CID n is `slots[n - 1]`. */
export function embedFont(file: Pick<PdfFile, 'add'>, face: Face, slots: readonly number[]): Ref {
  const { baseFont, fontFile, widths, toUnicode } = fontParts(face, slots);
  const scale = 1000 / face.unitsPerEm;
  const { metrics } = face;
  const descriptor = file.add(
    dict({
      Type: '/FontDescriptor',
      FontName: baseFont,
      Flags: symbolic | (face.italic ? italic : 0),
      FontBBox: array(metrics.bbox.map((edge) => number(edge * scale))),
      ItalicAngle: number(metrics.italicAngle),
      Ascent: number(metrics.ascender * scale),
      Descent: number(metrics.descender * scale),
      CapHeight: number(metrics.capHeight * scale),
      XHeight: number(metrics.xHeight * scale),
      StemV: face.bold ? 140 : 80,
      FontFile2: file.add(fontFile),
    }),
  );
  const descendant = file.add(
    dict({
      Type: '/Font',
      Subtype: '/CIDFontType2',
      BaseFont: baseFont,
      CIDSystemInfo: dict({ Registry: '(Adobe)', Ordering: '(Identity)', Supplement: 0 }),
      FontDescriptor: descriptor,
      W: `[0 ${widths}]`,
      CIDToGIDMap: '/Identity',
    }),
  );
  return file.add(
    dict({
      Type: '/Font',
      Subtype: '/Type0',
      BaseFont: baseFont,
      Encoding: '/Identity-H',
      DescendantFonts: array([descendant]),
      ToUnicode: file.add(toUnicode),
    }),
  );
}

const symbolic = 4;
const italic = 64;
