import type { Face } from '../model/face.ts';
import { openSlotGlyphs } from './slot-glyphs.ts';
import { writeGlyphTables } from './subset-tables.ts';
import type { Glyph } from './write-glyph.ts';
import { writeTrueType } from './write-truetype.ts';

/** The part of a face that one document embeds. Glyph 0 is .notdef, glyph n draws `slotIds[n - 1]`. */
export interface Subset {
  /** TrueType: glyf head hhea hmtx loca maxp, without instructions. */
  readonly fontFile: Uint8Array;
  /** Advance by glyph, in 1/1000 em; equal to the advances in `fontFile`. */
  readonly widths: readonly number[];
  /** Source character by glyph, empty for .notdef. */
  readonly toUnicode: readonly string[];
}

/** Writes a font file that holds exactly what the slots draw; the same slots in the same order give the same bytes. */
export function buildSubset(face: Face, slotIds: readonly number[]): Subset {
  const { font, own, ofSlot } = openSlotGlyphs(face);
  const scale = 1000 / face.unitsPerEm;
  const glyphs: Glyph[] = [own(0)];
  const widths = [font.advance(0) * scale];
  const toUnicode = [''];
  for (const id of slotIds) {
    const { advance, character } = face.slot(id);
    glyphs.push(ofSlot(id));
    widths.push(advance * scale);
    toUnicode.push(character);
  }
  const numbers = addComponents(glyphs, own);
  return { fontFile: writeTrueType(writeGlyphTables(font, glyphs, numbers)), widths, toUnicode };
}

/** Adds the glyphs that others are made of; returns the subset's number of each glyph of the face. */
function addComponents(glyphs: Glyph[], own: (glyph: number) => Glyph): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  glyphs.forEach(({ source }, number) => {
    if (source !== undefined && !numbers.has(source)) numbers.set(source, number);
  });
  // The list grows while it is walked: components have components.
  for (const { components } of glyphs) {
    for (const { glyph } of components) {
      if (numbers.has(glyph)) continue;
      numbers.set(glyph, glyphs.length);
      glyphs.push(own(glyph));
    }
  }
  return numbers;
}
