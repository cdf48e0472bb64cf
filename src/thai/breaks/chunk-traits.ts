import { isClusterBoundary, isThaiConsonant } from '../clusters.ts';
import { isDigit, NO_LINE_END, NO_LINE_START } from './characters.ts';
import {
  BEFORE_NUMBER,
  BOUND_PREFIXES,
  ERA,
  ERA_AT_END,
  LATIN_UNIT,
  MEASURES,
  MONTH_ABBREVIATION,
  MONTH_ABBREVIATION_AT_END,
  MONTHS,
  NO_ORDINALS,
  PHONE_WORDS,
  ROADS,
  UNIT_ABBREVIATION,
  UNITS,
} from './vocabulary.ts';
import type { Span } from './web-address.ts';
import type { Words } from './words.ts';

/** What a chunk's beginning is. */
export const HEAD = {
  noLineStart: 1,
  digit: 2,
  unit: 4,
  month: 8,
  dash: 16,
  era: 32,
  /** One letter: `ก`, `ข)`. */
  letter: 64,
  /** An office's letters in a document number: `กท 0403/1234`. */
  officeCode: 128,
} as const;

/** What a chunk's end is. */
export const TAIL = {
  noLineEnd: 1,
  number: 2,
  beforeNumber: 4,
  month: 8,
  officeCode: 16,
  measure: 32,
  phone: 64,
  title: 128,
  givenName: 256,
  era: 512,
  /** The start of a telephone number: `0`, `02`, `081`. */
  areaCode: 1024,
} as const;

export function headTraits({ text, words }: Words): number {
  const first = words[0]!;
  const hasStop = text.includes('.');
  let head = 0;
  if (NO_LINE_START.has(text[0]!) || !isClusterBoundary(` ${text}`, 1)) head |= HEAD.noLineStart;
  if (isDigit(text.charCodeAt('(+-'.includes(text[0]!) ? 1 : 0))) head |= HEAD.digit;
  if (UNITS.has(first) || (hasStop && UNIT_ABBREVIATION.test(text)) || LATIN_UNIT.test(text)) head |= HEAD.unit;
  if (MONTHS.has(first) || (hasStop && MONTH_ABBREVIATION.test(text))) head |= HEAD.month;
  if (/^[-\u2010-\u2014]$/.test(text)) head |= HEAD.dash;
  if (hasStop && ERA.test(text)) head |= HEAD.era;
  if (/^[ก-ฮ][).]?$/.test(text) && !BOUND_PREFIXES.has(text)) head |= HEAD.letter;
  if (isOfficeCode(text)) head |= HEAD.officeCode;
  return head;
}

export function tailTraits(chunk: Words, name: Span | undefined): number {
  const { text, words } = chunk;
  const last = words.at(-1)!;
  const hasStop = text.endsWith('.');
  let tail = 0;
  if (NO_LINE_END.has(text.at(-1)!) || text === '::' || BOUND_PREFIXES.has(last)) tail |= TAIL.noLineEnd;
  if (/^\([0-9๐-๙]{1,2}\)$/.test(text)) tail |= TAIL.noLineEnd;
  if (isDigit(text.charCodeAt(text.length - 1))) tail |= TAIL.number;
  if (BEFORE_NUMBER.has(last) || isOrdinal(last) || isRoad(words)) tail |= TAIL.beforeNumber;
  if (MONTHS.has(last) || (hasStop && MONTH_ABBREVIATION_AT_END.test(text))) tail |= TAIL.month;
  if (hasStop && ERA_AT_END.test(text)) tail |= TAIL.era;
  if (isOfficeCode(text)) tail |= TAIL.officeCode;
  if (MEASURES.has(text)) tail |= TAIL.measure;
  if (/^\(?0[0-9]{0,2}$/.test(text)) tail |= TAIL.areaCode;
  if (PHONE_WORDS.has(last) || /โทร(?:ศัพท์|สาร)?[.:]?$/.test(text)) tail |= TAIL.phone;
  return name === undefined ? tail : tail | nameTrait(chunk, name);
}

function isOfficeCode(text: string): boolean {
  if (text.length > 3 || BOUND_PREFIXES.has(text)) return false;
  return [...text].every((letter) => isThaiConsonant(letter.charCodeAt(0)));
}

function isOrdinal(word: string): boolean {
  return word.endsWith('ที่') && !NO_ORDINALS.has(word);
}

/** ซอย or ถนน with its name, at most two words: the number of the lane follows. */
function isRoad(words: readonly string[]): boolean {
  return ROADS.has(words.at(-2) ?? '') || ROADS.has(words.at(-3) ?? '');
}

/** A title alone waits for the given name; a title with a name waits for the surname. */
function nameTrait({ text, words }: Words, { start, end }: Span): number {
  if (end !== text.length) return 0;
  const isTitleAlone = text.endsWith('.') || end - start <= words.at(-1)!.length;
  return isTitleAlone ? TAIL.title : TAIL.givenName;
}
