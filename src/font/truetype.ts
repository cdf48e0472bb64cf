import type { Localized } from '../model/localized.ts';
import { checkOutlines } from './check-outlines.ts';
import { type Outline, readOutline } from './outline.ts';
import { shippedInk } from './shipped-ink.generated.ts';

/** A TrueType font file taken apart as far as subsetting and checking need it. Lengths in font units. */
export interface TrueTypeFont {
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** Content of a table, empty when the file has none. */
  table(tag: string): DataView;
  advance(glyph: number): number;
  leftSideBearing(glyph: number): number;
  outline(glyph: number): Outline;
}

type Reading =
  | { readonly font: TrueTypeFont; readonly problem?: never }
  | { readonly font?: never; readonly problem: Localized };

/**
 * Takes a TrueType font file apart and checks that every glyph is there; `problem` says in words what is wrong with it.
 * The same bytes object is taken apart once, so that all documents of a process share the outlines. `digest` is the
 * file's SHA-256, hexadecimal, where it is known: glyphs of a shipped face were checked when it was added, which spares
 * a fresh process 4 ms.
 */
export function readTrueType(bytes: Uint8Array, digest = ''): Reading {
  const known = readings.get(bytes);
  if (known) return known;
  const reading = read(bytes, digest in shippedInk);
  readings.set(bytes, reading);
  return reading;
}

const readings = new WeakMap<Uint8Array, Reading>();

function read(bytes: Uint8Array, checked: boolean): Reading {
  try {
    return { font: openTables(bytes, checked) };
  } catch (error) {
    if (error instanceof FontFault) return { problem: error.problem };
    if (error instanceof RangeError) return { problem: damagedFile };
    throw error;
  }
}

const damagedFile: Localized = { th: 'ไฟล์เสียหายหรือไม่ครบ', en: 'the file is damaged or cut short' };

/** Kinds of font file that hold no TrueType outlines as they stand, by their first four bytes. */
const foreignKinds: ReadonlyMap<string, string> = new Map([
  ['OTTO', 'OpenType CFF'],
  ['wOFF', 'WOFF'],
  ['wOF2', 'WOFF2'],
  ['ttcf', 'TrueType Collection'],
]);

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

/** Carries the words for a user up to `readTrueType`. */
class FontFault extends Error {
  readonly problem: Localized;
  constructor(problem: Localized) {
    super(problem.en);
    this.problem = problem;
  }
}

function openTables(bytes: Uint8Array, checked: boolean): TrueTypeFont {
  const tables = readDirectory(bytes);
  const table = (tag: string) => tables.get(tag) ?? new DataView(new ArrayBuffer(0));
  const head = table('head');
  const glyphCount = table('maxp').getUint16(4);
  const glyphData = glyphLocator(table, glyphCount);
  const metrics = readHorizontalMetrics(table, glyphCount);
  if (!checked) checkOutlines(glyphCount, glyphData);
  const outlines: Outline[] = [];
  const outline = (glyph: number): Outline => {
    outlines[glyph] ??= readOutline(glyphData(glyph), outline);
    return outlines[glyph];
  };
  const unitsPerEm = head.getUint16(18);
  if (unitsPerEm < 16 || unitsPerEm > 16384) throw new FontFault(damagedFile);
  return { unitsPerEm, glyphCount, table, outline, ...metrics };
}

function readDirectory(bytes: Uint8Array): ReadonlyMap<string, DataView> {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = readTag(file, 0);
  const foreign = foreignKinds.get(kind);
  if (foreign) {
    throw new FontFault({
      th: `เป็นไฟล์ ${foreign} แต่ระบบใช้แบบอักษร TrueType (.ttf) เท่านั้น`,
      en: `it is a ${foreign} file, and only TrueType outlines (.ttf) can be embedded`,
    });
  }
  if (file.getUint32(0) !== 0x00010000 && kind !== 'true') {
    throw new FontFault({ th: 'ไม่ใช่ไฟล์แบบอักษร TrueType', en: 'it is not a TrueType font file' });
  }
  const tables = new Map<string, DataView>();
  for (let record = 12; record < 12 + 16 * file.getUint16(4); record += 16) {
    const offset = file.getUint32(record + 8);
    const length = file.getUint32(record + 12);
    if (offset + length > bytes.byteLength) throw new FontFault(damagedFile);
    tables.set(readTag(file, record), new DataView(bytes.buffer, bytes.byteOffset + offset, length));
  }
  for (const [tag, length] of neededTables) {
    const found = tables.get(tag);
    if (!found) throw new FontFault({ th: `ไฟล์ขาดตาราง \`${tag}\``, en: `the file lacks the table \`${tag}\`` });
    if (found.byteLength < length) throw new FontFault(damagedFile);
  }
  return tables;
}

function readTag(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(offset + k)));
}

function glyphLocator(table: (tag: string) => DataView, glyphCount: number): (glyph: number) => DataView {
  const loca = table('loca');
  const glyf = table('glyf');
  const long = table('head').getInt16(50) === 1;
  if (loca.byteLength < (glyphCount + 1) * (long ? 4 : 2)) throw new FontFault(damagedFile);
  const offset = (glyph: number) => (long ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  return (glyph) =>
    new DataView(glyf.buffer, glyf.byteOffset + offset(glyph), checkLength(offset(glyph), offset(glyph + 1), glyf));
}

function checkLength(start: number, end: number, glyf: DataView): number {
  if (end < start || end > glyf.byteLength) throw new FontFault(damagedFile);
  return end - start;
}

function readHorizontalMetrics(table: (tag: string) => DataView, glyphCount: number) {
  const hmtx = table('hmtx');
  const full = table('hhea').getUint16(34);
  if (full === 0 || full > glyphCount || hmtx.byteLength < 4 * full + 2 * (glyphCount - full)) {
    throw new FontFault(damagedFile);
  }
  return {
    advance: (glyph: number) => hmtx.getUint16(4 * Math.min(glyph, full - 1)),
    leftSideBearing: (glyph: number) => hmtx.getInt16(glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full)),
  };
}
