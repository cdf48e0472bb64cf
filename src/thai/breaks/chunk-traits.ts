import { isClusterBoundary, isThaiConsonant, isThaiLetter } from '../clusters.ts';
import { isDigit, NO_LINE_END, NO_LINE_START } from './characters.ts';
import type { TitledName } from './names.ts';
import {
  BOUND_PREFIXES,
  COMPANIES,
  ERA,
  ERA_AT_END,
  LATIN_UNIT,
  MEASURES,
  MONTH_ABBREVIATION,
  MONTH_ABBREVIATION_AT_END,
  UNIT_ABBREVIATION,
} from './vocabulary.ts';
import { ROLE } from './word-roles.ts';
import type { Word, Words } from './words.ts';

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
  /** A word that only leads to the next one: `และ`. */
  joining: 2048,
  /** บริษัท and the like, which a company's name follows. */
  company: 4096,
} as const;

export function headTraits({ text, words }: Words): number {
  const first = text.charCodeAt(0);
  const { roles } = words[0]!;
  const hasStop = text.includes('.');
  let head = 0;
  if (NO_LINE_START.has(first) || !isClusterBoundary(` ${text}`, 1)) head |= HEAD.noLineStart;
  if (isDigit(text.charCodeAt('(+-'.includes(text.charAt(0)) ? 1 : 0))) head |= HEAD.digit;
  if (roles & ROLE.unit || isUnitInLetters(text, first, hasStop)) head |= HEAD.unit;
  if (roles & ROLE.month || (hasStop && !isDigit(first) && MONTH_ABBREVIATION.test(text))) head |= HEAD.month;
  if (text.length === 1 && isDash(first)) head |= HEAD.dash;
  if (hasStop && !isDigit(first) && ERA.test(text)) head |= HEAD.era;
  if (isLetterAlone(text) && !BOUND_PREFIXES.has(text)) head |= HEAD.letter;
  if (isOfficeCode(text)) head |= HEAD.officeCode;
  return head;
}

export function tailTraits(chunk: Words, name: TitledName | undefined): number {
  const { text, words } = chunk;
  const { roles } = words.at(-1)!;
  const last = text.charCodeAt(text.length - 1);
  const hasStop = last === FULL_STOP && isThaiConsonant(text.charCodeAt(text.length - 2));
  let tail = 0;
  if (NO_LINE_END.has(last) || text === '::' || roles & ROLE.boundPrefix) tail |= TAIL.noLineEnd;
  if (isNumberInBrackets(text)) tail |= TAIL.noLineEnd;
  if (isDigit(last)) tail |= TAIL.number;
  if (roles & ROLE.beforeNumber || isRoad(words)) tail |= TAIL.beforeNumber;
  if (roles & ROLE.month || (hasStop && MONTH_ABBREVIATION_AT_END.test(text))) tail |= TAIL.month;
  if (hasStop && ERA_AT_END.test(text)) tail |= TAIL.era;
  if (isOfficeCode(text)) tail |= TAIL.officeCode;
  if (MEASURES.has(text)) tail |= TAIL.measure;
  if (isAreaCode(text)) tail |= TAIL.areaCode;
  if (COMPANIES.test(text)) tail |= TAIL.company;
  if (roles & ROLE.leaning) tail |= TAIL.joining;
  if (roles & ROLE.phone || endsInPhoneWord(text)) tail |= TAIL.phone;
  return name === undefined ? tail : tail | nameTrait(chunk, name);
}

const FULL_STOP = 0x2e;
const COLON = 0x3a;

function isUnitInLetters(text: string, first: number, hasStop: boolean): boolean {
  if (isThaiLetter(first)) return hasStop && UNIT_ABBREVIATION.test(text);
  return !isDigit(first) && LATIN_UNIT.test(text);
}

function isDash(code: number): boolean {
  return code === 0x2d || (code >= 0x2010 && code <= 0x2014);
}

/** `ก`, `ข)`, `ค.` */
function isLetterAlone(text: string): boolean {
  if (text.length > 2 || !isThaiConsonant(text.charCodeAt(0))) return false;
  return text.length === 1 || text.endsWith(')') || text.endsWith('.');
}

function isOfficeCode(text: string): boolean {
  if (text.length > 3 || BOUND_PREFIXES.has(text)) return false;
  for (let index = 0; index < text.length; index++) if (!isThaiConsonant(text.charCodeAt(index))) return false;
  return true;
}

/** `(1)`, `(๑๒)`. */
function isNumberInBrackets(text: string): boolean {
  if (text.length < 3 || text.length > 4 || !text.startsWith('(') || !text.endsWith(')')) return false;
  for (let index = 1; index < text.length - 1; index++) if (!isDigit(text.charCodeAt(index))) return false;
  return true;
}

/** `0`, `(02`, `081`. */
function isAreaCode(text: string): boolean {
  const start = text.startsWith('(') ? 1 : 0;
  if (text.length > start + 3 || text.charCodeAt(start) !== 0x30) return false;
  for (let index = start; index < text.length; index++) if (!'0123456789'.includes(text.charAt(index))) return false;
  return true;
}

/** `โทร.`, and whatever is written before it without a space. */
function endsInPhoneWord(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  const word = last === FULL_STOP || last === COLON ? text.slice(0, -1) : text;
  return word.endsWith('โทร') || word.endsWith('โทรศัพท์') || word.endsWith('โทรสาร');
}

/** ซอย or ถนน with its name, at most two words: the number of the lane follows. */
function isRoad(words: readonly Word[]): boolean {
  return isRoadWord(words.at(-2)) || isRoadWord(words.at(-3));
}

function isRoadWord(word: Word | undefined): boolean {
  return word !== undefined && (word.roles & ROLE.road) !== 0;
}

/** A title alone waits for the given name; a title with a name waits for the surname. */
function nameTrait({ text }: Words, { titleEnd, end }: TitledName): number {
  if (end !== text.length) return 0;
  return text.endsWith('.') || end === titleEnd ? TAIL.title : TAIL.givenName;
}
