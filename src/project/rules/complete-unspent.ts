import { formatBaht } from '../../thai/baht.ts';
import type { Rule } from './rule.ts';

/** 100 % done with a budget of which nothing was spent. */
export const completeUnspent: Rule = {
  code: 'W-COMPLETE-UNSPENT',
  check: ({ project: { budget }, reports }) => {
    const complete = reports.find(({ progress }) => progress === 10_000);
    if (complete === undefined || budget.received === 0 || budget.spent > 0) return [];
    const received = formatBaht(budget.received);
    return [
      {
        path: ['project', 'budget', 'spent'],
        message: {
          th: `แล้วเสร็จร้อยละ 100 ในครั้งที่ ${complete.number} แต่ไม่ได้ใช้งบประมาณ ${received} บาทเลย`,
          en: `complete in report ${complete.number}, with nothing spent of ${received} baht`,
        },
        hint: {
          th: 'ใส่ยอดที่ใช้ไป หากไม่ได้ใช้จริงให้บันทึกเหตุผลใน `accepted` (ดูวิธีด้วย `-v`)',
          en: 'write what was spent; if it was nothing, give the reason under `accepted` (`-v` shows how)',
        },
      },
    ];
  },
};
