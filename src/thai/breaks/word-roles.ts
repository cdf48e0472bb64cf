import { isThaiConsonant } from '../clusters.ts';
import { costOf, type Dictionary } from '../dictionary/dictionary.ts';
import {
  beforeNumber,
  boundPrefixes,
  continuesNumber,
  doctors,
  endsInPowerOfTen,
  leaningWords,
  months,
  nameEndings,
  noOrdinals,
  numberWords,
  phoneWords,
  prefixedUnit,
  roads,
  titleWords,
  unitWords,
} from './vocabulary.ts';

/** What a word is to the break rules, a bit for each role. */
export const roleBits = {
  /** Never ends a line: `ผู้`. */
  boundPrefix: 1,
  leaning: 2,
  /** A number written out, one that goes on a number, and one that ends in a power of ten. */
  number: 4,
  continuesNumber: 8,
  endsInPowerOfTen: 16,
  unit: 32,
  /** `ที่`, which makes a number an ordinal. */
  ordinalMark: 64,
  /** A lone consonant, or a few letters no dictionary word covers: torn from a longer word. */
  fragment: 128,
  title: 256,
  doctor: 512,
  month: 1024,
  /** Stays with the number after it: `มาตรา`, and what ends in `ที่`. */
  beforeNumber: 2048,
  road: 4096,
  phone: 8192,
  /** The dictionary lacks it. */
  unknown: 16384,
  /** Ends a name: `พงษ์`. */
  nameEnding: 32768,
} as const;

/** Finds out what a word is. */
export function rolesOf(word: string, dictionary: Dictionary): number {
  let roles = 0;
  if (boundPrefixes.has(word)) roles |= roleBits.boundPrefix;
  if (leaningWords.has(word)) roles |= roleBits.leaning;
  if (numberWords.test(word)) roles |= numberRoles(word);
  if (unitWords.has(word) || prefixedUnit.test(word)) roles |= roleBits.unit;
  if (word === 'ที่') roles |= roleBits.ordinalMark;
  if (isFragment(word, dictionary)) roles |= roleBits.fragment;
  if (titleWords.has(word)) roles |= roleBits.title;
  if (doctors.has(word)) roles |= roleBits.doctor;
  if (months.has(word)) roles |= roleBits.month;
  if (beforeNumber.has(word) || isOrdinal(word)) roles |= roleBits.beforeNumber;
  if (roads.has(word)) roles |= roleBits.road;
  if (phoneWords.has(word)) roles |= roleBits.phone;
  if (costOf(dictionary, word) === 0) roles |= roleBits.unknown;
  if (nameEndings.has(word)) roles |= roleBits.nameEnding;
  return roles;
}

/** What goes on a number is a number itself. */
function numberRoles(word: string): number {
  let roles: number = roleBits.number;
  if (continuesNumber.test(word)) roles |= roleBits.continuesNumber;
  if (endsInPowerOfTen.test(word)) roles |= roleBits.endsInPowerOfTen;
  return roles;
}

function isFragment(word: string, dictionary: Dictionary): boolean {
  if (word.length > 3 || !isThaiConsonant(word.charCodeAt(word.length - 1))) return false;
  return word.length === 1 ? !boundPrefixes.has(word) : costOf(dictionary, word) === 0;
}

function isOrdinal(word: string): boolean {
  return word.endsWith('ที่') && !noOrdinals.has(word);
}
