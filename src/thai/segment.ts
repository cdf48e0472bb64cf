import { isClusterBoundary, isThaiLetter, maiyamok, paiyannoi } from './clusters.ts';
import { costOffset, costStep, type Dictionary } from './dictionary/dictionary.ts';
import { boundary, findSyllables, labelPattern, syllables } from './syllables.ts';

/**
 * Cuts text into words and returns the end offset of each: Thai by the cheapest sequence of dictionary words (the sum of
 * -log of their probabilities), letters no word covers joined to one run, ๆ ฯ ฯลฯ and anything not Thai as words of their own.
 */
export function segment(text: string, dictionary: Dictionary): readonly number[] {
  const ends: number[] = [];
  let start = 0;
  while (start < text.length) {
    const kind = kindOf(text.charCodeAt(start));
    let end = start + 1;
    if (kind === mark) {
      end = pushMark(text, start, ends);
    } else {
      while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
      if (kind === thai) segmentThai(text, start, end, dictionary, ends);
      else ends.push(end);
    }
    start = end;
  }
  return ends;
}

const thai = 0;
const mark = 1;
const other = 2;

function kindOf(code: number): number {
  if (isThaiLetter(code)) return thai;
  return code === maiyamok || code === paiyannoi ? mark : other;
}

function pushMark(text: string, start: number, ends: number[]): number {
  const end = start + (text.startsWith('ฯลฯ', start) ? 3 : 1);
  ends.push(end);
  return end;
}

/** What every word costs beside its own cost, in steps. */
const wordCost = costOffset / costStep;

/**
 * An unknown word costs this much once, and each of its syllables, so that one run of them is cheaper than the same letters
 * in two, and a known word inside it is found only where it is worth beginning again after it.
 */
const unknownWord = 12;
const syllableCost = 36;
/** A cluster that no syllable is made of, in an unknown word. */
const strayCluster = 60;
/** An unknown word that begins with a letter which makes a word that is as frequent of the one before it. */
const stolenLetter = 24;

const never = 0x7fffffff;

// Tables of the search, kept between calls and grown to the longest run seen, so that a call allocates nothing.
/** The least cost of words that end at a place, and where the last of them begins: `~` an unknown one. */
let best = new Int32Array(512);
let from = new Int32Array(512);
/** The same for words whose last is unknown and may go on, and where it begins. */
let open = new Int32Array(512);
let openFrom = new Int32Array(512);
/** What the dictionary calls each letter, and whether a word may end before it. */
let letters = new Uint8Array(512);

function segmentThai(text: string, start: number, end: number, dictionary: Dictionary, ends: number[]): void {
  const length = end - start;
  if (best.length < length + afterEnd) grow(2 * (length + afterEnd));
  readLetters(text, start, length);
  best.fill(never, 0, length + 1);
  open.fill(never, 0, length + 1);
  best[0] = 0;
  for (let at = 0; at < length; at++) {
    closeUnknown(at);
    if (best[at] === never) continue;
    relaxWords(at, length, dictionary);
    relaxUnknown(at, dictionary);
  }
  closeUnknown(length);
  pushPath(start, length, ends);
}

/** Letters 0 after the end, for the syllables to look at. */
const afterEnd = 8;

function grow(size: number): void {
  best = new Int32Array(size);
  from = new Int32Array(size);
  open = new Int32Array(size);
  openFrom = new Int32Array(size);
  letters = new Uint8Array(size);
}

/** Whether a letter begins a cluster is found once, not again for every word that ends before it. */
function readLetters(text: string, start: number, length: number): void {
  for (let index = 0; index < length; index++) {
    const label = text.charCodeAt(start + index) & labelPattern;
    letters[index] = isClusterBoundary(text, start + index) ? label | boundary : label;
  }
  letters[length] = boundary;
  letters.fill(0, length + 1, length + afterEnd);
}

function relaxWords(at: number, length: number, { cells, root }: Dictionary): void {
  const reached = best[at]! + wordCost;
  let base = root;
  for (let index = at; index < length; ) {
    const label = letters[index]! & labelPattern;
    const cell = cells[base + label]!;
    // Where no word goes on, the base is 0, and no cell at a label's own number has that label.
    if ((cell & labelPattern) !== label) return;
    index++;
    const cost = (cell >>> 7) & 0x3f;
    if (cost !== 0 && letters[index]! >= boundary && reached + cost < best[index]!) {
      best[index] = reached + cost;
      from[index] = at;
    }
    base = cell >>> 13;
  }
}

/** Adds a syllable to the unknown word that is open, or begins one. */
function relaxUnknown(at: number, dictionary: Dictionary): void {
  const begun = best[at]! + unknownWord + (isStolen(at, dictionary) ? stolenLetter : 0);
  const isBeginning = begun < open[at]!;
  const cost = isBeginning ? begun : open[at]!;
  const origin = isBeginning ? at : openFrom[at]!;
  let next = at + 1;
  while (letters[next]! < boundary) next++;
  relaxOpen(next, cost + strayCluster, origin);
  findSyllables(letters, at);
  for (let index = 0; index < syllables.count; index++) {
    relaxOpen(syllables.ends[index]!, cost + syllableCost + syllables.costs[index]!, origin);
  }
}

/** Whether the known word that ends before `at` would be another one, as frequent, with the letter there: ขอ and ของ. */
function isStolen(at: number, { cells, root }: Dictionary): boolean {
  if (at === 0 || from[at]! < 0 || letters[at + 1]! < boundary) return false;
  let base = root;
  let own = 0;
  for (let index = from[at]!; index < at; index++) {
    const cell = cells[base + (letters[index]! & labelPattern)]!;
    own = (cell >>> 7) & 0x3f;
    base = cell >>> 13;
  }
  const label = letters[at]! & labelPattern;
  const cell = cells[base + label]!;
  const longer = (cell & labelPattern) === label ? (cell >>> 7) & 0x3f : 0;
  return longer !== 0 && longer <= own + asFrequent;
}

const asFrequent = 8;

function relaxOpen(end: number, cost: number, origin: number): void {
  if (cost >= open[end]!) return;
  open[end] = cost;
  openFrom[end] = origin;
}

/** Ends the unknown word that is open, where that is cheaper than known words. */
function closeUnknown(at: number): void {
  if (open[at]! >= best[at]!) return;
  best[at] = open[at]!;
  from[at] = ~openFrom[at]!;
}

/** Walks back along the cheapest path. */
function pushPath(start: number, length: number, ends: number[]): void {
  const first = ends.length;
  for (let at = length; at > 0; ) {
    ends.push(start + at);
    at = from[at]! < 0 ? ~from[at]! : from[at]!;
  }
  reverseFrom(ends, first);
}

function reverseFrom(values: number[], first: number): void {
  for (let low = first, high = values.length - 1; low < high; low++, high--) {
    const value = values[low]!;
    values[low] = values[high]!;
    values[high] = value;
  }
}
