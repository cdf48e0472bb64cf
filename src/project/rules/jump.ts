import { formatPercent } from '../../thai/baht.ts';
import { readingOrder } from './reading-order.ts';
import type { Rule } from './rule.ts';

/** Points of percent, in hundredths, that progress may rise between two reports without a word. */
const largestStep = 2500;

/** Progress that rises by more than 25 points from one report to the next. */
export const jump: Rule = {
  code: 'I-JUMP',
  check: ({ reports }) =>
    readingOrder(reports).flatMap(({ index, report: { number, progress } }, place, ordered) => {
      const before = ordered[place - 1]?.report;
      if (before === undefined || progress - before.progress <= largestStep) return [];
      const [from, to] = [formatPercent(before.progress), formatPercent(progress)];
      return {
        path: ['reports', index, 'progress'],
        message: {
          th: `ความก้าวหน้าเพิ่มจากร้อยละ ${from} เป็น ${to} ในครั้งที่ ${number}`,
          en: `progress rises from ${from} to ${to} in report ${number}`,
        },
        expected: { th: 'เพิ่มไม่เกินร้อยละ 25 ต่อครั้ง', en: 'a rise of at most 25 points' },
        actual: formatPercent(progress - before.progress),
        hint: { th: 'ตรวจว่าตัวเลขถูกต้อง', en: 'check the figure' },
      };
    }),
};
