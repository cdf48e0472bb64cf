import { isClusterBoundary, isThaiConsonant } from '../clusters.ts';
import { costOf, type Dictionary } from '../dictionary/dictionary.ts';
import { isDigit, NO_LINE_END, NO_LINE_START } from './characters.ts';
import { BOUND_PREFIXES, CONTINUES_NUMBER, ENDS_IN_POWER_OF_TEN, NUMBER_WORDS, UNITS } from './vocabulary.ts';

/** A place inside a chunk (text without spaces) where a line might end, between the words `left` and `right`. */
export interface Place {
  readonly chunk: string;
  readonly position: number;
  readonly left: string;
  readonly right: string;
  readonly dictionary: Dictionary;
}

/** Tells whether one of the rules keeps a line from ending at this place. */
export function isForbiddenInside(place: Place): boolean {
  return RULES.some((rule) => rule(place));
}

const RULES: readonly ((place: Place) => boolean)[] = [
  tearsCluster,
  startsLineWrongly,
  endsLineWrongly,
  cutsWrittenNumber,
  cutsOrdinal,
  cutsAbbreviation,
  cutsUnitFraction,
  leavesFragment,
];

function tearsCluster({ chunk, position }: Place): boolean {
  return !isClusterBoundary(chunk, position);
}

function startsLineWrongly({ chunk, position }: Place): boolean {
  return NO_LINE_START.has(chunk[position]!) || chunk.startsWith('ฯลฯ', position);
}

function endsLineWrongly({ chunk, position, left }: Place): boolean {
  return NO_LINE_END.has(chunk[position - 1]!) || BOUND_PREFIXES.has(left);
}

/** แปดหมื่น, ห้าสิบ, ล้านบาท. */
function cutsWrittenNumber({ left, right }: Place): boolean {
  if (!NUMBER_WORDS.test(left)) return false;
  return CONTINUES_NUMBER.test(right) || (ENDS_IN_POWER_OF_TEN.test(left) && UNITS.has(right));
}

/** ครั้ง|ที่ 1, ครั้ง|ที่1: the word with its ordinal. */
function cutsOrdinal({ chunk, position, right }: Place): boolean {
  if (right !== 'ที่') return false;
  const end = position + right.length;
  return end === chunk.length || isDigit(chunk.charCodeAt(end));
}

/** กทม., ครม.: consonants up to a full stop. */
function cutsAbbreviation({ chunk, position }: Place): boolean {
  let end = position;
  while (end < chunk.length && isThaiConsonant(chunk.charCodeAt(end))) end++;
  return end > position && chunk[end] === '.';
}

/** กม./ชม. */
function cutsUnitFraction({ chunk, position }: Place): boolean {
  return chunk[position - 1] === '/' && chunk[position - 2] === '.';
}

/** A lone consonant, or a few letters no dictionary word covers, is torn from a longer word. */
function leavesFragment({ left, right, dictionary }: Place): boolean {
  return isFragment(left, dictionary) || isFragment(right, dictionary);
}

function isFragment(word: string, dictionary: Dictionary): boolean {
  if (word.length > 3 || !isThaiConsonant(word.charCodeAt(word.length - 1))) return false;
  return word.length === 1 ? !BOUND_PREFIXES.has(word) : costOf(dictionary, word) === 0;
}
