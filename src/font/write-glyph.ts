import { type Box, unionBox } from './box.ts';
import {
  ARGUMENTS_ARE_OFFSETS,
  ARGUMENTS_ARE_WORDS,
  componentLength,
  GLYPH_HEADER,
  HAS_SCALE,
  MORE_COMPONENTS,
} from './component.ts';
import type { PlacedGlyph, SubsetGlyph } from './subset.ts';
import type { TrueTypeFont } from './truetype.ts';

/** A glyph of the subset as `glyf`, `hmtx` and `maxp` need it. */
export interface WrittenGlyph {
  readonly data: Uint8Array;
  readonly box: Box | undefined;
  readonly advance: number;
  readonly leftSideBearing: number;
  readonly points: number;
  readonly contours: number;
  readonly depth: number;
  readonly elements: number;
}

/** Writes the description of one glyph of a subset; `numbers` gives a glyph's number in the subset by its number in the face. */
export function writeGlyph(font: TrueTypeFont, glyph: SubsetGlyph, numbers: ReadonlyMap<number, number>): WrittenGlyph {
  return glyph.parts ? drawParts(font, glyph.parts, glyph.advance) : copyGlyph(font, glyph.source, numbers);
}

function copyGlyph(font: TrueTypeFont, source: number, numbers: ReadonlyMap<number, number>): WrittenGlyph {
  const outline = font.outline(source);
  let data = outline.data;
  if (outline.components.length > 0) {
    data = data.slice();
    const view = new DataView(data.buffer);
    for (const { glyph, at } of outline.components) view.setUint16(at, numbers.get(glyph)!);
  }
  return {
    data,
    box: outline.box,
    advance: font.advance(source),
    leftSideBearing: font.leftSideBearing(source),
    points: outline.points,
    contours: outline.contours,
    depth: outline.depth,
    elements: outline.components.length,
  };
}

/** A composite glyph: the parts at their offsets, with an advance of its own. */
function drawParts(font: TrueTypeFont, parts: readonly PlacedGlyph[], advance: number): WrittenGlyph {
  const inked = parts.filter((part) => font.outline(part.source).box);
  const outlines = inked.map((part) => font.outline(part.source));
  const boxes = inked.map((part, k) => placedBox(outlines[k]!.box!, dxOf(font, part), part.dy, part.scale));
  const box = unionBox(boxes);
  if (!box) {
    return { data: new Uint8Array(0), box, advance, leftSideBearing: 0, points: 0, contours: 0, depth: 0, elements: 0 };
  }
  const data = writeComponents(font, inked, box);
  return {
    data,
    box,
    advance,
    leftSideBearing: box[0],
    points: outlines.reduce((sum, outline) => sum + outline.points, 0),
    contours: outlines.reduce((sum, outline) => sum + outline.contours, 0),
    depth: 1 + Math.max(...outlines.map((outline) => outline.depth)),
    elements: inked.length,
  };
}

function writeComponents(font: TrueTypeFont, parts: readonly PlacedGlyph[], box: Box): Uint8Array {
  const flags = parts.map(({ scale }, k) => {
    const more = k < parts.length - 1 ? MORE_COMPONENTS : 0;
    return ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | (scale === 1 ? 0 : HAS_SCALE) | more;
  });
  const view = new DataView(
    new ArrayBuffer(flags.reduce((length, flag) => length + componentLength(flag), GLYPH_HEADER)),
  );
  view.setInt16(0, -1);
  box.forEach((value, k) => {
    view.setInt16(2 + 2 * k, value);
  });
  let at = GLYPH_HEADER;
  parts.forEach((part, k) => {
    view.setUint16(at, flags[k]!);
    view.setUint16(at + 2, part.glyph);
    view.setInt16(at + 4, dxOf(font, part));
    view.setInt16(at + 6, part.dy);
    // 2.14 bits.
    if (part.scale !== 1) view.setInt16(at + 8, Math.round(part.scale * 0x4000));
    at += componentLength(flags[k]!);
  });
  return new Uint8Array(view.buffer);
}

function dxOf(font: TrueTypeFont, { source, dx, scale }: PlacedGlyph): number {
  return dx + Math.round(bearingShift(font, source) * scale);
}

/** What a glyph is moved by when drawn alone and not when drawn as a component; 0 in nearly every font. */
function bearingShift(font: TrueTypeFont, glyph: number): number {
  const box = font.outline(glyph).box;
  return box ? font.leftSideBearing(glyph) - box[0] : 0;
}

function placedBox(box: Box, dx: number, dy: number, scale: number): Box {
  const [xMin, yMin, xMax, yMax] = box.map((edge) => edge * scale) as unknown as Box;
  return [dx + Math.floor(xMin), dy + Math.floor(yMin), dx + Math.ceil(xMax), dy + Math.ceil(yMax)];
}
