import { thaiDate } from '../../thai/dates.ts';
import type { Rule } from './rule.ts';

/** 100 % before the month in which the project ends. */
export const completeEarly: Rule = {
  code: 'I-COMPLETE-EARLY',
  check: ({ project: { endDate }, reports }) => {
    const index = reports.findIndex(({ progress }) => progress === 10_000);
    const complete = reports[index];
    if (!complete?.date || complete.date.slice(0, 7) >= endDate.slice(0, 7)) return [];
    const { number, date } = complete;
    return [
      {
        path: ['reports', index, 'progress'],
        message: {
          th: `ครบร้อยละ 100 ตั้งแต่ครั้งที่ ${number} (${thaiDate(date)}) ก่อนสิ้นสุดโครงการ ${thaiDate(endDate)}`,
          en: `complete in report ${number} on ${date}; the project ends on ${endDate}`,
        },
        hint: { th: 'ตรวจว่าตัวเลขและวันสิ้นสุดถูกต้อง', en: 'check the figure and the end date' },
      },
    ];
  },
};
