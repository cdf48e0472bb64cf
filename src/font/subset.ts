import type { Face } from '../model/face.ts';
import { writeSfnt } from './sfnt.ts';
import { type SubsetGlyph, slotGlyphs } from './slot-glyphs.ts';
import { writeGlyphTables } from './subset-tables.ts';

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
  const { own, ofSlot } = slotGlyphs(face);
  const scale = 1000 / (face.unitsPerEm * face.outlineScale);
  const glyphs: SubsetGlyph[] = [own(0), ...slotIds.map(ofSlot)];
  const widths = glyphs.map(({ advance }) => advance * scale);
  const toUnicode = ['', ...slotIds.map((id) => face.slot(id).character)];
  const numbers = addParts(glyphs, own);
  return { fontFile: writeSfnt(writeGlyphTables(face, glyphs, numbers)), widths, toUnicode };
}

/** Adds the glyphs that others are made of; returns the subset's number of each glyph of the face. */
function addParts(glyphs: SubsetGlyph[], own: (glyph: number) => SubsetGlyph): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  glyphs.forEach(({ source }, number) => {
    if (source !== undefined && !numbers.has(source)) numbers.set(source, number);
  });
  for (const { parts } of [...glyphs]) {
    for (const { glyph } of parts) {
      if (numbers.has(glyph)) continue;
      numbers.set(glyph, glyphs.length);
      glyphs.push(own(glyph));
    }
  }
  return numbers;
}
