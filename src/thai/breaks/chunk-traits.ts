import { isClusterBoundary, isThaiConsonant, isThaiLetter } from '../clusters.ts';
import { isDigit, noLineEnd, noLineStart } from './characters.ts';
import type { TitledName } from './names.ts';
import {
  boundPrefixes,
  companies,
  era,
  eraAtEnd,
  latinUnit,
  measures,
  monthAbbreviation,
  monthAbbreviationAtEnd,
  unitAbbreviation,
} from './vocabulary.ts';
import { roleBits } from './word-roles.ts';
import type { Word, Words } from './words.ts';

/** What a chunk's beginning is. */
export const headBits = {
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
export const tailBits = {
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

/** What the rules see at the beginning of a chunk, as bits of `headBits`. */
export function headTraits({ text, words }: Words): number {
  const first = text.charCodeAt(0);
  const { roles } = words[0]!;
  const hasStop = text.includes('.');
  let head = 0;
  if (noLineStart.has(first) || !isClusterBoundary(` ${text}`, 1)) head |= headBits.noLineStart;
  if (isDigit(text.charCodeAt('(+-'.includes(text.charAt(0)) ? 1 : 0))) head |= headBits.digit;
  if (roles & roleBits.unit || isUnitInLetters(text, first, hasStop)) head |= headBits.unit;
  if (roles & roleBits.month || (hasStop && !isDigit(first) && monthAbbreviation.test(text))) head |= headBits.month;
  if (text.length === 1 && isDash(first)) head |= headBits.dash;
  if (hasStop && !isDigit(first) && era.test(text)) head |= headBits.era;
  if (isLetterAlone(text) && !boundPrefixes.has(text)) head |= headBits.letter;
  if (isOfficeCode(text)) head |= headBits.officeCode;
  return head;
}

/** What the rules see at the end of a chunk, as bits of `tailBits`. */
export function tailTraits(chunk: Words, name: TitledName | undefined): number {
  const { text, words } = chunk;
  const { roles } = words.at(-1)!;
  const last = text.charCodeAt(text.length - 1);
  const hasStop = last === fullStop && isThaiConsonant(text.charCodeAt(text.length - 2));
  let tail = 0;
  if (noLineEnd.has(last) || text === '::' || roles & roleBits.boundPrefix) tail |= tailBits.noLineEnd;
  if (isNumberInBrackets(text)) tail |= tailBits.noLineEnd;
  if (isDigit(last)) tail |= tailBits.number;
  if (roles & roleBits.beforeNumber || isRoad(words)) tail |= tailBits.beforeNumber;
  if (roles & roleBits.month || (hasStop && monthAbbreviationAtEnd.test(text))) tail |= tailBits.month;
  if (hasStop && eraAtEnd.test(text)) tail |= tailBits.era;
  if (isOfficeCode(text)) tail |= tailBits.officeCode;
  if (measures.has(text)) tail |= tailBits.measure;
  if (isAreaCode(text)) tail |= tailBits.areaCode;
  if (companies.test(text)) tail |= tailBits.company;
  if (roles & roleBits.leaning) tail |= tailBits.joining;
  if (roles & roleBits.phone || endsInPhoneWord(text)) tail |= tailBits.phone;
  return name === undefined ? tail : tail | nameTrait(chunk, name);
}

const fullStop = 0x2e;
const colon = 0x3a;

function isUnitInLetters(text: string, first: number, hasStop: boolean): boolean {
  if (isThaiLetter(first)) return hasStop && unitAbbreviation.test(text);
  return !isDigit(first) && latinUnit.test(text);
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
  if (text.length > 3 || boundPrefixes.has(text)) return false;
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
  const word = last === fullStop || last === colon ? text.slice(0, -1) : text;
  return word.endsWith('โทร') || word.endsWith('โทรศัพท์') || word.endsWith('โทรสาร');
}

/** ซอย or ถนน with its name, at most two words: the number of the lane follows. */
function isRoad(words: readonly Word[]): boolean {
  return isRoadWord(words.at(-2)) || isRoadWord(words.at(-3));
}

function isRoadWord(word: Word | undefined): boolean {
  return word !== undefined && (word.roles & roleBits.road) !== 0;
}

/** A title alone waits for the given name; a title with a name waits for the surname. */
function nameTrait({ text }: Words, { titleEnd, end }: TitledName): number {
  if (end !== text.length) return 0;
  return end === titleEnd ? tailBits.title : tailBits.givenName;
}
