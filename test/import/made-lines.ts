import { readFileSync } from 'node:fs';
import type { PrintedLine, Printout } from '../../src/import/printed-line.ts';
import { readDictionary } from '../../src/thai/dictionary/dictionary.ts';

export const dictionary = readDictionary(readFileSync(new URL('../../dictionary/thai.dict', import.meta.url)));

/** Lines of a printout, numbered from 1, each at the left edge of page 1. */
export function madeLines(texts: readonly string[], changed: Partial<PrintedLine> = {}): PrintedLine[] {
  return texts.map((text, index) => ({ number: index + 1, page: 1, text, indent: 0, ...changed }));
}

/** Lines of several pages, as text has them. */
export function madePages(pages: readonly (readonly string[])[]): PrintedLine[] {
  const lines = pages.flatMap((texts, at) => madeLines(texts, { page: at + 1 }));
  return lines.map((line, index) => ({ ...line, number: index + 1 }));
}

/** A printout of the older system, as text; of PDF with `cellsApart`. */
export function madePrintout(lines: readonly PrintedLine[], changed: Partial<Printout> = {}): Printout {
  return { lines, source: 'legacy', keepsSpaces: false, cellsApart: false, unit: 1, ...changed };
}
