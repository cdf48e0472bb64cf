import { unionBox } from './box.ts';
import type { SubsetGlyph } from './subset.ts';
import type { TrueTypeFont } from './truetype.ts';
import { type WrittenGlyph, writeGlyph } from './write-glyph.ts';

/** Writes the tables of a subset; `numbers` gives a glyph's number in the subset by its number in the face. */
export function writeGlyphTables(
  font: TrueTypeFont,
  plan: { readonly glyphs: readonly SubsetGlyph[]; readonly numbers: ReadonlyMap<number, number> },
): ReadonlyMap<string, Uint8Array> {
  const glyphs = plan.glyphs.map((glyph) => writeGlyph(font, glyph, plan.numbers));
  const length = glyphs.reduce((sum, glyph) => sum + even(glyph.data.length), 0);
  const { glyf, loca } = joinGlyphs(glyphs, length);
  return new Map([
    ['glyf', glyf],
    ['head', writeHead(font, glyphs, length > SHORT_LOCA_LIMIT)],
    ['hhea', writeHhea(font, glyphs)],
    ['hmtx', writeHmtx(glyphs)],
    ['loca', loca],
    ['maxp', writeMaxp(glyphs)],
  ]);
}

/** Largest `glyf` table that offsets in units of two bytes can address. */
const SHORT_LOCA_LIMIT = 2 * 0xffff;

function joinGlyphs(glyphs: readonly WrittenGlyph[], length: number): { glyf: Uint8Array; loca: Uint8Array } {
  const long = length > SHORT_LOCA_LIMIT;
  const glyf = new Uint8Array(length);
  const loca = new Uint8Array((glyphs.length + 1) * (long ? 4 : 2));
  const view = new DataView(loca.buffer);
  let offset = 0;
  for (let index = 0; index <= glyphs.length; index++) {
    if (long) view.setUint32(4 * index, offset);
    else view.setUint16(2 * index, offset / 2);
    const glyph = glyphs[index];
    if (!glyph) break;
    glyf.set(glyph.data, offset);
    offset += even(glyph.data.length);
  }
  return { glyf, loca };
}

function even(length: number): number {
  return (length + 1) & ~1;
}

function writeHead(font: TrueTypeFont, glyphs: readonly WrittenGlyph[], longLoca: boolean): Uint8Array {
  const head = copyTable(font, 'head', 54);
  const view = new DataView(head.buffer);
  const box = unionBox(glyphs.flatMap((glyph) => (glyph.box ? [glyph.box] : []))) ?? [0, 0, 0, 0];
  box.forEach((value, k) => {
    view.setInt16(36 + 2 * k, value);
  });
  view.setInt16(50, longLoca ? 1 : 0);
  return head;
}

function writeHhea(font: TrueTypeFont, glyphs: readonly WrittenGlyph[]): Uint8Array {
  const hhea = copyTable(font, 'hhea', 36);
  const view = new DataView(hhea.buffer);
  view.setUint16(10, Math.max(...glyphs.map((glyph) => glyph.advance)));
  view.setUint16(34, glyphs.length);
  return hhea;
}

function copyTable(font: TrueTypeFont, tag: string, length: number): Uint8Array {
  const table = font.table(tag);
  return new Uint8Array(table.buffer, table.byteOffset, length).slice();
}

function writeHmtx(glyphs: readonly WrittenGlyph[]): Uint8Array {
  const hmtx = new Uint8Array(4 * glyphs.length);
  const view = new DataView(hmtx.buffer);
  glyphs.forEach((glyph, index) => {
    view.setUint16(4 * index, glyph.advance);
    view.setInt16(4 * index + 2, glyph.leftSideBearing);
  });
  return hmtx;
}

/** Version 1.0 with the limits of these glyphs and none for instructions. */
function writeMaxp(glyphs: readonly WrittenGlyph[]): Uint8Array {
  const simple = glyphs.filter((glyph) => glyph.depth === 0);
  const composite = glyphs.filter((glyph) => glyph.depth > 0);
  const view = new DataView(new ArrayBuffer(32));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, glyphs.length);
  view.setUint16(6, Math.max(0, ...simple.map((glyph) => glyph.points)));
  view.setUint16(8, Math.max(0, ...simple.map((glyph) => glyph.contours)));
  view.setUint16(10, Math.max(0, ...composite.map((glyph) => glyph.points)));
  view.setUint16(12, Math.max(0, ...composite.map((glyph) => glyph.contours)));
  view.setUint16(14, 1);
  view.setUint16(28, Math.max(0, ...composite.map((glyph) => glyph.elements)));
  view.setUint16(30, Math.max(0, ...composite.map((glyph) => glyph.depth)));
  return new Uint8Array(view.buffer);
}
