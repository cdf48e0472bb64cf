import { dayNumber } from '../../model/day-number.ts';
import { fiscalYearDays } from '../../model/fiscal-year.ts';
import type { IsoDate } from '../../model/project.ts';
import { thaiDate } from '../../thai/dates.ts';
import { yearOfAllDates } from './dates-not-fiscal.ts';
import type { Rule } from './rule.ts';

/** Days after 30 September in which the year's last report may still be dated. */
const graceDays = 31;

/** A report dated outside the fiscal year, most often by a slip in the year. */
export const dateOutsideYear: Rule = {
  code: 'W-DATE-OUTSIDE-YEAR',
  check: ({ project, reports }) => {
    if (yearOfAllDates({ project, reports }) !== undefined) return []; // one finding, at the year
    const { first, last } = fiscalYearDays(project.fiscalYear);
    return reports.flatMap(({ number, date }, index) => {
      if (date === null || !isOutsideYear(date, project.fiscalYear)) return [];
      return {
        path: ['reports', index, 'date'],
        message: {
          th: `รายงานครั้งที่ ${number} ลงวันที่ ${thaiDate(date)} นอกปีงบประมาณ ${project.fiscalYear}`,
          en: `report ${number} is dated ${date}, outside fiscal year ${project.fiscalYear}`,
        },
        expected: {
          th: `${thaiDate(first)} ถึง ${thaiDate(last)} ส่งช้าได้ไม่เกิน ${graceDays} วัน`,
          en: `${first} to ${last}, or at most ${graceDays} days later`,
        },
        hint: { th: 'ตรวจปีของวันที่', en: 'check the year of the date' },
      };
    });
  },
};

/** Whether a day lies before a fiscal year (B.E.), or after it and its days of grace. */
export function isOutsideYear(date: IsoDate, fiscalYear: number): boolean {
  const { first, last } = fiscalYearDays(fiscalYear);
  return date < first || dayNumber(date) > dayNumber(last) + graceDays;
}
