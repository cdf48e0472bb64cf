import { isClusterBoundary, isThaiConsonant } from '../clusters.ts';
import { isDigit, NO_LINE_END, NO_LINE_START } from './characters.ts';
import { tooDoubtful } from './line-end-costs.ts';
import { ROLE } from './word-roles.ts';
import type { Word } from './words.ts';

/** Tells whether a rule keeps a line from ending between two words of a chunk that meet at `position`, Thai letters on both sides. */
export function isForbiddenBetween(left: Word, right: Word, chunk: string, position: number): boolean {
  if (left.roles & (ROLE.boundPrefix | ROLE.fragment) || right.roles & ROLE.fragment) return true;
  if (left.doubt + right.doubt >= tooDoubtful) return true;
  if (right.roles & ROLE.nameEnding && !(left.roles & ROLE.leaning)) return true;
  if (left.roles & ROLE.number && cutsWrittenNumber(left, right)) return true;
  if (right.roles & ROLE.ordinalMark && cutsOrdinal(chunk, position + right.text.length)) return true;
  return !isClusterBoundary(chunk, position) || cutsAbbreviation(chunk, position);
}

/** Tells the same of a place beside punctuation. */
export function isForbiddenAtPunctuation(chunk: string, position: number): boolean {
  return (
    !isClusterBoundary(chunk, position) ||
    NO_LINE_START.has(chunk.charCodeAt(position)) ||
    NO_LINE_END.has(chunk.charCodeAt(position - 1)) ||
    cutsAbbreviation(chunk, position) ||
    cutsUnitFraction(chunk, position)
  );
}

/** แปดหมื่น, ห้าสิบ, ล้านบาท. */
function cutsWrittenNumber(left: Word, right: Word): boolean {
  if (right.roles & ROLE.continuesNumber) return true;
  return (left.roles & ROLE.endsInPowerOfTen) !== 0 && (right.roles & ROLE.unit) !== 0;
}

/** ครั้ง|ที่ 1, ครั้ง|ที่1: the word with its ordinal, whose ที่ ends at `end`. */
function cutsOrdinal(chunk: string, end: number): boolean {
  return end === chunk.length || isDigit(chunk.charCodeAt(end));
}

/** กทม., ครม.: consonants up to a full stop, no more than an abbreviation has. */
function cutsAbbreviation(chunk: string, position: number): boolean {
  const limit = Math.min(chunk.length, position + LONGEST_ABBREVIATION);
  let end = position;
  while (end < limit && isThaiConsonant(chunk.charCodeAt(end))) end++;
  return end > position && chunk.charCodeAt(end) === FULL_STOP;
}

/** กม./ชม. */
function cutsUnitFraction(chunk: string, position: number): boolean {
  return chunk.charCodeAt(position - 1) === SLASH && chunk.charCodeAt(position - 2) === FULL_STOP;
}

const LONGEST_ABBREVIATION = 12;
const FULL_STOP = 0x2e;
const SLASH = 0x2f;
