import { fiscalYearDays, fiscalYearOf } from '../../model/fiscal-year.ts';
import { thaiDate } from '../../thai/dates.ts';
import type { Finding, Rule } from './rule.ts';

/** A start or end outside the fiscal year; right for a project of several years, a slip for others. */
export const datesNotFiscal: Rule = {
  code: 'W-DATES-NOT-FISCAL',
  check: ({ project }) =>
    (['startDate', 'endDate'] as const).flatMap((key): Finding[] => {
      const date = project[key];
      if (fiscalYearOf(date) === project.fiscalYear) return [];
      const { first, last } = fiscalYearDays(project.fiscalYear);
      return [
        {
          path: ['project', key],
          message: {
            th: `${names[key].th} ${thaiDate(date)} อยู่นอกปีงบประมาณ ${project.fiscalYear}`,
            en: `the project ${names[key].en} on ${date}, outside fiscal year ${project.fiscalYear}`,
          },
          expected: { th: `${thaiDate(first)} ถึง ${thaiDate(last)}`, en: `${first} to ${last}` },
          hint: {
            th: 'ตรวจปีของวันที่ หากเป็นโครงการหลายปีให้คงไว้และบันทึกเหตุผลใน `accepted`',
            en: 'check its year; for a project of several years keep it and give the reason under `accepted`',
          },
        },
      ];
    }),
};

const names = { startDate: { th: 'วันเริ่มต้น', en: 'starts' }, endDate: { th: 'วันสิ้นสุด', en: 'ends' } };
