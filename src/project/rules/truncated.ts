import { costOf, type Dictionary } from '../../thai/dictionary/dictionary.ts';
import { segment } from '../../thai/segment.ts';
import type { PrintedText } from './printed-texts.ts';
import type { Finding, Rule } from './rule.ts';

/** Characters at which the source system's columns cut a text, its label included. */
const limits = { least: 96, most: 100 };
/** Printed before the goal and counted with it. */
const goalLabel = 'เป้าหมายที่ ';

/** A name or a plan's text that is as long as a column of the source system and breaks off: published goals are cut so. */
export const truncated: Rule = {
  code: 'W-TRUNCATED',
  check: (_, { texts, dictionary }) =>
    texts.flatMap((each): Finding[] => {
      if (dictionary === undefined || !isCutField(each) || !hasLimitLength(each)) return [];
      const tail = brokenOff(each.text, dictionary);
      if (tail === undefined) return [];
      return [
        {
          path: each.path,
          part: { start: each.text.length - tail.length, end: each.text.length },
          message: {
            th: `ข้อความน่าจะถูกตัดที่ \`${tail}\` เพราะยาวเท่าช่องของระบบเดิมและไม่จบคำ`,
            en: `the text seems to be cut off at \`${tail}\`: it is as long as a column of the source system and ends in no whole word`,
          },
          hint: {
            th: 'คัดข้อความเต็มจากแผน อย่าเดาคำที่ขาด',
            en: 'copy the whole text from the plan; do not guess the rest',
          },
        },
      ];
    }),
};

function isCutField({ path }: PrintedText): boolean {
  return path[0] === 'strategy' || (path[0] === 'project' && path[1] === 'name');
}

function hasLimitLength({ path, text }: PrintedText): boolean {
  const lengths = path[1] === 'goal' ? [text.length, goalLabel.length + text.length] : [text.length];
  return lengths.some((length) => length >= limits.least && length <= limits.most);
}

/** The last letters when they are no word that can end a text, else `undefined`. */
function brokenOff(text: string, dictionary: Dictionary): string | undefined {
  const run = /[ก-ฺเ-๎]+$/.exec(text)?.[0];
  if (run === undefined) return undefined;
  const ends = segment(run, dictionary);
  const tail = run.slice(ends.at(-2) ?? 0);
  const cost = costOf(dictionary, tail);
  const isFragment = cost === 0 || (tail.length <= 2 && cost >= rare && !shortEnds.has(tail));
  return isFragment || /[เ-ไ]$/.test(tail) || openEnds.has(tail) ? tail : undefined;
}

/** Two letters that make a rare word are more likely the beginning of a longer one: `โน`. */
const rare = 24;
const shortEnds: ReadonlySet<string> = new Set(['งบ', 'กก', 'ไว', 'นม', 'ลบ', 'ไร', 'ชม']);
/** Words that something must follow. */
const openEnds: ReadonlySet<string> = new Set(
  'และ หรือ ของ ใน ที่ การ ความ โดย จาก กับ แก่ แห่ง ซึ่ง เพื่อ เพื่อให้ ให้ เป็น ตาม ทั้ง ระหว่าง สู่ ด้าน รวมทั้ง ตลอดจน'.split(' '),
);
