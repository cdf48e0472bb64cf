import type { Rule } from './rule.ts';

/** A file in the folder of another year: `data/2564/` with the fiscal year 2565. */
export const yearFolder: Rule = {
  code: 'W-YEAR-FOLDER',
  check: ({ project }, { file }) => {
    const folder = file.split(/[/\\]/).at(-2) ?? '';
    if (!/^2[4-6]\d\d$/.test(folder) || Number(folder) === project.fiscalYear) return [];
    return [
      {
        path: ['project', 'fiscalYear'],
        message: {
          th: `ปีงบประมาณ ${project.fiscalYear} ไม่ตรงกับโฟลเดอร์ \`${folder}\``,
          en: `fiscal year ${project.fiscalYear} in the folder \`${folder}\``,
        },
        expected: { th: folder, en: folder },
        actual: String(project.fiscalYear),
        hint: {
          th: 'ย้ายไฟล์ไปโฟลเดอร์ของปี หรือแก้ปีงบประมาณ',
          en: 'move the file to the folder of its year, or correct the year',
        },
      },
    ];
  },
};
