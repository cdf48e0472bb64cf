import { isClusterBoundary, isThaiLetter, MAIYAMOK, PAIYANNOI } from './clusters.ts';
import { COST_OFFSET, COST_STEP, type Dictionary } from './dictionary/dictionary.ts';

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
    if (kind === MARK) {
      end = pushMark(text, start, ends);
    } else {
      while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
      if (kind === THAI) segmentThai(text, start, end, dictionary, ends);
      else ends.push(end);
    }
    start = end;
  }
  return ends;
}

const THAI = 0;
const MARK = 1;
const OTHER = 2;

function kindOf(code: number): number {
  if (isThaiLetter(code)) return THAI;
  return code === MAIYAMOK || code === PAIYANNOI ? MARK : OTHER;
}

function pushMark(text: string, start: number, ends: number[]): number {
  const end = start + (text.startsWith('ฯลฯ', start) ? 3 : 1);
  ends.push(end);
  return end;
}

/** What every word costs beside its own cost, in steps. */
const WORD_COST = COST_OFFSET / COST_STEP;
/** A cluster no word covers: dearer than any word, so that a known word always wins over unknown letters. */
const UNKNOWN_COST = 110;
const LONGEST_WORD = 40;

// Tables of the search, kept between calls and grown to the longest run seen, so that a call allocates nothing.
let best = new Int32Array(512);
let from = new Int32Array(512);
/** What the dictionary calls each letter, and whether a word may end before it. */
let letters = new Uint8Array(512);

const LABEL = 0x7f;
const BOUNDARY = 0x80;

function segmentThai(text: string, start: number, end: number, dictionary: Dictionary, ends: number[]): void {
  const length = end - start;
  if (best.length <= length) {
    best = new Int32Array(length * 2);
    from = new Int32Array(length * 2);
    letters = new Uint8Array(length * 2);
  }
  readLetters(text, start, length);
  best.fill(0x7fffffff, 0, length + 1);
  best[0] = 0;
  for (let at = 0; at < length; at++) {
    if (best[at] === 0x7fffffff) continue;
    relaxWords(at, length, dictionary);
    relaxUnknown(at);
  }
  pushPath(start, length, ends);
}

/** Each letter is asked once whether it begins a cluster, not by every word that ends before it. */
function readLetters(text: string, start: number, length: number): void {
  for (let index = 0; index < length; index++) {
    const label = text.charCodeAt(start + index) - 0x0e00;
    letters[index] = isClusterBoundary(text, start + index) ? label | BOUNDARY : label;
  }
  letters[length] = BOUNDARY;
}

function relaxWords(at: number, length: number, { cells, root }: Dictionary): void {
  const limit = Math.min(length, at + LONGEST_WORD);
  const reached = best[at]! + WORD_COST;
  let base = root;
  for (let index = at; index < limit && base !== 0; ) {
    const label = letters[index]! & LABEL;
    const cell = cells[base + label]!;
    if ((cell & 0x7f) !== label) return;
    index++;
    const cost = (cell >>> 7) & 0x3f;
    if (cost !== 0 && letters[index]! >= BOUNDARY && reached + cost < best[index]!) {
      best[index] = reached + cost;
      from[index] = at;
    }
    base = cell >>> 13;
  }
}

/** Steps over one cluster as unknown, remembered as a negative origin. */
function relaxUnknown(at: number): void {
  let next = at + 1;
  while (letters[next]! < BOUNDARY) next++;
  const cost = best[at]! + UNKNOWN_COST;
  if (cost >= best[next]!) return;
  best[next] = cost;
  from[next] = ~at;
}

/** Walks back along the cheapest path; neighbouring unknown clusters have no end between them. */
function pushPath(start: number, length: number, ends: number[]): void {
  const first = ends.length;
  let rightUnknown = false;
  for (let at = length; at > 0; ) {
    const origin = from[at]!;
    const unknown = origin < 0;
    if (!(unknown && rightUnknown)) ends.push(start + at);
    rightUnknown = unknown;
    at = unknown ? ~origin : origin;
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
