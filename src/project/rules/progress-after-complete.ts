import { readingOrder } from './reading-order.ts';
import type { Rule } from './rule.ts';

/** A report after one at 100 %; reported once, at the first. */
export const progressAfterComplete: Rule = {
  code: 'W-PROGRESS-AFTER-COMPLETE',
  check: ({ reports }) => {
    const ordered = readingOrder(reports);
    const complete = ordered.findIndex(({ report }) => report.progress === 10_000);
    const after = complete === -1 ? undefined : ordered[complete + 1];
    if (after === undefined) return [];
    const next = after.report;
    const { number } = ordered[complete]!.report;
    return [
      {
        path: ['reports', after.index, 'number'],
        message: {
          th: `มีรายงานครั้งที่ ${next.number} หลังจากครั้งที่ ${number} ครบร้อยละ 100 แล้ว`,
          en: `report ${next.number} follows report ${number}, which is at 100 %`,
        },
        hint: {
          th: 'หากงานยังไม่เสร็จให้แก้ร้อยละ หากรายงานต่อตามรอบ ให้คงไว้และบันทึกเหตุผลใน `accepted` (ดูวิธีด้วย `-v`)',
          en: 'correct the percentage if the work goes on; if reports go on all the same, keep it and give the reason under `accepted` (`-v` shows how)',
        },
      },
    ];
  },
};
