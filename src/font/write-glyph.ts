import type { Slot, SlotPart } from '../model/face.ts';
import { type Box, unionBox } from './box.ts';
import {
  argumentsAreOffsets,
  argumentsAreWords,
  componentLength,
  glyphHeader,
  hasScale,
  moreComponents,
} from './component.ts';
import type { Outline } from './outline.ts';
import type { TrueTypeFont } from './truetype.ts';

/** A glyph of a subset as `glyf`, `hmtx` and `maxp` need it; `components` still have their numbers in the face. */
export interface Glyph extends Omit<Outline, 'box'> {
  readonly box: Box | undefined;
  readonly advance: number;
  readonly leftSideBearing: number;
  /** Number of the glyph in the face, when it is one of the face's own. */
  readonly source: number | undefined;
}

/** A glyph of the face as it is. */
export function copyGlyph(font: TrueTypeFont, source: number): Glyph {
  const { data, box, points, contours, depth, components } = font.outline(source);
  const leftSideBearing = font.leftSideBearing(source);
  return { data, box, points, contours, depth, components, advance: font.advance(source), leftSideBearing, source };
}

/** A composite glyph: the parts of a slot at their offsets, with the slot's advance. */
export function joinParts(font: TrueTypeFont, slot: Slot): Glyph {
  const parts = slot.parts.filter((part) => font.outline(part.glyph).box);
  const outlines = parts.map((part) => font.outline(part.glyph));
  const box = unionBox(parts.map((part, k) => placedBox(outlines[k]!.box!, dxOf(font, part), part)));
  const { data, components } = box ? writeComponents(font, parts, box) : noInk;
  return {
    data,
    box,
    points: outlines.reduce((sum, outline) => sum + outline.points, 0),
    contours: outlines.reduce((sum, outline) => sum + outline.contours, 0),
    depth: box ? 1 + Math.max(...outlines.map((outline) => outline.depth)) : 0,
    components,
    advance: slot.advance,
    leftSideBearing: box ? box[0] : 0,
    source: undefined,
  };
}

const noInk = { data: new Uint8Array(0), components: [] };

function writeComponents(
  font: TrueTypeFont,
  parts: readonly SlotPart[],
  box: Box,
): Pick<Outline, 'data' | 'components'> {
  const flags = parts.map(({ scale = 1 }, k) => {
    const more = k < parts.length - 1 ? moreComponents : 0;
    return argumentsAreWords | argumentsAreOffsets | (scale === 1 ? 0 : hasScale) | more;
  });
  const view = new DataView(
    new ArrayBuffer(flags.reduce((length, flag) => length + componentLength(flag), glyphHeader)),
  );
  view.setInt16(0, -1);
  box.forEach((value, k) => {
    view.setInt16(2 + 2 * k, value);
  });
  let at = glyphHeader;
  const components = parts.map((part, k) => {
    const { glyph, dy, scale = 1 } = part;
    const place = at + 2;
    view.setUint16(at, flags[k]!);
    view.setUint16(place, glyph);
    view.setInt16(at + 4, dxOf(font, part));
    view.setInt16(at + 6, dy);
    // 2.14 bits.
    if (scale !== 1) view.setInt16(at + 8, Math.round(scale * 0x4000));
    at += componentLength(flags[k]!);
    return { glyph, at: place };
  });
  return { data: new Uint8Array(view.buffer), components };
}

function dxOf(font: TrueTypeFont, { glyph, dx, scale = 1 }: SlotPart): number {
  return dx + Math.round(bearingShift(font, glyph) * scale);
}

/** What a glyph is moved by when drawn alone and not when drawn as a component; 0 in nearly every font. */
function bearingShift(font: TrueTypeFont, glyph: number): number {
  const box = font.outline(glyph).box;
  return box ? font.leftSideBearing(glyph) - box[0] : 0;
}

function placedBox(box: Box, dx: number, { dy, scale = 1 }: SlotPart): Box {
  const [xMin, yMin, xMax, yMax] = box.map((edge) => edge * scale) as unknown as Box;
  return [dx + Math.floor(xMin), dy + Math.floor(yMin), dx + Math.ceil(xMax), dy + Math.ceil(yMax)];
}
