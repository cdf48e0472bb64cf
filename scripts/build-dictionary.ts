/**
 * Builds dictionary/thai.dict from the word lists of PyThaiNLP and our own list; see the README beside it.
 *
 *   pip download pythainlp==5.4.0 --no-deps && unzip pythainlp-5.4.0-py3-none-any.whl
 *   node scripts/build-dictionary.ts pythainlp/corpus        (Node 22.18 or later, which runs TypeScript)
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isClusterBoundary, isThaiConsonant, isThaiLetter, isThaiMark } from '../src/thai/clusters.ts';
import { COST_OFFSET, COST_STEP, MAX_COST } from '../src/thai/dictionary/dictionary.ts';
import { packDictionary } from '../src/thai/dictionary/pack.ts';

const TARGET = 'dictionary/thai.dict';

function buildDictionary(corpus: string): void {
  const counts = readCounts(join(corpus, 'tnc_freq.txt'));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const words = new Map<string, number>();
  for (const word of readLines(join(corpus, 'words_th.txt'))) {
    if (isUsable(word, counts.get(word) ?? 0)) words.set(word, counts.get(word) ?? UNCOUNTED);
  }
  for (const [word, count] of readDomain('dictionary/domain.txt')) {
    if (count === 0) words.delete(word);
    else words.set(word, Math.max(count, counts.get(word) ?? 0));
  }
  const costs = new Map([...words].map(([word, count]) => [word, quantise(-Math.log(count / total))]));
  const bytes = packDictionary(costs);
  writeFileSync(TARGET, bytes);
  const digest = createHash('sha256').update(bytes).digest('hex');
  console.log(`${TARGET}: ${words.size} words, ${bytes.length} bytes, sha256 ${digest}`);
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
  if (![...word].every((letter) => isThaiLetter(letter.charCodeAt(0)))) return false;
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
  return Math.min(MAX_COST, Math.max(1, Math.round((cost - COST_OFFSET) / COST_STEP)));
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
  console.error('usage: node scripts/build-dictionary.ts <folder pythainlp/corpus>');
  process.exitCode = 2;
} else {
  buildDictionary(corpus);
}
