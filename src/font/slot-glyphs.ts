import type { Face, Slot } from '../model/face.ts';
import { readTrueType, type TrueTypeFont } from './truetype.ts';
import { copyGlyph, type Glyph, joinParts } from './write-glyph.ts';

/** A face's glyphs as subsets take them. */
interface SlotGlyphs {
  readonly font: TrueTypeFont;
  /** A glyph of the face. */
  own(glyph: number): Glyph;
  /** The glyph that draws a slot. */
  ofSlot(id: number): Glyph;
}

/** Glyphs of a face, each made once, so that a subset is copied together; throws for a file that cannot be read. */
export function openSlotGlyphs(face: Face): SlotGlyphs {
  const known = openedGlyphs.get(face);
  if (known) return known;
  const opened = open(face);
  openedGlyphs.set(face, opened);
  return opened;
}

/** Bounded by the faces' slots and glyphs: a report uses some 200 slots, nearly all of them met in the reports before. */
const openedGlyphs = new WeakMap<Face, SlotGlyphs>();

function open(face: Face): SlotGlyphs {
  const { font } = readTrueType(face.bytes);
  if (!font) throw new Error(`face ${face.key} was opened from a file that cannot be read`);
  const ownGlyphs: Glyph[] = [];
  const slotGlyphs: Glyph[] = [];
  const own = (glyph: number) => {
    ownGlyphs[glyph] ??= copyGlyph(font, glyph);
    return ownGlyphs[glyph];
  };
  const draw = (slot: Slot) => (drawsOneGlyph(slot, font) ? own(slot.parts[0]!.glyph) : joinParts(font, slot));
  const ofSlot = (id: number) => {
    slotGlyphs[id] ??= draw(face.slot(id));
    return slotGlyphs[id];
  };
  return { font, own, ofSlot };
}

/** .notdef never stands for a character (PDF/A-3, 6.2.11.8), so its box is drawn by a glyph of its own. */
function drawsOneGlyph(slot: Slot, font: TrueTypeFont): boolean {
  const [part, ...others] = slot.parts;
  if (!part || others.length > 0 || part.glyph === 0 || part.dx !== 0 || part.dy !== 0) return false;
  return part.scale === undefined && font.advance(part.glyph) === slot.advance;
}
