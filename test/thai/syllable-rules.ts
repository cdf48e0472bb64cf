import { isClusterBoundary } from '../../src/thai/clusters.ts';
import { boundary } from '../../src/thai/syllables.ts';

/**
 * What a Thai syllable is made of, after its initial consonants: a pattern, what is unusual about it, and examples. The second
 * implementation of `src/thai/syllables.ts`, one pattern after another. `T` is a tone mark or none, `F` a consonant that may
 * end a syllable, `(F)` one or none; the vowel in front is written before `I`, the initial consonants.
 */
export const syllableRules = [
  { rule: 'I', cost: 24, examples: 'ส ณ ธ' },
  { rule: 'IF', cost: 8, examples: 'คน ตรง หมด กรม' },
  { rule: 'I่F', cost: 0, examples: 'ก้น ล้ม' },
  { rule: 'IัTF', cost: 0, examples: 'กัน ตั้ง กลับ หวัง' },
  { rule: 'IัTวะ', cost: 0, examples: 'ผัวะ ยั้วะ' },
  { rule: 'ITวF', cost: 0, examples: 'สวน ด้วย กลวง' },
  { rule: 'IืTอ', cost: 0, examples: 'มือ ชื่อ ครือ' },
  { rule: 'IืTF', cost: 0, examples: 'คืน ยื่น ปลื้ม' },
  { rule: 'I[ิีึุู]T(F)', cost: 0, examples: 'สิ กิน นี่ ปี ลึก คุ้ม ดู ผู้ กลุ่ม' },
  { rule: 'I็อF', cost: 0, examples: 'ล็อก ช็อก' },
  { rule: 'IT[าอ](F)', cost: 0, examples: 'กา งาน ข้า บ้าน ขอ ก่อ กล่อง อย่า' },
  { rule: 'IT[ะำ]', cost: 0, examples: 'จะ ค่ะ ทำ น้ำ คละ' },
  { rule: 'ITรร(F)', cost: 0, examples: 'บรร กรรม ธรรม' },
  { rule: 'เIT(F)', cost: 0, examples: 'เก เท่ เพลง เขต เล่น' },
  { rule: 'เITอ(F)', cost: 0, examples: 'เธอ เจอ เทอม เปล่อ' },
  { rule: 'เIT[าะ]', cost: 0, examples: 'เรา เข้า เปล่า เตะ' },
  { rule: 'เIT[อา]ะ', cost: 0, examples: 'เยอะ เกาะ เคราะ' },
  { rule: 'เIีTย(F)', cost: 0, examples: 'เมีย เสีย เปลี่ยน เขียว' },
  { rule: 'เIืTอ(F)', cost: 0, examples: 'เรือ เนื้อ เดือน เคลื่อน' },
  { rule: 'เIิTF', cost: 0, examples: 'เกิด เริ่ม เพลิง' },
  { rule: 'เI็F', cost: 0, examples: 'เป็น เห็น เก็บ' },
  { rule: '[แโ]IT(F)', cost: 0, examples: 'แก แม่ แปลง โต โลก แห่ง' },
  { rule: '[แโ]ITะ', cost: 0, examples: 'และ แพะ โต๊ะ' },
  { rule: '[แโ]I็F', cost: 0, examples: 'แข็ง' },
  { rule: '[ใไ]IT', cost: 0, examples: 'ไป ใน ไม้ ใหญ่ ใกล้' },
  { rule: '[ใไ]ITย', cost: 0, examples: 'ไทย ไหย' },
  { rule: '[ใไ]ITF', cost: 6, examples: 'ไมล ไลน' },
  { rule: 'ฤ', cost: 0, examples: 'ฤ' },
  { rule: 'Cฤ(F)', cost: 0, examples: 'พฤ ทฤษ ฤฤ' },
] as const;

