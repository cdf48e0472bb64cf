import { displayWidth as columnsOf } from '../diagnostics/reporters/display-width.ts';
import type { LineEnds } from './line-ends.ts';

/** One line of a printout, or of one cell of a table row. */
export interface PrintedLine {
  /** Line of the text file or of the PDF's text, from 1. */
  readonly number: number;
  /** Page it is printed on, from 1. */
  readonly page: number;
  /** Without white space at the start; white space at the end is kept, it shows how a wrapped line goes on. */
  readonly text: string;
  /** Distance from the left edge, in characters (text) or pt (PDF). */
  readonly indent: number;
  /** Where it ends, in the unit of `indent`; absent where only letters can be counted. */
  readonly end?: number;
  /** Height of the baseline above the bottom of the page, in pt (PDF only). */
  readonly baseline?: number;
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
