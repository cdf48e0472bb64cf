import type { Slot, SlotPart } from '../model/face.ts';
import type { PlacedGlyph } from './shaper.ts';

/** A slot before it has a number. */
export type SlotDraft = Omit<Slot, 'id'>;

/**
 * Deals the glyphs of a shaped text out to its characters, one slot a character in source order, so that a PDF text
 * operator draws a whole word without moving the pen and each code maps to one character.
 * A glyph keeps the place HarfBuzz gave it, whichever slot of its cluster draws it.
 */
export function dealSlots(text: string, glyphs: readonly PlacedGlyph[]): readonly SlotDraft[] {
  const slots: SlotDraft[] = [];
  const firstCluster = glyphs[0]?.cluster ?? text.length;
  for (const character of text.slice(0, firstCluster)) slots.push({ character, advance: 0, parts: [] });
  for (let start = 0; start < glyphs.length; ) {
    const cluster = glyphs[start]!.cluster;
    let end = start + 1;
    while (end < glyphs.length && glyphs[end]!.cluster === cluster) end++;
    const characters = text.slice(cluster, glyphs[end]?.cluster);
    if (end === start + 1 && characters.length === 1) slots.push(drawnAlone(characters, glyphs[start]!));
    else dealCluster(characters, glyphs.slice(start, end), slots);
    start = end;
  }
  return slots;
}

function drawnAlone(character: string, { glyph, advance, x, y }: PlacedGlyph): SlotDraft {
  return { character, advance, parts: [{ glyph, dx: x, dy: y }] };
}

function dealCluster(text: string, glyphs: readonly PlacedGlyph[], slots: SlotDraft[]): void {
  const characters = [...text];
  const owners = ownersOf(glyphs, characters.length);
  const pens: number[] = [];
  const owned: number[][] = characters.map(() => []);
  let pen = 0;
  glyphs.forEach((placed, g) => {
    pens.push(pen);
    owned[owners[g]!]!.push(g);
    pen += placed.advance;
  });
  let slotPen = 0;
  characters.forEach((character, k) => {
    const parts: SlotPart[] = [];
    let advance = 0;
    for (const g of owned[k]!) {
      const placed = glyphs[g]!;
      parts.push({ glyph: placed.glyph, dx: pens[g]! + placed.x - slotPen, dy: placed.y });
      advance += placed.advance;
    }
    slots.push({ character, advance, parts });
    slotPen += advance;
  });
}

/**
 * Index of the character that draws each glyph. The first glyph belongs to the first character; where more than one
 * glyph takes up space the last such glyph belongs to the last character (SARA AM drawn as nikhahit and SARA AA);
 * what lies between goes one to one to the characters between, or, where the numbers differ, to the nearest of them.
 */
function ownersOf(glyphs: readonly PlacedGlyph[], characterCount: number): readonly number[] {
  const last = characterCount - 1;
  const lastSpacing = glyphs.findLastIndex((glyph) => glyph.advance > 0);
  const closes = lastSpacing > 0 && glyphs.findIndex((glyph) => glyph.advance > 0) < lastSpacing;
  const between = closes ? last - 1 : last;
  let next = 1;
  return glyphs.map((_, g) => {
    if (g === 0) return 0;
    if (closes && g === lastSpacing) return last;
    if (between < 1) return closes ? last : 0;
    return Math.min(next++, between);
  });
}
