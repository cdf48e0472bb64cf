import { isClusterBoundary, isThaiConsonant } from '../clusters.ts';
import { isDigit, noLineEnd, noLineStart } from './characters.ts';
import { tooDoubtful } from './line-end-costs.ts';
import { roleBits } from './word-roles.ts';
import type { Word } from './words.ts';

/** Says whether a rule keeps a line from ending between two words of a chunk that meet at `position`, Thai letters on both sides. */
export function isForbiddenBetween(left: Word, right: Word, chunk: string, position: number): boolean {
  if (left.roles & (roleBits.boundPrefix | roleBits.fragment) || right.roles & roleBits.fragment) return true;
  if (left.doubt + right.doubt >= tooDoubtful) return true;
  if (right.roles & roleBits.nameEnding && !(left.roles & roleBits.leaning)) return true;
  if (left.roles & roleBits.number && cutsWrittenNumber(left, right)) return true;
  if (right.roles & roleBits.ordinalMark && cutsOrdinal(chunk, position + right.text.length)) return true;
  return !isClusterBoundary(chunk, position) || cutsAbbreviation(chunk, position);
}

/** Says the same of a place beside punctuation. */
export function isForbiddenAtPunctuation(chunk: string, position: number): boolean {
  return (
    !isClusterBoundary(chunk, position) ||
    noLineStart.has(chunk.charCodeAt(position)) ||
    noLineEnd.has(chunk.charCodeAt(position - 1)) ||
    cutsAbbreviation(chunk, position) ||
    cutsUnitFraction(chunk, position)
  );
}

/** แปดหมื่น, ห้าสิบ, ล้านบาท. */
function cutsWrittenNumber(left: Word, right: Word): boolean {
  if (right.roles & roleBits.continuesNumber) return true;
  return (left.roles & roleBits.endsInPowerOfTen) !== 0 && (right.roles & roleBits.unit) !== 0;
}

/** ครั้ง|ที่ 1, ครั้ง|ที่1: the word with its ordinal, whose ที่ ends at `end`. */
function cutsOrdinal(chunk: string, end: number): boolean {
  return end === chunk.length || isDigit(chunk.charCodeAt(end));
}

/** กทม., ครม.: consonants up to a full stop, no more than an abbreviation has. */
function cutsAbbreviation(chunk: string, position: number): boolean {
  const limit = Math.min(chunk.length, position + longestAbbreviation);
  let end = position;
  while (end < limit && isThaiConsonant(chunk.charCodeAt(end))) end++;
  return end > position && chunk.charCodeAt(end) === fullStop;
}

/** กม./ชม. */
function cutsUnitFraction(chunk: string, position: number): boolean {
  return chunk.charCodeAt(position - 1) === slashCode && chunk.charCodeAt(position - 2) === fullStop;
}

const longestAbbreviation = 12;
const fullStop = 0x2e;
const slashCode = 0x2f;
