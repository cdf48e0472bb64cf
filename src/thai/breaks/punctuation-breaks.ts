import { createRequire } from 'node:module';
import type LineBreaker from 'linebreak';
import { isDigit } from './characters.ts';

/** Where UAX #14 lets a line end inside text without spaces, Thai taken as letters: after `/` `?` `!` `|` and the like. */
export function punctuationBreaks(chunk: string): readonly number[] {
  return BEYOND_THAI_AND_ASCII.test(chunk) ? unicodeBreaks(chunk) : simpleBreaks(chunk);
}

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
