import { createRequire } from 'node:module';
import type LineBreaker from 'linebreak';
import { isDigit } from './characters.ts';

/** Where UAX #14 lets a line end inside text without spaces, Thai taken as letters: after `/` `?` `!` `|` and the like. */
export function punctuationBreaks(chunk: string): readonly number[] {
  if (!BEYOND_THAI_AND_ASCII.test(chunk)) return simpleBreaks(chunk);
  return LETTERS_ONLY.test(chunk) ? [] : unicodeBreaks(chunk);
}

/**
 * Letters, digits, middle dots and en dashes, or any one character: UAX #14 lets a line end in such a chunk after an en
 * dash at most, where our own rules let none, so its tables are not needed (11 ms to load); a test compares the two.
 */
const LETTERS_ONLY = /^(?:[0-9A-Za-z\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u00b7\u00c0-\u00ff\u2013]*|.)$/u;

/** Characters whose line breaking class the simple rule does not know. */
const BEYOND_THAI_AND_ASCII = /[^!-~\u0e00-\u0e7f\u00a0“”‘’]/;

/** The same answer as UAX #14 for ASCII and Thai, without loading its tables (20 ms): a test compares the two. */
function simpleBreaks(chunk: string): readonly number[] {
  const breaks: number[] = [];
  for (let index = 1; index < chunk.length; index++) {
    const left = chunk[index - 1]!;
    if (!'/?!|'.includes(left)) continue;
    if ('/?!|)]},.:;"\'“”‘’%\u00a0-'.includes(chunk[index]!)) continue;
    if (left === '/' && isDigit(chunk.charCodeAt(index))) continue;
    breaks.push(index);
  }
  return breaks;
}

let loaded: typeof LineBreaker | undefined;

/** Loads the tables on first use, from the copy that pdfmake uses too. */
function unicodeBreaks(chunk: string): readonly number[] {
  loaded ??= createRequire(import.meta.url)('linebreak') as typeof LineBreaker;
  const breaker = new loaded(chunk);
  const breaks: number[] = [];
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    if (next.position < chunk.length) breaks.push(next.position);
  }
  return breaks;
}
