import { displayWidth as columnsOf } from '../diagnostics/reporters/display-width.ts';

/**
 * What the end of a wrapped line shows of a space there.
 *
 * - `shown`: the program draws the space, so a line without one was wrapped inside a phrase.
 * - `lost`: it draws no space at the end of a line, and wraps between words, too.
 * - `at-spaces`: it draws none, but wraps at spaces only, unless a phrase is longer than a line.
 * - `unknown`: too few lines are wrapped.
 */
export type LineEnds = 'shown' | 'lost' | 'at-spaces' | 'unknown';

/** One line of a printout, or of one cell of a table row. */
export interface PrintedLine {
  /** Line of the text file or of the PDF's text, from 1. */
  readonly number: number;
  /** Page it is printed on, from 1. */
  readonly page: number;
  /** Of several pages printed on one sheet, which is `page`, the one from the left; absent for the first. */
  readonly side?: number;
  /** Without white space at the start; white space at the end is kept, it shows how a wrapped line goes on. */
  readonly text: string;
  /** Distance from the left edge, in characters (text) or pt (PDF). */
  readonly indent: number;
  /** Where it ends, in the unit of `indent`; absent where only letters can be counted. */
  readonly end?: number;
  /** Height of the baseline above the bottom of the page, in pt (PDF only). */
  readonly baseline?: number;
  /** It begins a paragraph, though at the left edge: its indent is alone on the line above (PDF only). */
  readonly indented?: boolean;
  /** Letters of it were read from the words around them, and others are as likely. */
  readonly doubtful?: boolean;
}

/** The text of one printout. */
export interface Printout {
  /** Lines that hold any text. */
  readonly lines: readonly PrintedLine[];
  /** Printed by raingan (`own`), whose line breaking is known, or by the older system. */
  readonly source: 'own' | 'legacy';
  /** A space at which a line was wrapped is still at its end, so a line without one was wrapped inside a phrase. */
  readonly keepsSpaces: boolean;
  /** What the end of a wrapped line shows of a space; absent for text. */
  readonly lineEnds?: LineEnds;
  /** Each cell of a table row is a line of its own, as in a PDF. */
  readonly cellsApart: boolean;
  /** Width of a letter in the unit of `indent`. */
  readonly unit: number;
}

/** Columns a text takes; vowels and tone marks above and below the line take none. */
export function displayWidth(text: string): number {
  return columnsOf(text.trim());
}
