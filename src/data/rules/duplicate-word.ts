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

/** Where each pair of Thai letters was last seen, plus one; all zero between calls, so that a call allocates little. */
const lastSeen = new Int32Array(0x80 * 0x80);

/** Places where the same Thai letters come twice in a row; only around these the text has to be cut into words. */
function repeats(text: string): Repeat[] {
  const found: Repeat[] = [];
  const earlier = new Int32Array(text.length);
  for (let at = 0; at < text.length - 1 && found.length < mostRepeats; at++) {
    const pair = pairAt(text, at);
    if (pair === 0) continue;
    for (let start = lastSeen[pair]! - 1; start >= 0 && at - start <= longest; start = earlier[start]! - 1) {
      const length = at - start;
      if (length > 1 && text.startsWith(text.slice(start, at), at)) found.push({ at: start, length });
    }
    earlier[at] = lastSeen[pair]!;
    lastSeen[pair] = at + 1;
  }
  for (let at = 0; at < text.length - 1; at++) lastSeen[pairAt(text, at)] = 0;
  return found.sort((a, b) => a.at - b.at);
}

/** The two letters at `at` as one number; 0 unless both are Thai. */
function pairAt(text: string, at: number): number {
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return isThaiLetter(first) && isThaiLetter(second) ? ((first & 0x7f) << 7) | (second & 0x7f) : 0;
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
