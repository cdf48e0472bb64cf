import { createGenerationCache, type GenerationCache } from '../../model/generation-cache.ts';
import { ownText } from '../../model/own-text.ts';
import { isThaiLetter } from '../clusters.ts';
import { costOf, type Dictionary } from '../dictionary/dictionary.ts';
import { segment } from '../segment.ts';
import { hashOf, isAt } from '../stretch.ts';
import { doubtOf, doubtOfLetterName } from './line-end-costs.ts';
import { letterNames } from './vocabulary.ts';
import { roleBits, rolesOf } from './word-roles.ts';

export interface Word {
  readonly text: string;
  /** Bits of `word-roles.ts`. */
  readonly roles: number;
  /** How little it is to be trusted to be a word of its own, see `line-end-costs.ts`. */
  readonly doubt: number;
}

/** A chunk cut into words; `ends[i]` is the offset where `words[i]` ends. */
export interface Words {
  readonly text: string;
  readonly words: readonly Word[];
  readonly ends: readonly number[];
}

/** Cuts a chunk into the words the rules look at. */
export function cutWords(text: string, dictionary: Dictionary): Words {
  const ends = segment(text, dictionary);
  const known = wordsOf(dictionary);
  const words: Word[] = [];
  let start = 0;
  for (const end of ends) {
    words.push(wordAt(text, start, end, known, dictionary));
    start = end;
  }
  return { text, words, ends };
}

type KnownWords = GenerationCache<Word, number>;

function wordAt(text: string, start: number, end: number, known: KnownWords, dictionary: Dictionary): Word {
  // Numbers and Latin have no role, and most numbers never come again.
  if (!isThaiLetter(text.charCodeAt(start))) return { text: text.slice(start, end), roles: 0, doubt: 0 };
  const hash = hashOf(text, start, end);
  const before = known.get(hash);
  if (before !== undefined && isAt(before.text, text, start, end)) return before;
  const own = ownText(text.slice(start, end));
  const roles = rolesOf(own, dictionary);
  const isJoining = (roles & roleBits.leaning) !== 0;
  const isNumber = (roles & roleBits.number) !== 0;
  const measured = isNumber ? 0 : doubtOf(own.length, costOf(dictionary, own), isJoining);
  const doubt = letterNames.has(own) ? Math.max(measured, doubtOfLetterName) : measured;
  const word = { text: own, roles, doubt };
  known.set(hash, word);
  return word;
}

/** How many words are cached at least, as in a face: 24 of 25 words of a new phrase were in other phrases, and need not be classified again. */
const cachedWords = 4096;

const knownLetters = new WeakMap<Dictionary, KnownWords>();

function wordsOf(dictionary: Dictionary): KnownWords {
  let words = knownLetters.get(dictionary);
  if (words === undefined) {
    words = createGenerationCache(cachedWords);
    knownLetters.set(dictionary, words);
  }
  return words;
}
