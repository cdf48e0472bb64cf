import { isClusterBoundary, isThaiLetter } from '../../thai/clusters.ts';
import type { Dictionary } from '../../thai/dictionary/dictionary.ts';
import { segment } from '../../thai/segment.ts';
import { mostInOneText } from './find-in-texts.ts';
import type { PrintedText } from './printed-texts.ts';
import type { Finding, Part, Rule } from './rule.ts';

/** Words typed twice: `โครงการโครงการ`, and `ถ่ายโอนโอน` whose second word ends the first. */
export const duplicateWord: Rule = {
  code: 'W-DUPLICATE-WORD',
  check: (_, { texts, dictionary }) =>
    dictionary === undefined ? [] : texts.flatMap((each) => duplicatesIn(each, dictionary)),
};

function duplicatesIn({ path, text }: PrintedText, dictionary: Dictionary): Finding[] {
  const found: Finding[] = [];
  let run: Part = { start: 0, end: 0 };
  let ends: ReadonlySet<number> = new Set();
  let last = 0;
  for (const { at, length } of repeats(text)) {
    const word = text.slice(at, at + length);
    if (at < last || mayRepeat.has(word) || !isWhole(text, at, length)) continue;
    if (at >= run.end) {
      run = lettersAround(text, at);
      ends = wordEnds(text, run, dictionary);
    }
    const part = duplicateAt(at, word, ends);
    if (part === undefined) continue;
    last = part.end;
    found.push({ path, part, ...messages(text.slice(part.start, part.end), word) });
    if (found.length === mostInOneText) break;
  }
  return found;
}

interface Repeat {
  readonly at: number;
  readonly length: number;
}

/** Letters of the longest repeat looked for. */
const longest = 32;
/** A text with more repeats than this is no text. */
const mostRepeats = 1000;

/**
 * Where each pair of Thai letters was last seen, counted through all texts; those of texts before are too far away to matter.
 * Kept between calls: to clear 16 384 places takes longer than to read a text.
 */
const lastSeen = new Int32Array(0x80 * 0x80);
let counted = longest + 1;
/** Of the last 64 places: how far back the same pair was seen before, 0 when farther than the longest repeat. */
const stepBack = new Uint8Array(2 * longest);

/** Places where the same Thai letters come twice in a row; only around these the text has to be cut into words. */
function repeats(text: string): Repeat[] {
  const found: Repeat[] = [];
  if (text === '') return found;
  const base = countOn(text.length + longest + 1);
  let first = letterAt(text, 0);
  for (let at = 0; at < text.length - 1 && found.length < mostRepeats; at++) {
    const second = letterAt(text, at + 1);
    const pair = (first << 7) | second;
    const isPair = first !== 0 && second !== 0;
    first = second;
    if (!isPair) continue;
    const back = base + at - lastSeen[pair]!;
    let step = back <= longest ? back : 0;
    lastSeen[pair] = base + at;
    stepBack[at % stepBack.length] = step;
    for (let start = at; step > 0 && at - start + step <= longest; step = stepBack[start % stepBack.length]!) {
      start -= step;
      if (at - start > 1 && isRepeated(text, start, at)) found.push({ at: start, length: at - start });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Takes the next `length` places. */
function countOn(length: number): number {
  if (counted > 0x3fffffff) {
    lastSeen.fill(0);
    counted = longest + 1;
  }
  const base = counted;
  counted += length;
  return base;
}

/** A Thai letter as a number below 128; 0 for any other character. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return isThaiLetter(code) ? code & 0x7f : 0;
}

/** Whether the letters from `start` to `at` come again at `at`; the first two do. */
function isRepeated(text: string, start: number, at: number): boolean {
  let last = at - 1;
  while (last > start + 1 && text.charCodeAt(last) === text.charCodeAt(last + at - start)) last--;
  return last <= start + 1;
}

/** No copy begins or ends inside a cluster, so that words may end there. */
function isWhole(text: string, at: number, length: number): boolean {
  return [at, at + length, at + 2 * length].every((place) => isClusterBoundary(text, place));
}

/** Both copies end where a word ends; the first may be the end of a longer word. */
function duplicateAt(at: number, word: string, ends: ReadonlySet<number>): Part | undefined {
  const [middle, end] = [at + word.length, at + 2 * word.length];
  if (!ends.has(middle) || !ends.has(end)) return undefined;
  if (!ends.has(at) && word.length < 3) return undefined;
  let start = at;
  while (!ends.has(start)) start--;
  return { start, end };
}

function lettersAround(text: string, at: number): Part {
  let [start, end] = [at, at];
  while (start > 0 && isThaiLetter(text.charCodeAt(start - 1))) start--;
  while (end < text.length && isThaiLetter(text.charCodeAt(end))) end++;
  return { start, end };
}

function wordEnds(text: string, { start, end }: Part, dictionary: Dictionary): ReadonlySet<number> {
  return new Set([start, ...segment(text.slice(start, end), dictionary).map((each) => start + each)]);
}

function messages(found: string, word: string) {
  const once = found.slice(0, -word.length);
  return {
    message: { th: `\`${word}\` ซ้ำติดกันใน \`${found}\``, en: `\`${word}\` comes twice in \`${found}\`` },
    expected: { th: `\`${once}\``, en: `\`${once}\`` },
    hint: { th: 'ลบคำที่เกิน หากตั้งใจซ้ำให้ใช้ `ๆ`', en: 'delete one; a word repeated on purpose is written with `ๆ`' },
  };
}

/** Words that end one word and begin the next as a matter of course: หน้าที่ที่, กรรมการการศึกษา, สิ่งของของ, ติดตามตาม. */
const mayRepeat: ReadonlySet<string> = new Set(
  (
    'ที่ การ ความ ของ ตาม ทาง งาน ใน นอก คน ผู้ ตัว ใจ วัน ปี เดือน ครั้ง ครู น้ำ ไฟ ดิน เมือง บ้าน ชุมชน ด้าน แห่ง ข้าง บน ล่าง ' +
    'ไป มา ให้ ได้ เป็น มี อยู่ ทำ ใช้ ว่า แล้ว กัน นี้ นั้น ลง ขึ้น เข้า ออก ถึง ต่อ จาก กับ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อย พัน ' +
    'ละ แต่ ต้น เครื่อง ชาติ สาย ช่อง ห้อง สวน ศูนย์ โรง หลัก ร่วม รับ ส่ง เขต'
  ).split(' '),
);
