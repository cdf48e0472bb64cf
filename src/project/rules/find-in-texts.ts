import type { Details } from '../../diagnostics/build-diagnostic.ts';
import type { PrintedText } from './printed-texts.ts';
import type { Finding, Part } from './rule.ts';

/** One more than `checkProject` reports of one code: the rest of a long text need not be looked at. */
export const mostInOneText = 51;

/** The texts that hold a match of `sign`: a cheap first test, for a pattern that cannot match without it. */
export function textsWith(sign: RegExp, texts: readonly PrintedText[]): readonly PrintedText[] {
  return texts.filter(({ text }) => sign.test(text));
}

/** One finding for every match of `pattern` (global) that `describe` has words for, at most 51 a text; points at the match. */
export function everyMatch(
  texts: readonly PrintedText[],
  pattern: RegExp,
  describe: (match: RegExpExecArray) => Details | undefined,
): Finding[] {
  const found: Finding[] = [];
  for (const { path, text } of texts) {
    pattern.lastIndex = 0;
    let count = 0;
    for (let match = pattern.exec(text); match && count < mostInOneText; match = pattern.exec(text)) {
      const details = describe(match);
      if (details === undefined) continue;
      found.push({ path, part: partOf(match), ...details });
      count += 1;
    }
  }
  return found;
}

/** One finding for each text that holds a match of `pattern` (global), at the first; `count` is how many there are. */
export function firstMatch(
  texts: readonly PrintedText[],
  pattern: RegExp,
  describe: (match: RegExpExecArray, count: number) => Details,
): Finding[] {
  const found: Finding[] = [];
  for (const { path, text } of texts) {
    pattern.lastIndex = 0;
    const first = pattern.exec(text);
    if (first === null) continue;
    let count = 1;
    while (pattern.test(text)) count += 1;
    found.push({ path, part: partOf(first), ...describe(first, count) });
  }
  return found;
}

function partOf(match: RegExpExecArray): Part {
  return { start: match.index, end: match.index + match[0].length };
}
