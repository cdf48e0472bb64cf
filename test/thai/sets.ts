import { readFileSync } from 'node:fs';
import { breakOpportunities } from '../../src/thai/break-opportunities.ts';
import { dictionary } from './support.ts';

/** Every second entry of a set was held out until the model was finished on the others. */
export type Half = 'tuned' | 'held out';

/** `|` is a place where a line may end, `~` one that counts neither way; anywhere else a break is wrong. */
export type Marked = string;

export function readSentences(half: Half): readonly Marked[] {
  return takeHalf(readLines('sentences.txt'), half);
}

/** Sets that were marked when the model was finished, each run for the first time then. */
export function readLater(name: 'fresh' | 'last'): readonly Marked[] {
  return readLines(`${name}.txt`);
}

/** Each name as a district, a province, a place of origin and before a word that its last letters could begin. */
export function readPlaces(half: Half): readonly Marked[] {
  const frames = ['สำนักงาน|เขต|@|แจ้ง|ว่า', 'จังหวัด|@|และ|กรุงเทพมหานคร', 'ประชาชน|จาก|@|ร่วม|งาน', 'ใน|@|มี|ปัญหา'];
  return inFrames(takeHalf(readLines('places.txt'), half), frames);
}

/** Each word after words whose last letter it could steal, and before words that could steal its own. */
export function readWords(half: Half): readonly Marked[] {
  const frames = [
    'การ|ใช้|@|ของ|หน่วยงาน',
    'ขอ|ให้|@|และ|ประชาชน',
    'เมือง|@|จะ|ได้|รับ',
    'ทาง|@|มี|แผน',
    'รายงาน|เรื่อง|@|ใน|ปี|นี้',
    'ของ|@|ที่|เกี่ยวข้อง',
  ];
  const all = readLines('words.txt');
  const known = all.slice(0, FAILED_BEFORE);
  const words = takeHalf(all.slice(FAILED_BEFORE), half);
  return inFrames(half === 'tuned' ? [...known, ...words] : words, frames);
}

/** Words of the first section, all of which are tuned for. */
const FAILED_BEFORE = 18;

export interface Score {
  /** Permitted breaks, wrong ones among them, and the texts that have those. */
  readonly breaks: number;
  readonly wrongBreaks: number;
  readonly wrong: readonly string[];
  readonly found: number;
  readonly marked: number;
}

export function score(texts: readonly Marked[]): Score {
  let breaks = 0;
  let found = 0;
  let marked = 0;
  let wrongBreaks = 0;
  const wrong: string[] = [];
  for (const marks of texts) {
    const { text, good, either } = read(marks);
    const opportunities = breakOpportunities(text, dictionary);
    const bad = opportunities.filter(({ position }) => !good.has(position) && !either.has(position)).length;
    breaks += opportunities.length;
    found += opportunities.filter(({ position }) => good.has(position)).length;
    marked += good.size;
    wrongBreaks += bad;
    if (bad > 0) wrong.push(text);
  }
  return { breaks, wrongBreaks, wrong, found, marked };
}

function read(marks: Marked) {
  const good = new Set<number>();
  const either = new Set<number>();
  let text = '';
  for (const character of marks) {
    if (character === '|') good.add(text.length);
    else if (character === '~') either.add(text.length);
    else text += character;
  }
  return { text, good, either };
}

function readLines(name: string): readonly string[] {
  return readFileSync(new URL(`./sets/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function takeHalf<T>(entries: readonly T[], half: Half): readonly T[] {
  return entries.filter((_, index) => (index % 2 === 1) === (half === 'held out'));
}

function inFrames(words: readonly Marked[], frames: readonly string[]): readonly Marked[] {
  return words.flatMap((word) => frames.map((frame) => frame.replace('@', word)));
}
