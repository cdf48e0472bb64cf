import type { SlotPart } from '../model/face.ts';
import type { PlacedGlyph, Shaper } from './shaper.ts';
import type { SlotDraft } from './slots.ts';

/**
 * Draws the code of a character the face lacks, in small digits in two rows between brackets (26 over 03 for U+2603):
 * a reader of the paper can look it up, as an empty box does not let him. Other slots come back as they are.
 */
export function drawMissing(draft: SlotDraft, shaper: Shaper, capHeight: number): SlotDraft {
  if (!draft.parts.some(({ glyph }) => glyph === 0)) return draft;
  const digits = draft.character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const [opening, closing, ...figures] = shaper.shape(`[]${digits}`, 'Zyyy');
  // A face without these is no face of a document; its own box has to do.
  if (!opening || !closing || [opening, closing, ...figures].some(({ glyph }) => glyph === 0)) return draft;
  const half = Math.ceil(figures.length / 2);
  const rows = [figures.slice(0, half), figures.slice(half)];
  const inner = Math.max(...rows.map(widthOf));
  const parts: SlotPart[] = [{ glyph: opening.glyph, dx: 0, dy: 0 }];
  rows.forEach((row, index) => {
    let pen = opening.advance + Math.round((inner - widthOf(row)) / 2);
    const dy = index === 0 ? Math.round(capHeight * (1 - scale)) : 0;
    for (const { glyph, advance } of row) {
      parts.push({ glyph, dx: pen, dy, scale: scale });
      pen += Math.round(advance * scale);
    }
  });
  parts.push({ glyph: closing.glyph, dx: opening.advance + inner, dy: 0 });
  return { character: draft.character, advance: opening.advance + inner + closing.advance, parts };
}

/** Leaves an eighth of the height between two rows; exact in the format of scales, 2.14 bits. */
const scale = 7 / 16;

function widthOf(row: readonly PlacedGlyph[]): number {
  return row.reduce((sum, { advance }) => sum + Math.round(advance * scale), 0);
}
