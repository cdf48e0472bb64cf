import { folderYear, yearOfAllDates } from './dates-not-fiscal.ts';
import type { Rule } from './rule.ts';

/** A file in the folder of another year: `data/2564/` with the fiscal year 2565. */
export const yearFolder: Rule = {
  code: 'W-YEAR-FOLDER',
  check: ({ project, reports }, { file }) => {
    const folder = folderYear(file);
    if (folder === undefined || folder === project.fiscalYear) return [];
    if (yearOfAllDates({ project, reports }) !== undefined) return []; // one finding, about the dates
    return [
      {
        path: ['project', 'fiscalYear'],
        message: {
          th: `ปีงบประมาณ ${project.fiscalYear} ไม่ตรงกับโฟลเดอร์ \`${folder}\``,
          en: `fiscal year ${project.fiscalYear} in the folder \`${folder}\``,
        },
        expected: { th: String(folder), en: String(folder) },
        actual: String(project.fiscalYear),
        hint: {
          th: `ย้ายไฟล์ไปโฟลเดอร์ \`${project.fiscalYear}\` หรือแก้ปีงบประมาณเป็น \`${folder}\``,
          en: `move the file to the folder \`${project.fiscalYear}\`, or correct the year to \`${folder}\``,
        },
      },
    ];
  },
};
