import type { Rule } from './rule.ts';

/** A narrative that is word for word that of the report before; spacing does not count. */
export const narrativeRepeated: Rule = {
  code: 'W-NARRATIVE-REPEATED',
  check: ({ reports }) =>
    reports.flatMap(({ number, narrative }, index) => {
      const before = reports[index - 1];
      const words = withoutSpaces(narrative);
      if (before === undefined || words === '' || words !== withoutSpaces(before.narrative)) return [];
      return {
        path: ['reports', index, 'narrative'],
        message: {
          th: `ผลการดำเนินงานครั้งที่ ${number} เหมือนครั้งที่ ${before.number} ทุกคำ`,
          en: `the narrative of report ${number} repeats that of report ${before.number}`,
        },
        hint: {
          th: 'เขียนสิ่งที่ทำในครั้งนี้ หากไม่มีความคืบหน้าให้เขียนว่าเพราะเหตุใด',
          en: 'tell what was done since; if nothing was, say why',
        },
      };
    }),
};

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}
