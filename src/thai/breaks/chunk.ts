import { isThaiLetter, MAIYAMOK, PAIYANNOI } from '../clusters.ts';
import type { Dictionary } from '../dictionary/dictionary.ts';
import { isLetterOrDigit } from './characters.ts';
import { headTraits, tailTraits } from './chunk-traits.ts';
import { titledName } from './names.ts';
import { punctuationBreaks } from './punctuation-breaks.ts';
import { LEANING_WORDS } from './vocabulary.ts';
import { addressBreaks, type Span, webAddresses } from './web-address.ts';
import { isForbiddenInside } from './word-rules.ts';
import { cutWords, type Words } from './words.ts';

export type InnerBreakKind = 'word' | 'punctuation' | 'address';

export interface InnerBreak {
  readonly offset: number;
  readonly kind: InnerBreakKind;
  readonly penalty: number;
}

/** What line breaking knows of a stretch of text without spaces; it depends on nothing around it, so it can be cached. */
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
  const name = titledName(words);
  const addresses = webAddresses(text);
  const breaks = innerBreaks(words, name === undefined ? addresses : [...addresses, name], dictionary);
  for (const address of addresses) {
    for (const offset of addressBreaks(text, address)) breaks.push(inner(offset, 'address', ADDRESS_PENALTY));
  }
  breaks.sort((a, b) => a.offset - b.offset);
  return { text, breaks, head: headTraits(words), tail: tailTraits(words, name) };
}

const PUNCTUATION_PENALTY = 1;
const WORD_PENALTY = 1;
const LEANING_PENALTY = 4;
const ADDRESS_PENALTY = 15;

function innerBreaks(chunk: Words, whole: readonly Span[], dictionary: Dictionary): InnerBreak[] {
  const { text, words, ends } = chunk;
  const firstLetter = firstLetterOrDigit(text);
  const isAllowed = (position: number, left: string, right: string): boolean =>
    position > firstLetter &&
    !whole.some((span) => position > span.start && position < span.end) &&
    !isForbiddenInside({ chunk: text, position, left, right, dictionary });
  const breaks: InnerBreak[] = [];
  for (let index = 0; index + 1 < ends.length; index++) {
    const left = words[index]!;
    if (!isBetweenThai(text, ends[index]!) || !isAllowed(ends[index]!, left, words[index + 1]!)) continue;
    breaks.push(inner(ends[index]!, 'word', LEANING_WORDS.has(left) ? LEANING_PENALTY : WORD_PENALTY));
  }
  for (const position of punctuationBreaks(text)) {
    if (!isBetweenThai(text, position) && isAllowed(position, '', '')) {
      breaks.push(inner(position, 'punctuation', PUNCTUATION_PENALTY));
    }
  }
  return breaks;
}

/** Nothing but punctuation before it: no line ends after `?` in `?ภาครัฐ`, nor after the first ฯ of ฯพณฯ. */
function firstLetterOrDigit(text: string): number {
  let index = 0;
  while (index < text.length && !isLetterOrDigit(text.charCodeAt(index))) index++;
  return index;
}

function isBetweenThai(text: string, offset: number): boolean {
  const left = text.charCodeAt(offset - 1);
  return (isThaiLetter(left) || left === MAIYAMOK || left === PAIYANNOI) && isThaiLetter(text.charCodeAt(offset));
}

function inner(offset: number, kind: InnerBreakKind, penalty: number): InnerBreak {
  return { offset, kind, penalty };
}
