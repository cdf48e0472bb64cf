import type { Chunk } from './chunk.ts';
import { HEAD, TAIL } from './chunk-traits.ts';
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
  if (head & HEAD.noLineStart || tail & TAIL.noLineEnd) return undefined;
  if (tail & TAIL.number && head & (HEAD.unit | HEAD.month | HEAD.dash)) return undefined;
  if (tail & (TAIL.beforeNumber | TAIL.month | TAIL.officeCode | TAIL.measure | TAIL.era) && head & HEAD.digit)
    return undefined;
  if (tail & TAIL.month && head & HEAD.era) return undefined;
  if (tail & TAIL.beforeNumber && head & HEAD.officeCode) return undefined;
  if (head & HEAD.letter) return undefined;
  if (head & HEAD.digit && (tail & TAIL.phone || (reading.inPhone && startsPhoneGroup(right)))) return undefined;
  if (tail & TAIL.title) return undefined;
  if (reading.afterNumber && left.text === ':' && head & HEAD.digit) return undefined;
  if (reading.chunks === 1 && ENUMERATOR.test(left.text)) return undefined;
  if (reading.expects === 'surname' && isSurname(right.text)) return lineEndCosts.beforeSurname;
  if (tail & TAIL.joining) return lineEndCosts.afterJoiningWord;
  return head & HEAD.digit ? lineEndCosts.beforeNumber : lineEndCosts.space;
}

/** Carries on what is open after `chunk`. */
export function readOn(reading: Reading, chunk: Chunk): void {
  reading.afterNumber = (chunk.tail & TAIL.number) !== 0 || (reading.afterNumber && chunk.text === ':');
  reading.inPhone = (chunk.tail & (TAIL.phone | TAIL.areaCode)) !== 0 || (reading.inPhone && startsPhoneGroup(chunk));
  if (chunk.tail & TAIL.title) reading.expects = 'given name';
  else if (chunk.tail & TAIL.company) reading.expects = 'company';
  else if (chunk.tail & TAIL.givenName || reading.expects === 'given name') reading.expects = 'surname';
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
const ENUMERATOR = /^\(?(?:[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)*|[ก-ฮ])[.)]?$/;
