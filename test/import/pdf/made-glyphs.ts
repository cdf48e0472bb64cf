import type { Placed } from '../../../src/import/pdf/glyph-runs.ts';
import { joinGlyphs, type Segment } from '../../../src/import/pdf/join-glyphs.ts';

const size = 10;
export const isMark = (letter: string) => /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/.test(letter);

/** Glyphs of a text, each letter 5 pt wide, marks above the letter before them; spaces are 2.5 pt. */
export function glyphs(text: string, x = 50, y = 700): Placed[] {
  let at = x;
  return Array.from(text, (letter) => {
    const width = isMark(letter) ? 0 : letter === ' ' ? 2.5 : 5;
    const glyph = { text: letter, x: at, end: at + width, middle: isMark(letter) ? at - 2 : at, y, fontSize: size };
    at += width;
    return glyph;
  });
}

/** One segment of text. */
export function segment(text: string, x: number, y: number): Segment {
  return joinGlyphs(glyphs(text, x, y))[0]!;
}
