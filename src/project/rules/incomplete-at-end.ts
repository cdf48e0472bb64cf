import { dayNumber } from '../../model/day-number.ts';
import { formatPercent } from '../../thai/baht.ts';
import { thaiDate } from '../../thai/dates.ts';
import { lastReport } from '../last-report.ts';
import type { Rule } from './rule.ts';

/** A last report dated this many days before the end, or later, is the project's last. */
const lastDays = 7;

/** Below 100 % though no further report is to come: the last one is of the project's last week, or the data is of a later day. */
export const incompleteAtEnd: Rule = {
  code: 'W-INCOMPLETE-AT-END',
  check: ({ project: { startDate, endDate, asOf }, reports }) => {
    const last = lastReport(reports);
    if (last === undefined || reports.some(({ progress }) => progress === 10_000)) return [];
    if (endDate < startDate) return []; // an error of its own
    const end = dayNumber(endDate);
    const isOver = asOf !== undefined && asOf > endDate;
    if (!isOver && (last.date === null || dayNumber(last.date) < end - lastDays)) return [];
    const progress = formatPercent(last.progress);
    return [
      {
        path: ['reports', reports.indexOf(last), 'progress'],
        message: {
          th: `โครงการสิ้นสุดวันที่ ${thaiDate(endDate)} แต่รายงานครั้งสุดท้ายอยู่ที่ร้อยละ ${progress}`,
          en: `the project ends on ${endDate}, yet its last report is at ${progress} %`,
        },
        expected: { th: 'ร้อยละ 100.00', en: '100.00' },
        actual: progress,
        hint: {
          th: 'แก้ร้อยละหากงานเสร็จแล้ว มิฉะนั้นบันทึกเหตุผลใน `accepted` (ดูวิธีด้วย `-v`)',
          en: 'correct it if the work is done, else give the reason under `accepted` (`-v` shows how)',
        },
      },
    ];
  },
};
