/**
 * Builds dictionary/thai.dict from the word lists of PyThaiNLP and our own list; see the README beside it.
 *
 *   pip download pythainlp==5.4.0 --no-deps && unzip pythainlp-5.4.0-py3-none-any.whl
 *   npx jiti scripts/build-dictionary.ts pythainlp/corpus
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isClusterBoundary, isThaiConsonant, isThaiLetter, isThaiMark } from '../src/thai/clusters.ts';
import {
  costOf,
  costOffset,
  costStep,
  type Dictionary,
  maxCost,
  readDictionary,
} from '../src/thai/dictionary/dictionary.ts';
import { packDictionary } from '../src/thai/dictionary/pack.ts';
import { segment } from '../src/thai/segment.ts';
import { boundary, findSyllables, syllables } from '../src/thai/syllables.ts';

const TARGET = 'dictionary/thai.dict';
/** Its last line says what the dictionary is. */
const README = 'dictionary/README.md';

function buildDictionary(corpus: string): void {
  const counts = readCounts(join(corpus, 'tnc_freq.txt'));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const words = new Map<string, number>();
  for (const word of readLines(join(corpus, 'words_th.txt'))) {
    if (isUsable(word, counts.get(word) ?? 0)) words.set(word, counts.get(word) ?? UNCOUNTED);
  }
  const domain = readDomain('dictionary/domain.txt');
  for (const [word, count] of domain) {
    if (count === 0) words.delete(word);
    else words.set(word, Math.max(count, counts.get(word) ?? 0));
  }
  const names = [...readLines(join(corpus, 'countries_th.txt')), ...readProvinces(corpus)].filter(isThai);
  for (const name of names) words.set(name, Math.max(NAME_COUNT, counts.get(name) ?? 0));
  const leftOut = new Set(domain.filter(([, count]) => count === 0).map(([word]) => word));
  const textbook = readCounts(join(corpus, 'ttc_freq.txt'));
  for (const [word, count] of foreignWords([counts, textbook], readDictionary(packWords(words, total)))) {
    if (!words.has(word) && !leftOut.has(word)) words.set(word, count);
  }
  const bytes = packWords(words, total);
  writeFileSync(TARGET, bytes);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const count = (value: number) => value.toLocaleString('en');
  const line = `${count(words.size)} words, ${count(bytes.length)} bytes, SHA-256 \`${digest}\``;
  writeFileSync(README, readFileSync(README, 'utf8').replace(/^[\d,]+ words, .*$/m, line));
  console.log(`${TARGET}: ${line}`);
}

function packWords(words: ReadonlyMap<string, number>, total: number): Uint8Array {
  return packDictionary(new Map([...words].map(([word, count]) => [word, quantise(-Math.log(count / total))])));
}

/** Countries and provinces count as if the corpus had met them this often at least. */
const NAME_COUNT = 300;

/**
 * Words that only the corpora list, most of them cut from running text by a program: taken where they are written as Thai
 * syllables and hold something that is no word yet, so names and loan words; phrases of known words are not.
 */
function foreignWords(lists: readonly ReadonlyMap<string, number>[], known: Dictionary): Map<string, number> {
  const foreign = new Map<string, number>();
  for (const counts of lists) {
    for (const [word, count] of counts) {
      if (count < FOREIGN_COUNT || word.length < FOREIGN_LENGTH || !isThai(word) || !startsCluster(word)) continue;
      if (isForeign(word, known)) foreign.set(word, Math.max(count, foreign.get(word) ?? 0));
    }
  }
  return foreign;
}

const FOREIGN_COUNT = 3;
const FOREIGN_LENGTH = 5;

function isForeign(word: string, known: Dictionary): boolean {
  const count = countSyllables(word);
  if (count < 2 || count > word.length / 2) return false;
  const ends = segment(word, known);
  const pieces = ends.map((end, index) => word.slice(index === 0 ? 0 : ends[index - 1], end));
  return pieces.some((piece) => costOf(known, piece) === 0);
}

/** The fewest written syllables the word is made of, infinite when something else is in it. */
function countSyllables(word: string): number {
  const letters = new Uint8Array(word.length + 8);
  for (let index = 0; index < word.length; index++) {
    letters[index] = (word.charCodeAt(index) - 0x0e00) | (isClusterBoundary(word, index) ? boundary : 0);
  }
  letters[word.length] = boundary;
  const least = new Array<number>(word.length + 1).fill(Number.POSITIVE_INFINITY);
  least[0] = 0;
  for (let at = 0; at < word.length; at++) {
    findSyllables(letters, at);
    for (let index = 0; index < syllables.count; index++) {
      const end = syllables.ends[index]!;
      if (syllables.costs[index]! < 20) least[end] = Math.min(least[end]!, least[at]! + 1);
    }
  }
  return least[word.length]!;
}

function isThai(word: string): boolean {
  return [...word].every((letter) => isThaiLetter(letter.charCodeAt(0)));
}

function readProvinces(corpus: string): string[] {
  return readLines(join(corpus, 'thailand_provinces_th.csv')).map((line) => line.split(',')[0]!);
}

/** Count of a listed word the corpus never met. */
const UNCOUNTED = 0.5;
/** A word this short must be at least this frequent: the rare ones are Pali roots and syllables that tear names apart. */
const SHORT_WORD = 3;
const SHORT_WORD_COUNT = 60;
/** Of two letters: most are syllables; those of a consonant with a short ิ ึ ุ are words only where named here. */
const SHORTEST_WORD_COUNT = 600;
const SHORT_VOWEL = /^[ก-ฮ][ิึุ]$/;
const SHORT_VOWEL_WORDS = new Set(['มิ', 'ดุ', 'ผุ', 'ลุ', 'จุ']);
const CONSONANTS_ONLY_COUNT = 500;

function isUsable(word: string, count: number): boolean {
  if (!isThai(word)) return false;
  if (word.length === 1 || !startsCluster(word)) return false;
  if (word.length === 2 && count < SHORTEST_WORD_COUNT) return false;
  if (SHORT_VOWEL.test(word)) return SHORT_VOWEL_WORDS.has(word);
  if (word.length <= SHORT_WORD && count < SHORT_WORD_COUNT) return false;
  const onlyConsonants = [...word].every((letter) => isThaiConsonant(letter.charCodeAt(0)));
  return !(onlyConsonants && word.length <= SHORT_WORD && count < CONSONANTS_ONLY_COUNT);
}

function startsCluster(word: string): boolean {
  return !isThaiMark(word.charCodeAt(0)) && isClusterBoundary(`ก${word}`, 1);
}

function quantise(cost: number): number {
  return Math.min(maxCost, Math.max(1, Math.round((cost - costOffset) / costStep)));
}

function readCounts(path: string): Map<string, number> {
  const entries = readLines(path).map((line) => line.split('\t'));
  return new Map(entries.map(([word, count]) => [word!, Number(count)]));
}

/** Lines `word` or `word count`; a count of 0 takes a word of the general lists out. */
function readDomain(path: string): [string, number][] {
  return readLines(path)
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const [word, count] = line.split(/\s+/);
      return [word!, count === undefined ? 3000 : Number(count)];
    });
}

function readLines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const corpus = process.argv[2];
if (corpus === undefined) {
  console.error('usage: npx jiti scripts/build-dictionary.ts <folder pythainlp/corpus>');
  process.exitCode = 2;
} else {
  buildDictionary(corpus);
}
