import { fiscalYearDays, fiscalYearOf } from '../../model/fiscal-year.ts';
import type { Project } from '../../model/project.ts';
import { thaiDate } from '../../thai/dates.ts';
import type { Finding, Rule } from './rule.ts';

/** A start or end outside the fiscal year; right for a project of several years, a slip for others. */
export const datesNotFiscal: Rule = {
  code: 'W-DATES-NOT-FISCAL',
  check: ({ project, reports }, { file }) => {
    if (project.endDate < project.startDate) return []; // an error of its own
    const year = yearOfAllDates({ project, reports });
    if (year !== undefined) return [wrongYear(project.fiscalYear, year, folderYear(file))];
    return (['startDate', 'endDate'] as const).flatMap((key): Finding[] => {
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
            th: 'ตรวจปีของวันที่ หากเป็นโครงการหลายปีให้คงไว้และบันทึกเหตุผลใน `accepted` (ดูวิธีด้วย `-v`)',
            en: 'check its year; for a project of several years keep it and give the reason under `accepted` (`-v` shows how)',
          },
        },
      ];
    });
  },
};

/** The fiscal year that all dates of a project lie in, where it is another than its own: then the year is wrong, not the dates. */
export function yearOfAllDates({ project, reports }: Pick<Project, 'project' | 'reports'>): number | undefined {
  const dates = [project.startDate, project.endDate, ...reports.flatMap(({ date }) => date ?? [])];
  const [year] = dates.map(fiscalYearOf);
  return year !== project.fiscalYear && dates.every((date) => fiscalYearOf(date) === year) ? year : undefined;
}

/** Year of the folder that a file lies in; `undefined` for a folder with another name. */
export function folderYear(file: string): number | undefined {
  const folder = file.split(/[/\\]/).at(-2) ?? '';
  return /^2[4-6]\d\d$/.test(folder) ? Number(folder) : undefined;
}

function wrongYear(written: number, year: number, folder: number | undefined): Finding {
  const change = { th: `แก้ปีงบประมาณเป็น ${year}`, en: `change the fiscal year to ${year}` };
  const isElsewhere = folder !== undefined && folder !== year;
  return {
    path: ['project', 'fiscalYear'],
    message: {
      th: `วันที่ทั้งหมดอยู่ในปีงบประมาณ ${year} แต่ระบุปีงบประมาณ ${written}`,
      en: `all dates lie in fiscal year ${year}, but the project is of ${written}`,
    },
    hint: isElsewhere
      ? {
          th: `${change.th} และย้ายไฟล์ไปโฟลเดอร์ ${year} หากปี ${written} ถูกแล้ว ให้แก้ปีของวันที่`,
          en: `${change.en} and move the file to the folder ${year}; if ${written} is right, correct the dates`,
        }
      : change,
  };
}

const names = { startDate: { th: 'วันเริ่มต้น', en: 'starts' }, endDate: { th: 'วันสิ้นสุด', en: 'ends' } };
