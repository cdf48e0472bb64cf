import { encodeGlyph } from './encode-glyph.ts';
import type { FaceChoice } from './face-choice.ts';
import { damagedFile, FontFault } from './font-fault.ts';
import { type FontkitFont, fontkit } from './fontkit.ts';
import { contoursOf } from './glyph-contours.ts';
import { readSfnt, tagAt, writeSfnt } from './sfnt.ts';
import { writeGlyf } from './subset-tables.ts';

/**
 * Gives the one face that is chosen of a font file as a TrueType or OpenType file, which HarfBuzz and DOCX take: the
 * tables of a WOFF or WOFF2 file unpacked, a face of a collection by itself. Any other file is returned as it is.
 */
export function unpackFont(bytes: Uint8Array, { face }: FaceChoice): Uint8Array {
  const kind = tagAt(bytes, 0);
  if (kind === 'ttcf') return rebuild(chooseFace(bytes, face));
  if (face !== undefined) throw new FontFault(notACollection);
  if (kind !== 'wOFF' && kind !== 'wOF2') return bytes;
  const font = fontkit().create(bytes) as FontkitFont;
  const length = Object.values(font.directory.tables).reduce((sum, table) => sum + table.length, 0);
  if (length > longestUnpacked) throw new FontFault(tooLong);
  return rebuild(font);
}

/** Bytes of a font once unpacked. The largest Thai font known has 1 MB, a Chinese one 20 MB. */
const longestUnpacked = 64 * 1024 * 1024;

function chooseFace(bytes: Uint8Array, face: string | undefined): FontkitFont {
  const collection = fontkit().create(bytes);
  const fonts = collection.type === 'TTC' ? collection.fonts : [];
  const names = fonts.map(({ postscriptName }) => postscriptName ?? '');
  if (face === undefined && fonts.length > 1) throw new FontFault(needsFace(names));
  const index = face === undefined ? 0 : /^\d+$/.test(face) ? Number(face) - 1 : names.indexOf(face);
  const font = fonts[index];
  if (!font) throw new FontFault(noSuchFace(face ?? '', names));
  return font;
}

/** A file of the tables of a font that fontkit opened. */
function rebuild(font: FontkitFont): Uint8Array {
  // Reading a table unpacks a WOFF2 file and sets the places of its tables.
  if (!font.unitsPerEm || !font.numGlyphs) throw new FontFault(damagedFile);
  const tables = new Map<string, Uint8Array>();
  for (const [tag, { length, transformed }] of Object.entries(font.directory.tables)) {
    if (transformed || tag === 'DSIG') continue;
    const content = font._getTableStream(tag).readBuffer(length);
    if (content.length !== length) throw new FontFault(damagedFile);
    tables.set(tag, content.slice());
  }
  if (font.directory.tables.hmtx?.transformed) throw new FontFault(unknownPacking);
  if (font.directory.tables.glyf?.transformed) addGlyphs(font, tables);
  if (!tables.has('head')) throw new FontFault(damagedFile);
  return writeSfnt(tables);
}

/** WOFF2 packs outlines in a form of its own: they are written anew, without instructions. */
function addGlyphs(font: FontkitFont, tables: Map<string, Uint8Array>): void {
  const outlines = Array.from({ length: font.numGlyphs }, (_, glyph) => encodeGlyph(contoursOf(font, glyph, 0), 0));
  const { glyf, loca, isLong } = writeGlyf(outlines);
  for (const tag of ['fpgm', 'prep', 'cvt ']) tables.delete(tag);
  tables.set('glyf', glyf);
  tables.set('loca', loca);
  const head = tables.get('head');
  if (!head || head.length < 54) throw new FontFault(damagedFile);
  new DataView(head.buffer, head.byteOffset).setInt16(50, isLong ? 1 : 0);
}

/** How far a variable font varies along one axis. */
export interface VariationAxis {
  readonly min: number;
  readonly default: number;
  readonly max: number;
}

/** The axes of a variable font (OpenType 1.9, `fvar`), which fontkit reads only where all of them have names; none for any other. */
export function variationAxes(bytes: Uint8Array): Readonly<Record<string, VariationAxis>> {
  const fvar = readSfnt(bytes).get('fvar');
  const axes: Record<string, VariationAxis> = {};
  if (!fvar) return axes;
  const [start, count, size] = [fvar.getUint16(4), fvar.getUint16(8), fvar.getUint16(10)];
  for (let axis = start; axis < start + count * size; axis += size) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => fvar.getUint8(axis + k))).trim();
    const value = (k: number) => fvar.getInt32(axis + 4 * k) / 0x10000;
    axes[tag] = { min: value(1), default: value(2), max: value(3) };
  }
  return axes;
}

const notACollection = {
  th: 'ไฟล์นี้มีแบบอักษรเดียว ไม่ต้องมี `#…` ต่อท้ายชื่อ',
  en: 'it holds one font only; leave out `#…` after its name',
};

const tooLong = { th: 'เมื่อคลายไฟล์แล้วใหญ่เกิน 64 MB', en: 'it is larger than 64 MB when unpacked' };

const unknownPacking = {
  th: 'ใช้วิธีย่อไฟล์ WOFF2 ที่ระบบอ่านไม่ได้ (hmtx)',
  en: 'it is WOFF2 packed in a way that cannot be read (hmtx)',
};

const list = (names: readonly string[]) => names.map((name, k) => `#${k + 1} \`${name}\``).join(', ');

const needsFace = (names: readonly string[]) => ({
  th: `ไฟล์นี้มีหลายแบบอักษร ให้เขียน \`#…\` ต่อท้ายชื่อไฟล์: ${list(names)}`,
  en: `it holds several fonts; write one after the name of the file: ${list(names)}`,
});

const noSuchFace = (face: string, names: readonly string[]) => ({
  th: `ไฟล์นี้ไม่มีแบบอักษร \`${face}\` มีแต่ ${list(names)}`,
  en: `it holds no font \`${face}\`, but ${list(names)}`,
});
