import type { TrueTypeFont } from './truetype.ts';
import type { Glyph } from './write-glyph.ts';

/** Writes the tables of a subset; `numbers` gives a glyph's number in the subset by its number in the face. */
export function writeGlyphTables(
  font: TrueTypeFont,
  glyphs: readonly Glyph[],
  numbers: ReadonlyMap<number, number>,
): ReadonlyMap<string, Uint8Array> {
  let length = 0;
  for (const { data } of glyphs) length += even(data.length);
  const longLoca = length > shortLocaLimit;
  return new Map([
    ['glyf', writeGlyf(glyphs, numbers, length)],
    ['head', writeHead(font, glyphs, longLoca)],
    ['hhea', writeHhea(font, glyphs)],
    ['hmtx', writeHmtx(glyphs)],
    ['loca', writeLoca(glyphs, longLoca)],
    ['maxp', writeMaxp(glyphs)],
  ]);
}

/** Largest `glyf` table that offsets in units of two bytes can address. */
const shortLocaLimit = 2 * 0xffff;

function even(length: number): number {
  return (length + 1) & ~1;
}

function writeGlyf(glyphs: readonly Glyph[], numbers: ReadonlyMap<number, number>, length: number): Uint8Array {
  const glyf = new Uint8Array(length);
  const view = new DataView(glyf.buffer);
  let offset = 0;
  for (const { data, components } of glyphs) {
    glyf.set(data, offset);
    for (const { glyph, at } of components) view.setUint16(offset + at, numbers.get(glyph)!);
    offset += even(data.length);
  }
  return glyf;
}

function writeLoca(glyphs: readonly Glyph[], long: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer((glyphs.length + 1) * (long ? 4 : 2)));
  let offset = 0;
  for (let index = 0; index <= glyphs.length; index++) {
    if (long) view.setUint32(4 * index, offset);
    else view.setUint16(2 * index, offset / 2);
    offset += even(glyphs[index]?.data.length ?? 0);
  }
  return new Uint8Array(view.buffer);
}

function writeHead(font: TrueTypeFont, glyphs: readonly Glyph[], longLoca: boolean): Uint8Array {
  const head = copyTable(font, 'head', 54);
  const view = new DataView(head.buffer);
  let [xMin, yMin, xMax, yMax] = glyphs.find(({ box }) => box)?.box ?? [0, 0, 0, 0];
  for (const { box } of glyphs) {
    if (!box) continue;
    xMin = Math.min(xMin, box[0]);
    yMin = Math.min(yMin, box[1]);
    xMax = Math.max(xMax, box[2]);
    yMax = Math.max(yMax, box[3]);
  }
  view.setInt16(36, xMin);
  view.setInt16(38, yMin);
  view.setInt16(40, xMax);
  view.setInt16(42, yMax);
  view.setInt16(50, longLoca ? 1 : 0);
  return head;
}

function writeHhea(font: TrueTypeFont, glyphs: readonly Glyph[]): Uint8Array {
  const hhea = copyTable(font, 'hhea', 36);
  const view = new DataView(hhea.buffer);
  let widest = 0;
  for (const { advance } of glyphs) widest = Math.max(widest, advance);
  view.setUint16(10, widest);
  view.setUint16(34, glyphs.length);
  return hhea;
}

function copyTable(font: TrueTypeFont, tag: string, length: number): Uint8Array {
  const table = font.table(tag);
  return new Uint8Array(table.buffer, table.byteOffset, length).slice();
}

function writeHmtx(glyphs: readonly Glyph[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * glyphs.length));
  let at = 0;
  for (const { advance, leftSideBearing } of glyphs) {
    view.setUint16(at, advance);
    view.setInt16(at + 2, leftSideBearing);
    at += 4;
  }
  return new Uint8Array(view.buffer);
}

/** Version 1.0 with the limits of these glyphs and none for instructions. */
function writeMaxp(glyphs: readonly Glyph[]): Uint8Array {
  const simple = { points: 0, contours: 0 };
  const composite = { points: 0, contours: 0 };
  let elements = 0;
  let depth = 0;
  for (const glyph of glyphs) {
    const limits = glyph.depth === 0 ? simple : composite;
    limits.points = Math.max(limits.points, glyph.points);
    limits.contours = Math.max(limits.contours, glyph.contours);
    elements = Math.max(elements, glyph.components.length);
    depth = Math.max(depth, glyph.depth);
  }
  const view = new DataView(new ArrayBuffer(32));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, glyphs.length);
  view.setUint16(6, simple.points);
  view.setUint16(8, simple.contours);
  view.setUint16(10, composite.points);
  view.setUint16(12, composite.contours);
  view.setUint16(14, 1);
  view.setUint16(28, elements);
  view.setUint16(30, depth);
  return new Uint8Array(view.buffer);
}
