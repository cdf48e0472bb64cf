import type { Box } from './box.ts';
import { componentLength, glyphHeader, hasInstructions, moreComponents } from './component.ts';

/** One glyph of a `glyf` table without its instructions, ready to be copied into a subset. */
export interface Outline {
  /** Glyph description; empty for a glyph without ink. */
  readonly data: Uint8Array;
  /** Absent for a glyph without ink. */
  readonly box?: Box;
  /** Points and contours as drawn, those of components included. */
  readonly points: number;
  readonly contours: number;
  /** 0 for a simple glyph, else how deep its components nest. */
  readonly depth: number;
  /** Glyphs a composite is made of, and where in `data` each one's number stands. */
  readonly components: readonly { readonly glyph: number; readonly at: number }[];
}

/**
 * Reads one glyph description and drops its instructions: a composite that moves a mark would be hinted away from
 * where HarfBuzz put it, and `fpgm`, `prep` and `cvt ` need not be embedded then.
 * Source of the format: OpenType 1.9, `glyf`.
 */
export function readOutline(source: DataView, component: (glyph: number) => Outline): Outline {
  if (source.byteLength === 0) return noInk;
  const box = [source.getInt16(2), source.getInt16(4), source.getInt16(6), source.getInt16(8)] as const;
  const contours = source.getInt16(0);
  return contours >= 0 ? readSimple(source, contours, box) : readComposite(source, component, box);
}

const noInk: Outline = { data: new Uint8Array(0), points: 0, contours: 0, depth: 0, components: [] };

function readSimple(source: DataView, contours: number, box: Box): Outline {
  if (contours === 0) return noInk;
  const endPoints = glyphHeader + 2 * contours;
  const points = source.getUint16(endPoints - 2) + 1;
  const instructions = source.getUint16(endPoints);
  const rest = bytesOf(source, endPoints + 2 + instructions, source.byteLength);
  const data = new Uint8Array(endPoints + 2 + rest.length);
  data.set(bytesOf(source, 0, endPoints));
  data.set(rest, endPoints + 2);
  return { data, box, points, contours, depth: 0, components: [] };
}

function readComposite(source: DataView, component: (glyph: number) => Outline, box: Box): Outline {
  const components: { glyph: number; at: number }[] = [];
  const flagPlaces: number[] = [];
  let at = glyphHeader;
  let flags: number;
  do {
    flags = source.getUint16(at);
    flagPlaces.push(at);
    components.push({ glyph: source.getUint16(at + 2), at: at + 2 });
    at += componentLength(flags);
  } while (flags & moreComponents);
  const data = bytesOf(source, 0, at).slice();
  const view = new DataView(data.buffer);
  for (const place of flagPlaces) view.setUint16(place, view.getUint16(place) & ~hasInstructions);
  const drawn = components.map(({ glyph }) => component(glyph));
  return {
    data,
    box,
    points: drawn.reduce((sum, part) => sum + part.points, 0),
    contours: drawn.reduce((sum, part) => sum + part.contours, 0),
    depth: 1 + Math.max(...drawn.map((part) => part.depth)),
    components,
  };
}

function bytesOf(view: DataView, start: number, end: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, end - start);
}
