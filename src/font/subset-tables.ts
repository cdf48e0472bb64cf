import type { Box, Face, GlyphOutline } from '../model/face.ts';
import type { SubsetGlyph } from './slot-glyphs.ts';

/** Writes the tables of a subset; `numbers` gives a glyph's number in the subset by its number in the face. */
export function writeGlyphTables(
  face: Face,
  glyphs: readonly SubsetGlyph[],
  numbers: ReadonlyMap<number, number>,
): ReadonlyMap<string, Uint8Array> {
  const { glyf, loca, isLong, offsets } = writeGlyf(glyphs);
  const box = boxOf(glyphs);
  const view = new DataView(glyf.buffer);
  glyphs.forEach(({ parts }, k) => {
    for (const { glyph, at } of parts) view.setUint16(offsets[k]! + at, numbers.get(glyph)!);
  });
  return new Map([
    ['glyf', glyf],
    ['head', writeHead(face, box, isLong)],
    ['hhea', writeHhea(face, glyphs, box)],
    ['hmtx', writeHmtx(glyphs)],
    ['loca', loca],
    ['maxp', writeMaxp(glyphs)],
  ]);
}

/** Writes descriptions of glyphs one after another, and where each begins. */
export function writeGlyf(glyphs: readonly Pick<GlyphOutline, 'data'>[]) {
  const offsets: number[] = [];
  let length = 0;
  for (const { data } of glyphs) {
    offsets.push(length);
    length += (data.length + 1) & ~1;
  }
  const glyf = new Uint8Array(length);
  glyphs.forEach(({ data }, k) => {
    glyf.set(data, offsets[k]!);
  });
  const isLong = length > shortLocaLimit;
  const view = new DataView(new ArrayBuffer((glyphs.length + 1) * (isLong ? 4 : 2)));
  offsets.concat(length).forEach((offset, k) => {
    if (isLong) view.setUint32(4 * k, offset);
    else view.setUint16(2 * k, offset / 2);
  });
  return { glyf, loca: new Uint8Array(view.buffer), isLong, offsets };
}

/** Largest `glyf` table that offsets in units of two bytes can address. */
const shortLocaLimit = 2 * 0xffff;

/** Without dates: the same slots give the same bytes. */
function writeHead(face: Face, box: Box, longLoca: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(54));
  view.setUint32(0, 0x00010000);
  view.setUint32(4, 0x00010000);
  view.setUint32(12, 0x5f0f3cf5);
  view.setUint16(16, baselineAtZero | bearingAtZero);
  view.setUint16(18, face.unitsPerEm * face.outlineScale);
  box.forEach((edge, k) => {
    view.setInt16(36 + 2 * k, edge);
  });
  view.setUint16(44, (face.bold ? 1 : 0) | (face.italic ? 2 : 0));
  view.setUint16(46, smallestReadableSize);
  view.setInt16(48, 2);
  view.setInt16(50, longLoca ? 1 : 0);
  return new Uint8Array(view.buffer);
}

const baselineAtZero = 1;
const bearingAtZero = 2;

/** Pixels in an em; no renderer of PDF looks at it. */
const smallestReadableSize = 8;

function boxOf(glyphs: readonly SubsetGlyph[]): Box {
  let [xMin, yMin, xMax, yMax] = glyphs.find(({ box }) => box)?.box ?? [0, 0, 0, 0];
  for (const { box } of glyphs) {
    if (!box) continue;
    xMin = Math.min(xMin, box[0]);
    yMin = Math.min(yMin, box[1]);
    xMax = Math.max(xMax, box[2]);
    yMax = Math.max(yMax, box[3]);
  }
  return [xMin, yMin, xMax, yMax];
}

function writeHhea(face: Face, glyphs: readonly SubsetGlyph[], box: Box): Uint8Array {
  const view = new DataView(new ArrayBuffer(36));
  let widest = 0;
  for (const { advance } of glyphs) widest = Math.max(widest, advance);
  view.setUint32(0, 0x00010000);
  view.setInt16(4, face.metrics.ascender * face.outlineScale);
  view.setInt16(6, face.metrics.descender * face.outlineScale);
  view.setUint16(10, widest);
  view.setInt16(16, box[2]);
  view.setInt16(18, 1);
  view.setUint16(34, glyphs.length);
  return new Uint8Array(view.buffer);
}

function writeHmtx(glyphs: readonly SubsetGlyph[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * glyphs.length));
  let at = 0;
  for (const { advance, box } of glyphs) {
    view.setUint16(at, advance);
    // Outlines were moved to their bearing: it is where they begin.
    view.setInt16(at + 2, box?.[0] ?? 0);
    at += 4;
  }
  return new Uint8Array(view.buffer);
}

/** Version 1.0 with the limits of these glyphs and none for instructions. */
function writeMaxp(glyphs: readonly SubsetGlyph[]): Uint8Array {
  const simple = { points: 0, contours: 0 };
  const composite = { points: 0, contours: 0 };
  let parts = 0;
  for (const glyph of glyphs) {
    const limits = glyph.parts.length === 0 ? simple : composite;
    limits.points = Math.max(limits.points, glyph.points);
    limits.contours = Math.max(limits.contours, glyph.contours);
    parts = Math.max(parts, glyph.parts.length);
  }
  const view = new DataView(new ArrayBuffer(32));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, glyphs.length);
  view.setUint16(6, simple.points);
  view.setUint16(8, simple.contours);
  view.setUint16(10, composite.points);
  view.setUint16(12, composite.contours);
  view.setUint16(14, 1);
  view.setUint16(28, parts);
  view.setUint16(30, parts > 0 ? 1 : 0);
  return new Uint8Array(view.buffer);
}
