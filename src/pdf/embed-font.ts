import type { Face } from '../font/face.ts';
import { buildSubset } from '../font/subset.ts';
import type { PdfFile } from './pdf-file.ts';
import { array, dict, name, number, type Ref } from './syntax.ts';
import { toUnicodeMap } from './to-unicode.ts';

/** Writes a Type 0 font with a TrueType subset that draws `slots` (9.7; ISO 19005-3, 6.2.11); CID n is `slots[n - 1]`. */
export function embedFont(file: PdfFile, face: Face, slots: readonly number[]): Ref {
  const { fontFile, widths, toUnicode } = buildSubset(face, slots);
  const baseFont = name(`${subsetTag(fontFile)}+${face.postScriptName}`);
  const scale = 1000 / face.unitsPerEm;
  const { metrics } = face;
  const descriptor = file.add(
    dict({
      Type: '/FontDescriptor',
      FontName: baseFont,
      Flags: SYMBOLIC | (face.italic ? ITALIC : 0),
      FontBBox: array(metrics.bbox.map((edge) => number(edge * scale))),
      ItalicAngle: number(metrics.italicAngle),
      Ascent: number(metrics.ascender * scale),
      Descent: number(metrics.descender * scale),
      CapHeight: number(metrics.capHeight * scale),
      XHeight: number(metrics.xHeight * scale),
      StemV: face.bold ? 140 : 80,
      FontFile2: file.addStream({ Length1: fontFile.length }, fontFile),
    }),
  );
  const descendant = file.add(
    dict({
      Type: '/Font',
      Subtype: '/CIDFontType2',
      BaseFont: baseFont,
      CIDSystemInfo: dict({ Registry: '(Adobe)', Ordering: '(Identity)', Supplement: 0 }),
      FontDescriptor: descriptor,
      W: array([0, array(widths.map(number))]),
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
      ToUnicode: file.addStream({}, Buffer.from(toUnicodeMap(toUnicode), 'latin1')),
    }),
  );
}

const SYMBOLIC = 4;
const ITALIC = 64;

/** Six capitals that differ between subsets (9.6.4), from the check sums in the font file's directory. */
function subsetTag(fontFile: Uint8Array): string {
  const view = new DataView(fontFile.buffer, fontFile.byteOffset);
  const tableCount = view.getUint16(4);
  let digest = 0;
  for (let record = 12; record < 12 + 16 * tableCount; record += 16) {
    digest = (Math.imul(digest, 31) + view.getUint32(record + 4)) >>> 0;
  }
  let tag = '';
  for (let k = 0; k < 6; k++, digest = Math.floor(digest / 26)) tag += String.fromCharCode(65 + (digest % 26));
  return tag;
}
