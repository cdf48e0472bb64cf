import { createRequire } from 'node:module';
import type { GlyphOutline } from '../model/face.ts';
import type { Localized } from '../model/localized.ts';
import { checkOutlines } from './check-outlines.ts';
import { type Contour, type ContourPoint, encodeGlyph } from './encode-glyph.ts';
import type { FontFile } from './font-file.ts';
import { readSfnt, type SfntTables, tagAt, writeSfnt } from './sfnt.ts';

/**
 * What is used of fontkit, which ships no types. `directory`, `loca`, `hmtx`, `head`, `hhea`, `post` and `OS/2` are
 * the tables as the format names them.
 */
interface FontkitFont {
  readonly postscriptName: string | null;
  readonly unitsPerEm: number;
  readonly numGlyphs: number;
  readonly ascent: number;
  readonly descent: number;
  readonly italicAngle: number;
  readonly bbox: FontkitBox;
  readonly 'OS/2': { readonly version: number; readonly capHeight?: number; readonly xHeight?: number };
  readonly loca: { readonly version: number; readonly offsets: readonly number[] };
  readonly hhea: { readonly numberOfMetrics: number };
  readonly hmtx: {
    readonly metrics: { get(index: number): { readonly bearing: number } };
    readonly bearings: { get(index: number): number };
  };
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): FontkitGlyph;
  getGlyph(glyph: number): FontkitGlyph;
}

interface FontkitBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

interface FontkitGlyph {
  readonly advanceWidth: number;
  /** The box of all points, as the file states it. */
  readonly cbox: FontkitBox;
  readonly bbox: FontkitBox;
  readonly path: { readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[] };
}

type Opened =
  | { readonly file: FontFile; readonly problem?: never }
  | { readonly file?: never; readonly problem: Localized };

/**
 * Opens a font file with fontkit and checks that all of it is there; `problem` says in words what is wrong with it.
 * `digest` is the file's SHA-256, hexadecimal.
 */
export function openFontFile(bytes: Uint8Array, digest: string): Opened {
  try {
    return { file: open(bytes, digest) };
  } catch (error) {
    if (error instanceof FontFault) return { problem: error.problem };
    // RangeError: read beyond the end. fontkit throws an Error of its own for a `cmap` that it cannot read.
    return { problem: damagedFile };
  }
}

/** Carries the words for a user up to `openFontFile`. */
class FontFault extends Error {
  readonly problem: Localized;
  constructor(problem: Localized) {
    super(problem.en);
    this.problem = problem;
  }
}

const damagedFile: Localized = { th: 'ไฟล์เสียหายหรือไม่ครบ', en: 'the file is damaged or cut short' };

function open(bytes: Uint8Array, digest: string): FontFile {
  checkKind(bytes);
  const tables = readSfnt(bytes);
  checkTables(tables);
  const font = loadFontkit().create(withoutPictures(bytes, tables));
  checkGlyphs(font, tables);
  const outlines: GlyphOutline[] = [];
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
    outlineScale: 1,
    maps: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    outline(glyph) {
      outlines[glyph] ??= encodeGlyph(contoursOf(font, glyph), font.getGlyph(glyph).advanceWidth);
      return outlines[glyph];
    },
  };
}

let fontkit: { create(bytes: Uint8Array): FontkitFont } | undefined;

/** Loaded at the first font that was not prepared: that takes some 70 ms. */
function loadFontkit() {
  fontkit ??= createRequire(import.meta.url)('fontkit') as NonNullable<typeof fontkit>;
  return fontkit;
}

/** Kinds of font file that hold no TrueType outlines as they are, by their first four bytes. */
const foreignKinds: ReadonlyMap<string, string> = new Map([
  ['OTTO', 'OpenType CFF'],
  ['wOFF', 'WOFF'],
  ['wOF2', 'WOFF2'],
  ['ttcf', 'TrueType Collection'],
]);

