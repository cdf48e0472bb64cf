import { isThaiConsonant } from '../clusters.ts';
import { costOf, type Dictionary } from '../dictionary/dictionary.ts';
import {
  BEFORE_NUMBER,
  BOUND_PREFIXES,
  CONTINUES_NUMBER,
  DOCTORS,
  ENDS_IN_POWER_OF_TEN,
  LEANING_WORDS,
  MONTHS,
  NAME_ENDINGS,
  NO_ORDINALS,
  NUMBER_WORDS,
  PHONE_WORDS,
  PREFIXED_UNIT,
  ROADS,
  TITLES,
  UNITS,
} from './vocabulary.ts';

/** What a word is to the break rules, a bit for each role. */
export const ROLE = {
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
  if (BOUND_PREFIXES.has(word)) roles |= ROLE.boundPrefix;
  if (LEANING_WORDS.has(word)) roles |= ROLE.leaning;
  if (NUMBER_WORDS.test(word)) roles |= numberRoles(word);
  if (UNITS.has(word) || PREFIXED_UNIT.test(word)) roles |= ROLE.unit;
  if (word === 'ที่') roles |= ROLE.ordinalMark;
  if (isFragment(word, dictionary)) roles |= ROLE.fragment;
  if (TITLES.has(word)) roles |= ROLE.title;
  if (DOCTORS.has(word)) roles |= ROLE.doctor;
  if (MONTHS.has(word)) roles |= ROLE.month;
  if (BEFORE_NUMBER.has(word) || isOrdinal(word)) roles |= ROLE.beforeNumber;
  if (ROADS.has(word)) roles |= ROLE.road;
  if (PHONE_WORDS.has(word)) roles |= ROLE.phone;
  if (costOf(dictionary, word) === 0) roles |= ROLE.unknown;
  if (NAME_ENDINGS.has(word)) roles |= ROLE.nameEnding;
  return roles;
}

/** What goes on a number is a number itself. */
function numberRoles(word: string): number {
  let roles: number = ROLE.number;
  if (CONTINUES_NUMBER.test(word)) roles |= ROLE.continuesNumber;
  if (ENDS_IN_POWER_OF_TEN.test(word)) roles |= ROLE.endsInPowerOfTen;
  return roles;
}

function isFragment(word: string, dictionary: Dictionary): boolean {
  if (word.length > 3 || !isThaiConsonant(word.charCodeAt(word.length - 1))) return false;
  return word.length === 1 ? !BOUND_PREFIXES.has(word) : costOf(dictionary, word) === 0;
}

function isOrdinal(word: string): boolean {
  return word.endsWith('ที่') && !NO_ORDINALS.has(word);
}
