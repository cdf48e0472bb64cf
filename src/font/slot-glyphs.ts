import type { Box, Face, GlyphOutline, Slot, SlotPart } from '../model/face.ts';
import { argumentsAreOffsets, argumentsAreWords, componentLength, hasScale, moreComponents } from './component.ts';
import { glyphHeader } from './encode-glyph.ts';

/** A glyph of a subset: one of the face's own, or a composite of such. */
export interface SubsetGlyph extends GlyphOutline {
  /** Number of the glyph in the face, when it is one of the face's own. */
  readonly source?: number;
  /** What a composite is made of, by numbers in the face, and where in `data` each number is written. */
  readonly parts: readonly { readonly glyph: number; readonly at: number }[];
}

/** A face's glyphs as subsets take them. */
interface SlotGlyphs {
  /** A glyph of the face. */
  own(glyph: number): SubsetGlyph;
  /** The glyph that draws a slot. */
  ofSlot(id: number): SubsetGlyph;
}

/** Glyphs of a face, each made once, so that a subset is copied together. */
export function slotGlyphs(face: Face): SlotGlyphs {
  const known = glyphsOfFace.get(face) ?? createSlotGlyphs(face);
  glyphsOfFace.set(face, known);
  return known;
}

/** Bounded by the faces' slots and glyphs: a report uses some 200 slots, nearly all of them met in the reports before. */
const glyphsOfFace = new WeakMap<Face, SlotGlyphs>();

function createSlotGlyphs(face: Face): SlotGlyphs {
  const owns: SubsetGlyph[] = [];
  const ofSlots: SubsetGlyph[] = [];
  const own = (glyph: number) => {
    owns[glyph] ??= { ...face.outline(glyph), source: glyph, parts: [] };
    return owns[glyph];
  };
  const ofSlot = (id: number) => {
    const slot = face.slot(id);
    ofSlots[id] ??= drawsOneGlyph(slot, face) ? own(slot.parts[0]!.glyph) : joinParts(face, slot);
    return ofSlots[id];
  };
  return { own, ofSlot };
}

/** .notdef never draws a character (PDF/A-3, 6.2.11.8), so its box is drawn by a glyph of its own. */
function drawsOneGlyph(slot: Slot, face: Face): boolean {
  const [part, ...others] = slot.parts;
  if (!part || others.length > 0 || part.glyph === 0 || part.dx !== 0 || part.dy !== 0) return false;
  return part.scale === undefined && face.outline(part.glyph).advance === slot.advance * face.outlineScale;
}

/** A composite glyph: the parts of a slot at their offsets, with the slot's advance. */
function joinParts(face: Face, slot: Slot): SubsetGlyph {
  const inked = slot.parts
    .map((part) => ({ ...part, dx: part.dx * face.outlineScale, dy: part.dy * face.outlineScale }))
    .map((part) => ({ part, outline: face.outline(part.glyph) }))
    .filter(({ outline }) => outline.box);
  const advance = slot.advance * face.outlineScale;
  if (inked.length === 0) return { data: new Uint8Array(0), contours: 0, points: 0, advance, parts: [] };
  const box = unionBox(inked.map(({ part, outline }) => placedBox(outline.box!, part)));
  return {
    ...writeComposite(
      inked.map(({ part }) => part),
      box,
    ),
    box,
    contours: inked.reduce((sum, { outline }) => sum + outline.contours, 0),
    points: inked.reduce((sum, { outline }) => sum + outline.points, 0),
    advance,
  };
}

function writeComposite(parts: readonly SlotPart[], box: Box): Pick<SubsetGlyph, 'data' | 'parts'> {
  const flags = parts.map(({ scale = 1 }, k) => {
    const more = k < parts.length - 1 ? moreComponents : 0;
    return argumentsAreWords | argumentsAreOffsets | (scale === 1 ? 0 : hasScale) | more;
  });
  const length = flags.reduce((sum, flag) => sum + componentLength(flag), glyphHeader);
  const view = new DataView(new ArrayBuffer(length));
  view.setInt16(0, -1);
  box.forEach((value, k) => {
    view.setInt16(2 + 2 * k, value);
  });
  let at = glyphHeader;
  const places = parts.map(({ glyph, dx, dy, scale = 1 }, k) => {
    const place = at + 2;
    view.setUint16(at, flags[k]!);
    view.setUint16(place, glyph);
    view.setInt16(at + 4, dx);
    view.setInt16(at + 6, dy);
    // 2.14 bits.
    if (scale !== 1) view.setInt16(at + 8, Math.round(scale * 0x4000));
    at += componentLength(flags[k]!);
    return { glyph, at: place };
  });
  return { data: new Uint8Array(view.buffer), parts: places };
}

function placedBox(box: Box, { dx, dy, scale = 1 }: SlotPart): Box {
  const [xMin, yMin, xMax, yMax] = box.map((edge) => edge * scale) as unknown as Box;
  return [dx + Math.floor(xMin), dy + Math.floor(yMin), dx + Math.ceil(xMax), dy + Math.ceil(yMax)];
}

/** The smallest box around all boxes. */
function unionBox(boxes: readonly Box[]): Box {
  return boxes.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]);
}