function checkKind(bytes: Uint8Array): void {
  const kind = tagAt(bytes, 0);
  if (bytes.length < 4) throw new FontFault(damagedFile);
  const foreign = foreignKinds.get(kind);
  if (foreign) {
    throw new FontFault({
      th: `เป็นไฟล์ ${foreign} แต่ระบบใช้แบบอักษร TrueType (.ttf) เท่านั้น`,
      en: `it is a ${foreign} file, and only TrueType outlines (.ttf) can be embedded`,
    });
  }
  if (kind !== '\0\x01\0\0' && kind !== 'true') {
    throw new FontFault({ th: 'ไม่ใช่ไฟล์แบบอักษร TrueType', en: 'it is not a TrueType font file' });
  }
}

/** Smallest length of each table that is read, in bytes; all of them must be there. */
const neededTables: ReadonlyMap<string, number> = new Map([
  ['cmap', 4],
  ['glyf', 0],
  ['head', 54],
  ['hhea', 36],
  ['hmtx', 4],
  ['loca', 4],
  ['maxp', 6],
  ['OS/2', 78],
]);

function checkTables(tables: SfntTables): void {
  for (const [tag, length] of neededTables) {
    const found = tables.get(tag);
    if (!found) throw new FontFault({ th: `ไฟล์ขาดตาราง \`${tag}\``, en: `the file lacks the table \`${tag}\`` });
    if (found.byteLength < length) throw new FontFault(damagedFile);
  }
}

/** A colour font has outlines of one colour besides, which fontkit gives only where the pictures are not there. */
function withoutPictures(bytes: Uint8Array, tables: SfntTables): Uint8Array {
  if (!pictureTables.some((tag) => tables.has(tag))) return bytes;
  const kept = [...tables].filter(([tag]) => !pictureTables.includes(tag));
  return writeSfnt(
    new Map(
      kept.map(([tag, { buffer, byteOffset, byteLength }]) => [tag, new Uint8Array(buffer, byteOffset, byteLength)]),
    ),
  );
}

const pictureTables = ['COLR', 'sbix'];

/** Every glyph is there, whole, with an advance, so that outlines can be read later without a check. */
function checkGlyphs(font: FontkitFont, tables: SfntTables): void {
  const { unitsPerEm, numGlyphs, hhea, loca } = font;
  const { numberOfMetrics } = hhea;
  const glyf = tables.get('glyf')!;
  const hmtxLength = 4 * numberOfMetrics + 2 * (numGlyphs - numberOfMetrics);
  const isWhole =
    unitsPerEm >= 16 &&
    unitsPerEm <= 16384 &&
    numberOfMetrics > 0 &&
    numberOfMetrics <= numGlyphs &&
    tables.get('hmtx')!.byteLength >= hmtxLength &&
    loca.offsets.length > numGlyphs;
  if (!isWhole) throw new FontFault(damagedFile);
  checkOutlines(numGlyphs, (glyph) => {
    const [start, end] = [loca.offsets[glyph]!, loca.offsets[glyph + 1]!];
    if (end < start || end > glyf.byteLength) throw new FontFault(damagedFile);
    return new DataView(glyf.buffer, glyf.byteOffset + start, end - start);
  });
  font.hasGlyphForCodePoint(0x20);
}

/** From `OS/2` version 2 and later, else the height of a letter. */
function heightOf(font: FontkitFont, stated: number | undefined, letter: string): number {
  if (stated !== undefined && stated > 0) return stated;
  const codePoint = letter.codePointAt(0)!;
  return font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint).cbox.maxY : 0;
}

function contoursOf(font: FontkitFont, glyph: number): readonly Contour[] {
  const { path, cbox } = font.getGlyph(glyph);
  if (path.commands.length === 0) return [];
  // Renderers move an outline to where its bearing says that it begins.
  const shift = bearingOf(font, glyph) - cbox.minX;
  const contours: ContourPoint[][] = [];
  for (const { command, args } of path.commands) {
    const points = [];
    for (let k = 0; k < args.length; k += 2) points.push({ x: args[k]! + shift, y: args[k + 1]! });
    if (command === 'moveTo') contours.push([]);
    points.forEach((point, k) => {
      contours.at(-1)!.push({ ...point, onCurve: k === points.length - 1 });
    });
  }
  return contours;
}

function bearingOf({ hhea: { numberOfMetrics }, hmtx }: FontkitFont, glyph: number): number {
  return glyph < numberOfMetrics ? hmtx.metrics.get(glyph).bearing : hmtx.bearings.get(glyph - numberOfMetrics);
}
