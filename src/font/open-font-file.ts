import type { GlyphOutline } from '../model/face.ts';
import type { Localized } from '../model/localized.ts';
import { sha256Of } from '../model/sha256.ts';
import { checkOutlines } from './check-outlines.ts';
import { encodeGlyph } from './encode-glyph.ts';
import type { FaceChoice } from './face-choice.ts';
import { damagedFile, FontFault } from './font-fault.ts';
import type { FontFile } from './font-file.ts';
import { type FontkitFont, fontkit } from './fontkit.ts';
import { contoursOf } from './glyph-contours.ts';
import { instantiate } from './instantiate.ts';
import { readSfnt, type SfntTables, tagAt, writeSfnt } from './sfnt.ts';
import { unpackFont, variationAxes } from './unpack-font.ts';

type Opened =
  | { readonly file: FontFile; readonly problem?: never }
  | { readonly file?: never; readonly problem: Localized };

/**
 * Opens a font file with fontkit and checks that all of it is there: TrueType or CFF outlines, plain, WOFF or WOFF2, a
 * face of a collection, an instance of a variable font. `problem` says in words what is wrong with it. `digest` is the
 * file's SHA-256, hexadecimal.
 */
export function openFontFile(bytes: Uint8Array, digest: string, choice: FaceChoice = regularFace): Opened {
  try {
    checkKind(bytes);
    const single = unpackFont(bytes, choice);
    const axes = variationAxes(single);
    const varies = Object.keys(axes).length > 0 || choice.axes !== undefined;
    const face = varies ? instantiate(single, axes, choice) : single;
    return { file: open(face, face === bytes ? digest : sha256Of(face)) };
  } catch (error) {
    if (error instanceof FontFault) return { problem: error.problem };
    // A reader met the end of the file, or what cannot be: each library says so in a way of its own.
    return { problem: damagedFile };
  }
}

const regularFace: FaceChoice = { bold: false, italic: false };

/** Kinds of font file by their first four bytes. */
const kinds: readonly string[] = ['\0\x01\0\0', 'true', 'OTTO', 'wOFF', 'wOF2', 'ttcf'];

function checkKind(bytes: Uint8Array): void {
  if (bytes.length < 12) throw new FontFault(damagedFile);
  if (!kinds.includes(tagAt(bytes, 0))) {
    throw new FontFault({
      th: 'ไม่ใช่ไฟล์แบบอักษร TTF, OTF, WOFF, WOFF2 หรือ TTC',
      en: 'it is not a font file (TTF, OTF, WOFF, WOFF2 or TTC)',
    });
  }
}

function open(bytes: Uint8Array, digest: string): FontFile {
  const tables = readSfnt(bytes);
  const isCff = tables.has('CFF ') || tables.has('CFF2');
  checkTables(tables, isCff);
  const font = fontkit().create(withoutPictures(bytes, tables)) as FontkitFont;
  const outlineScale = isCff ? finerUnits(font) : 1;
  const outlines: GlyphOutline[] = [];
  const outline = (glyph: number) => {
    outlines[glyph] ??= isCff ? convertOutline(font, glyph, outlineScale) : copyOutline(font, glyph);
    return outlines[glyph];
  };
  checkMetrics(font, tables);
  if (isCff) for (let glyph = 0; glyph < font.numGlyphs; glyph++) outline(glyph);
  else checkGlyphs(font, tables);
  font.hasGlyphForCodePoint(0x20);
  return {
    bytes,
    digest,
    postScriptName: font.postscriptName ?? '',
    unitsPerEm: font.unitsPerEm,
    licenceBits: tables.get('OS/2')!.getUint16(8),
    metrics: {
      ascender: font.ascent,
      descender: font.descent,
      capHeight: heightOf(font, font['OS/2'].capHeight, 'H'),
      xHeight: heightOf(font, font['OS/2'].xHeight, 'x'),
      italicAngle: font.italicAngle,
      bbox: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY],
    },
    outlineScale,
    maps: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    outline,
  };
}

/** Smallest length of each table that is read, in bytes; all of them must be there. */
const neededTables: readonly (readonly [tag: string, length: number])[] = [
  ['cmap', 4],
  ['head', 54],
  ['hhea', 36],
  ['hmtx', 4],
  ['maxp', 6],
  ['OS/2', 78],
];

const trueTypeTables: typeof neededTables = [
  ['glyf', 0],
  ['loca', 4],
];

