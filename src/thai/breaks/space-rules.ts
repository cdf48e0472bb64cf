import type { Chunk } from './chunk.ts';
import { headBits, tailBits } from './chunk-traits.ts';
import { lineEndCosts } from './line-end-costs.ts';
import { isCompanyName, isSurname } from './names.ts';

/** What the chunks before a space have left open. */
export interface Reading {
  /** Groups of digits belong to a telephone number. */
  inPhone: boolean;
  /** A name goes on: no line ends inside the next chunk, whatever words it resembles. */
  expects: 'nothing' | 'given name' | 'surname' | 'company';
  /** The left chunk ends in a number, or is a colon after one: `1 : 4`. */
  afterNumber: boolean;
  /** How many chunks the line of text has had. */
  chunks: number;
}

/** Nothing is open at the start of a line of text. */
export function startReading(): Reading {
  return { inPhone: false, expects: 'nothing', afterNumber: false, chunks: 0 };
}

/** The penalty for ending a line at the space between two chunks, or undefined where no line may end. */
export function penaltyAtSpace(left: Chunk, right: Chunk, reading: Reading): number | undefined {
  const { tail } = left;
  const { head } = right;
  if (head & headBits.noLineStart || tail & tailBits.noLineEnd) return undefined;
  if (tail & tailBits.number && head & (headBits.unit | headBits.month | headBits.dash)) return undefined;
  if (
    tail & (tailBits.beforeNumber | tailBits.month | tailBits.officeCode | tailBits.measure | tailBits.era) &&
    head & headBits.digit
  )
    return undefined;
  if (tail & tailBits.month && head & headBits.era) return undefined;
  if (tail & tailBits.beforeNumber && head & headBits.officeCode) return undefined;
  if (head & headBits.letter) return undefined;
  if (head & headBits.digit && (tail & tailBits.phone || (reading.inPhone && startsPhoneGroup(right))))
    return undefined;
  if (tail & tailBits.title) return undefined;
  if (reading.afterNumber && left.text === ':' && head & headBits.digit) return undefined;
  if (reading.chunks === 1 && enumerator.test(left.text)) return undefined;
  if (reading.expects === 'surname' && isSurname(right.text)) return lineEndCosts.beforeSurname;
  if (tail & tailBits.joining) return lineEndCosts.afterJoiningWord;
  return head & headBits.digit ? lineEndCosts.beforeNumber : lineEndCosts.space;
}

/** Carries on what is open after `chunk`. */
export function readOn(reading: Reading, chunk: Chunk): void {
  reading.afterNumber = (chunk.tail & tailBits.number) !== 0 || (reading.afterNumber && chunk.text === ':');
  reading.inPhone =
    (chunk.tail & (tailBits.phone | tailBits.areaCode)) !== 0 || (reading.inPhone && startsPhoneGroup(chunk));
  if (chunk.tail & tailBits.title) reading.expects = 'given name';
  else if (chunk.tail & tailBits.company) reading.expects = 'company';
  else if (chunk.tail & tailBits.givenName || reading.expects === 'given name') reading.expects = 'surname';
  else reading.expects = 'nothing';
  reading.chunks++;
}

/** Whether the chunk is a name's part, which keeps whole. */
export function isNamePart(reading: Reading, chunk: Chunk): boolean {
  if (reading.expects === 'surname') return isSurname(chunk.text);
  return reading.expects === 'given name' || (reading.expects === 'company' && isCompanyName(chunk.text));
}

function startsPhoneGroup(chunk: Chunk): boolean {
  return /^[0-9๐-๙][0-9๐-๙/,–-]*[),.]?$/.test(chunk.text);
}

/** `1.`, `๒)`, `ก.` at the start of a paragraph. */
const enumerator = /^\(?(?:[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)*|[ก-ฮ])[.)]?$/;
