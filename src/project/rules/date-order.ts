import { fiscalYearOf } from '../../model/fiscal-year.ts';
import type { ProgressReport } from '../../model/project.ts';
import { thaiDate } from '../../thai/dates.ts';
import { isOutsideYear } from './date-outside-year.ts';
import { readingOrder } from './reading-order.ts';
import type { Finding, Rule } from './rule.ts';

/** A report dated before one above it; reports without a date, and those whose date has a finding for its year, are passed over. */
export const dateOrder: Rule = {
  code: 'W-DATE-ORDER',
  check: ({ project, reports }) => {
    // The dates of a project of several years may lie outside its year; those of another have a finding of their own.
    const isOfOneYear = [project.startDate, project.endDate].every((date) => fiscalYearOf(date) === project.fiscalYear);
    const found: Finding[] = [];
    let latest: ProgressReport | undefined;
    for (const { index, report } of readingOrder(reports)) {
      if (report.date === null || (isOfOneYear && isOutsideYear(report.date, project.fiscalYear))) continue;
      if (latest?.date && report.date < latest.date) found.push(finding(index, report, latest));
      else latest = report;
    }
    return found;
  },
};

function finding(index: number, report: ProgressReport, latest: ProgressReport): Finding {
  const [date, before] = [report.date ?? '', latest.date ?? ''];
  return {
    path: ['reports', index, 'date'],
    message: {
      th: `รายงานครั้งที่ ${report.number} ลงวันที่ ${thaiDate(date)} ก่อนครั้งที่ ${latest.number}`,
      en: `report ${report.number} is dated ${date}, before report ${latest.number}`,
    },
    expected: { th: `ตั้งแต่ ${thaiDate(before)}`, en: `${before} or later` },
    hint: { th: 'ตรวจวันที่ของทั้งสองครั้ง โดยเฉพาะเดือนและปี', en: 'check both dates, above all month and year' },
  };
}