function checkTables(tables: SfntTables, isCff: boolean): void {
  for (const [tag, length] of [...neededTables, ...(isCff ? [] : trueTypeTables)]) {
    const found = tables.get(tag);
    if (!found) throw new FontFault({ th: `ไฟล์ขาดตาราง \`${tag}\``, en: `the file lacks the table \`${tag}\`` });
    if (found.byteLength < length) throw new FontFault(damagedFile);
  }
}

/** A colour font has outlines of one colour besides, which fontkit gives only where the pictures are not there. */
function withoutPictures(bytes: Uint8Array, tables: SfntTables): Uint8Array {
  if (!pictureTables.some((tag) => tables.has(tag))) return bytes;
  const kept = new Map<string, Uint8Array>();
  for (const [tag, { buffer, byteOffset, byteLength }] of tables) {
    if (!pictureTables.includes(tag)) kept.set(tag, new Uint8Array(buffer, byteOffset, byteLength));
  }
  return writeSfnt(kept);
}

const pictureTables = ['COLR', 'sbix'];

function checkMetrics({ unitsPerEm, numGlyphs, hhea: { numberOfMetrics } }: FontkitFont, tables: SfntTables): void {
  const isWhole =
    unitsPerEm >= 16 &&
    unitsPerEm <= 16384 &&
    numberOfMetrics > 0 &&
    numberOfMetrics <= numGlyphs &&
    tables.get('hmtx')!.byteLength >= 4 * numberOfMetrics + 2 * (numGlyphs - numberOfMetrics);
  if (!isWhole) throw new FontFault(damagedFile);
}

/** Every TrueType glyph is whole, so that outlines can be read later without a check. */
function checkGlyphs({ numGlyphs, loca }: FontkitFont, tables: SfntTables): void {
  const glyf = tables.get('glyf')!;
  if (loca.offsets.length <= numGlyphs) throw new FontFault(damagedFile);
  checkOutlines(numGlyphs, (glyph) => {
    const [start, end] = [loca.offsets[glyph]!, loca.offsets[glyph + 1]!];
    if (end < start || end > glyf.byteLength) throw new FontFault(damagedFile);
    return new DataView(glyf.buffer, glyf.byteOffset + start, end - start);
  });
}

/** From `OS/2` version 2 and later, else the height of a letter. */
function heightOf(font: FontkitFont, stated: number | undefined, letter: string): number {
  if (stated !== undefined && stated > 0) return stated;
  const codePoint = letter.codePointAt(0)!;
  return font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint).cbox.maxY : 0;
}

/** A TrueType outline, moved to where its bearing says that it begins, as renderers do. */
function copyOutline(font: FontkitFont, glyph: number): GlyphOutline {
  const { advanceWidth, cbox } = font.getGlyph(glyph);
  const contours = contoursOf(font, glyph, 0);
  const shift = contours.length === 0 ? 0 : bearingOf(font, glyph) - cbox.minX;
  const moved = contours.map((contour) => contour.map((point) => ({ ...point, x: point.x + shift })));
  return encodeGlyph(moved, advanceWidth);
}

function bearingOf({ hhea: { numberOfMetrics }, hmtx }: FontkitFont, glyph: number): number {
  return glyph < numberOfMetrics ? hmtx.metrics.get(glyph).bearing : hmtx.bearings.get(glyph - numberOfMetrics);
}

/** A CFF outline with quadratic curves, which are rounded to finer units than the font's. */
function convertOutline(font: FontkitFont, glyph: number, scale: number): GlyphOutline {
  const contours = contoursOf(font, glyph, (furthest / 1000) * font.unitsPerEm);
  const scaled = contours.map((contour) =>
    contour.map(({ x, y, onCurve }) => ({ x: x * scale, y: y * scale, onCurve })),
  );
  return encodeGlyph(scaled, font.getGlyph(glyph).advanceWidth * scale);
}

/** How far a quadratic curve may be from the cubic one, in 1/1000 em; rounding adds at most 0.18. */
const furthest = 0.2;

/** Four units to one where the largest glyph fits into 16 bits then. */
function finerUnits({ bbox: { minX, minY, maxX, maxY }, unitsPerEm }: FontkitFont): number {
  const largest = Math.max(-minX, -minY, maxX, maxY, unitsPerEm / 2);
  return [4, 2].find((scale) => largest * scale <= 0x7fff && unitsPerEm * scale <= 16384) ?? 1;
}
