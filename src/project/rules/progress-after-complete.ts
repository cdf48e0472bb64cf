import type { Rule } from './rule.ts';

/** A report after one at 100 %; reported once, at the first. */
export const progressAfterComplete: Rule = {
  code: 'W-PROGRESS-AFTER-COMPLETE',
  check: ({ reports }) => {
    const complete = reports.findIndex(({ progress }) => progress === 10_000);
    const next = complete === -1 ? undefined : reports[complete + 1];
    if (next === undefined) return [];
    const { number } = reports[complete]!;
    return [
      {
        path: ['reports', complete + 1, 'number'],
        message: {
          th: `มีรายงานครั้งที่ ${next.number} หลังจากครั้งที่ ${number} ครบร้อยละ 100 แล้ว`,
          en: `report ${next.number} follows report ${number}, which is at 100 %`,
        },
        hint: {
          th: 'หากงานยังไม่เสร็จให้แก้ร้อยละ หากเสร็จแล้วไม่ต้องรายงานต่อ',
          en: 'correct the percentage if the work goes on; a finished project needs no further report',
        },
      },
    ];
  },
};
