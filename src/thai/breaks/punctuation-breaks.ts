import { createRequire } from 'node:module';
import type LineBreaker from 'linebreak';
import { isDigit } from './characters.ts';

/** Where UAX #14 lets a line end inside text without spaces, Thai taken as letters: after `/` `?` `!` `|` and the like. */
export function punctuationBreaks(chunk: string): readonly number[] {
  if (isThaiOrAscii(chunk)) return simpleBreaks(chunk);
  return lettersOnly.test(chunk) ? [] : unicodeBreaks(chunk);
}

/**
 * Letters, digits, middle dots and en dashes, or any one character: UAX #14 lets a line end in such a chunk after an en
 * dash at most, where our own rules let none, so its tables are not needed (11 ms to load); a test compares the two.
 */
const lettersOnly = /^(?:[0-9A-Za-z\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u00b7\u00c0-\u00ff\u2013]*|.)$/u;

/** Whether the simple rule has the line breaking class of every character. */
function isThaiOrAscii(chunk: string): boolean {
  for (let index = 0; index < chunk.length; index++) {
    const code = chunk.charCodeAt(index);
    if (code >= 0x0e00 && code <= 0x0e7f) continue;
    if ((code < 0x21 || code > 0x7e) && !'\u00a0“”‘’'.includes(chunk.charAt(index))) return false;
  }
  return true;
}

/** The same answer as UAX #14 for ASCII and Thai, without loading its tables (20 ms): a test compares the two. */
function simpleBreaks(chunk: string): readonly number[] {
  const breaks: number[] = [];
  for (let index = 1; index < chunk.length; index++) {
    const left = chunk.charCodeAt(index - 1);
    if (left >= 0x80 || !'/?!|'.includes(chunk.charAt(index - 1))) continue;
    if ('/?!|)]},.:;"\'“”‘’%\u00a0-'.includes(chunk.charAt(index))) continue;
    if (left === slashCode && isDigit(chunk.charCodeAt(index))) continue;
    breaks.push(index);
  }
  return breaks;
}

const slashCode = 0x2f;

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
