import type { Face, Slot } from './face.ts';
import { writeGlyphTables } from './subset-tables.ts';
import { readTrueType, type TrueTypeFont } from './truetype.ts';
import { writeTrueType } from './write-truetype.ts';

/** The part of a face that one document embeds. CID 0 is .notdef, CID n draws `slotIds[n - 1]`. */
export interface Subset {
  /** TrueType: glyf head hhea hmtx loca maxp, without instructions. */
  readonly fontFile: Uint8Array;
  /** Glyph of `fontFile` by CID. */
  readonly cidToGid: Uint16Array;
  /** Advance by CID, in 1/1000 em; equal to the advances in `fontFile`. */
  readonly widths: readonly number[];
  /** Source character by CID, empty for .notdef. */
  readonly toUnicode: readonly string[];
}

/** A glyph of the subset: one of the face's own, or glyphs of the face at offsets. */
export type SubsetGlyph =
  | { readonly source: number; readonly parts?: never }
  | { readonly source?: never; readonly parts: readonly PlacedGlyph[]; readonly advance: number };

/** `glyph` counts in the subset, `source` in the face. */
export interface PlacedGlyph {
  readonly glyph: number;
  readonly source: number;
  readonly dx: number;
  readonly dy: number;
  /** 1 for its own size. */
  readonly scale: number;
}

/** Writes a font file that holds exactly what the slots draw; the same slots in the same order give the same bytes. */
export function buildSubset(face: Face, slotIds: readonly number[]): Subset {
  const { font } = readTrueType(face.bytes);
  if (!font) throw new Error(`face ${face.key} was opened from a file that cannot be read`);
  const plan = new SubsetPlan((glyph) => font.outline(glyph).components.map((part) => part.glyph));
  const slots = slotIds.map((id) => face.slot(id));
  const glyphs = slots.map((slot) =>
    drawsOneGlyph(slot, font) ? plan.own(slot.parts[0]!.glyph) : plan.composite(slot),
  );
  const scale = 1000 / face.unitsPerEm;
  return {
    fontFile: writeTrueType(writeGlyphTables(font, plan)),
    cidToGid: Uint16Array.from([0, ...glyphs]),
    widths: [font.advance(0) * scale, ...slots.map((slot) => slot.advance * scale)],
    toUnicode: ['', ...slots.map((slot) => slot.character)],
  };
}

/** .notdef never stands for a character (PDF/A-3, 6.2.11.8), so its box is drawn by a glyph of its own. */
function drawsOneGlyph(slot: Slot, font: TrueTypeFont): boolean {
  const [part, ...others] = slot.parts;
  if (!part || others.length > 0 || part.glyph === 0 || part.dx !== 0 || part.dy !== 0) return false;
  return font.advance(part.glyph) === slot.advance;
}

/** Numbers the glyphs of a subset in the order they are asked for. */
class SubsetPlan {
  readonly glyphs: SubsetGlyph[] = [];
  /** Glyph number in the subset by glyph number in the face. */
  readonly numbers = new Map<number, number>();
  readonly #composites = new Map<string, number>();
  readonly #componentsOf: (glyph: number) => readonly number[];

  constructor(componentsOf: (glyph: number) => readonly number[]) {
    this.#componentsOf = componentsOf;
    this.own(0);
  }

  /** Number of a glyph of the face; its components follow it. */
  own(source: number): number {
    const known = this.numbers.get(source);
    if (known !== undefined) return known;
    const number = this.#add({ source });
    this.numbers.set(source, number);
    for (const component of this.#componentsOf(source)) this.own(component);
    return number;
  }

  /** Number of the glyph that draws all parts of a slot. */
  composite(slot: Slot): number {
    const key = `${slot.advance}${slot.parts.map((part) => ` ${part.glyph} ${part.dx} ${part.dy} ${part.scale ?? 1}`).join('')}`;
    const known = this.#composites.get(key);
    if (known !== undefined) return known;
    const parts = slot.parts.map(({ glyph, dx, dy, scale = 1 }) => ({
      glyph: this.own(glyph),
      source: glyph,
      dx,
      dy,
      scale,
    }));
    const number = this.#add({ parts, advance: slot.advance });
    this.#composites.set(key, number);
    return number;
  }

  #add(glyph: SubsetGlyph): number {
    this.glyphs.push(glyph);
    return this.glyphs.length - 1;
  }
}
