import { isThaiLetter, maiyamok, paiyannoi } from '../clusters.ts';
import type { Dictionary } from '../dictionary/dictionary.ts';
import { isLetterOrDigit } from './characters.ts';
import { headTraits, tailTraits } from './chunk-traits.ts';
import { lineEndCosts } from './line-end-costs.ts';
import { titledNames } from './names.ts';
import { punctuationBreaks } from './punctuation-breaks.ts';
import { addressBreaks, type Span, webAddresses } from './web-address.ts';
import { roleBits } from './word-roles.ts';
import { isForbiddenAtPunctuation, isForbiddenBetween } from './word-rules.ts';
import { cutWords, type Word, type Words } from './words.ts';

/** What a place inside a line of text is: between words, at punctuation, or within an address. */
export type InnerBreakKind = 'word' | 'punctuation' | 'address';

export interface InnerBreak {
  readonly offset: number;
  readonly kind: InnerBreakKind;
  readonly penalty: number;
}

/** What line breaking finds in a stretch of text without spaces. It depends on nothing around it, so it can be cached. */
export interface Chunk {
  readonly text: string;
  readonly breaks: readonly InnerBreak[];
  /** Bits of `chunk-traits.ts`: what its beginning and its end are, for the rules at spaces. */
  readonly head: number;
  readonly tail: number;
}

/** Finds the words of a chunk, the places inside it where a line may end, and its traits. */
export function analyseChunk(text: string, dictionary: Dictionary): Chunk {
  const words = cutWords(text, dictionary);
  const names = titledNames(words);
  const addresses = webAddresses(text);
  const whole = names.length === 0 ? addresses : [...addresses, ...names].sort((a, b) => a.start - b.start);
  const breaks = innerBreaks(words, whole, addresses);
  return { text, breaks, head: headTraits(words), tail: tailTraits(words, names.at(-1)) };
}

/** No line ends inside `whole`, but for the addresses' own breaks. */
function innerBreaks(chunk: Words, whole: readonly Span[], addresses: readonly Span[]): InnerBreak[] {
  const { text } = chunk;
  const firstLetter = firstLetterOrDigit(text);
  const breaks = wordBreaks(chunk, firstLetter, whole);
  const words = breaks.length;
  const isInside = insideOf(whole);
  for (const position of punctuationBreaks(text)) {
    if (position <= firstLetter || isBetweenThai(text, position) || isInside(position)) continue;
    if (!isForbiddenAtPunctuation(text, position))
      breaks.push(inner(position, 'punctuation', lineEndCosts.punctuation));
  }
  for (const address of addresses) {
    for (const offset of addressBreaks(text, address)) breaks.push(inner(offset, 'address', lineEndCosts.address));
  }
  if (breaks.length > words) breaks.sort((a, b) => a.offset - b.offset);
  return breaks;
}

function wordBreaks({ text, words, ends }: Words, firstLetter: number, whole: readonly Span[]): InnerBreak[] {
  const breaks: InnerBreak[] = [];
  const isInside = insideOf(whole);
  for (let index = 0; index + 1 < ends.length; index++) {
    const end = ends[index]!;
    if (end <= firstLetter || !isBetweenThai(text, end) || isInside(end)) continue;
    const left = words[index]!;
    const right = words[index + 1]!;
    if (isForbiddenBetween(left, right, text, end) || isTailOfUnknown(left, right, words[index + 2])) continue;
    const cost = lineEndCosts.byDoubt[left.doubt + right.doubt]!;
    breaks.push(
      inner(end, 'word', left.roles & roleBits.leaning ? Math.max(cost, lineEndCosts.afterJoiningWord) : cost),
    );
  }
  return breaks;
}

/** A word that only leads to another, with none to lead to, is the end of the unknown word before it: บรรณานุการ|ของ. */
function isTailOfUnknown(left: Word, right: Word, next: Word | undefined): boolean {
  if (!(left.roles & roleBits.unknown && right.roles & roleBits.leaning)) return false;
  return next === undefined || (next.roles & roleBits.leaning) !== 0;
}

/** Whether a position is inside one of the spans, which are in order and apart; each is greater than the one before. */
function insideOf(spans: readonly Span[]): (position: number) => boolean {
  let next = 0;
  return (position) => {
    while (next < spans.length && spans[next]!.end <= position) next++;
    return next < spans.length && position > spans[next]!.start;
  };
}

/** Nothing but punctuation before it: no line ends after `?` in `?ภาครัฐ`, nor after the first ฯ of ฯพณฯ. */
function firstLetterOrDigit(text: string): number {
  let index = 0;
  while (index < text.length && !isLetterOrDigit(text.charCodeAt(index))) index++;
  return index;
}

function isBetweenThai(text: string, offset: number): boolean {
  return isOfThaiWord(text.charCodeAt(offset - 1)) && isOfThaiWord(text.charCodeAt(offset));
}

function isOfThaiWord(code: number): boolean {
  return isThaiLetter(code) || code === maiyamok || code === paiyannoi;
}

function inner(offset: number, kind: InnerBreakKind, penalty: number): InnerBreak {
  return { offset, kind, penalty };
}