/** Consonants that begin a syllable, and what is unusual about them: clusters proper, those read with a short a, and ส before both. */
const initials = [
  { pattern: /[ก-ฮ]/y, cost: 0 },
  { pattern: /[กขคจซดตถทบปผพฟศส][รลว]|ห[งญนมยรลว]|อย/y, cost: 0 },
  { pattern: /(?:ส(?![รลว])[ก-ฮ]|(?![หอส])([ก-ฮ])(?!\1)[งญนมยรลว])/y, cost: 6 },
  { pattern: /ส(?:[กขคจซดตถทบปผพฟศส][รลว]|ห[งญนมยรลว]|อย)/y, cost: 6 },
];

/** ฉ ฌ ผ ฝ ห อ ฮ ฤ ฦ end no syllable. */
const final = '(?![ฉฌผฝหอฮฤฦ])[ก-ฮ]';
const oneFinal = new RegExp(final, 'y');

const rhymes = syllableRules
  .filter(({ rule }) => rule.includes('I') && rule !== 'I')
  .flatMap(({ rule, cost }) =>
    (rule.includes('(F)') ? [rule.replace('(F)', ''), rule.replace('(F)', 'F')] : [rule]).map((each) => {
      const [inFront = '', behind = ''] = each.split('I');
      return { inFront: new RegExp(`^${inFront}$`), pattern: patternOf(behind), cost };
    }),
  );

/** What follows the initial consonants. In รร the first is no final consonant: it is their vowel. */
function patternOf(signs: string): RegExp {
  const end = `${/^่?F/.test(signs) ? '(?!รร)' : ''}${final}`;
  return new RegExp(signs.replace('่', '[่้๊๋]').replace('T', '[่้๊๋]?').replace('F', end), 'y');
}

/** The syllables of a text that begin at a place: the least cost of each length. */
export function syllableEnds(text: string, from = 0): Map<number, number> {
  const taken: [number, number][] = [];
  const take = (end: number, cost: number) => {
    for (const each of isClusterBoundary(text, end) ? [end] : silencedEnds(text, end)) taken.push([each - from, cost]);
  };
  const inFront = /^[เแโใไ]?/.exec(text.slice(from))![0];
  const start = from + inFront.length;
  for (const initial of initials) {
    const begun = endOf(initial.pattern, text, start);
    if (begun === undefined) continue;
    for (const rhyme of rhymes) {
      const end = rhyme.inFront.test(inFront) ? endOf(rhyme.pattern, text, begun) : undefined;
      if (end !== undefined) take(end, initial.cost + rhyme.cost);
    }
  }
  const single = inFront === '' ? endOf(/[ก-ฮ]/y, text, start) : undefined;
  if (single !== undefined) take(single, text[start] === 'ฤ' ? 0 : 24);
  const ru = endOf(/[ก-ฮ]ฤ/y, text, start);
  if (ru !== undefined) for (const end of [ru, endOf(oneFinal, text, ru) ?? ru]) take(end, 0);
  return leastCosts(taken);
}

/** Where a word may end after the letters that thanthakhat silences at a place, and after the final consonant behind them. */
function silencedEnds(text: string, at: number): number[] {
  const end = endOf(/[ก-ฮ][^์]{0,2}์/y, text, at);
  if (end === undefined || !isClusterBoundary(text, end)) return [];
  const closed = endOf(oneFinal, text, end);
  return closed !== undefined && isClusterBoundary(text, closed) ? [end, closed] : [end];
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Of several costs of one end, the least. */
export function leastCosts(ends: readonly (readonly [number, number])[]): Map<number, number> {
  return new Map(ends.toSorted(([, left], [, right]) => right - left));
}

/** The letters as the search gives them to the program: with a sign where a word may end, and letters 0 behind the last. */
export function lettersOf(text: string): Uint8Array {
  const letters = new Uint8Array(text.length + 8);
  for (let index = 0; index <= text.length; index++) {
    const label = index < text.length ? text.charCodeAt(index) - 0x0e00 : 0;
    letters[index] = isClusterBoundary(text, index) ? label | boundary : label;
  }
  return letters;
}
