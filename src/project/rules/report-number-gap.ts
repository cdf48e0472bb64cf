import type { Rule } from './rule.ts';

/** Reports not numbered 1, 2, 3 in the order they stand; each break is told once. */
export const reportNumberGap: Rule = {
  code: 'W-REPORT-NUMBER-GAP',
  check: ({ reports }) =>
    reports.flatMap(({ number }, index) => {
      const expected = index === 0 ? 1 : reports[index - 1]!.number + 1;
      if (number === expected) return [];
      return {
        path: ['reports', index, 'number'],
        message:
          index === 0
            ? { th: `รายงานเริ่มที่ครั้งที่ ${number}`, en: `the first report has the number ${number}` }
            : {
                th: `รายงานครั้งที่ ${number} ตามหลังครั้งที่ ${expected - 1}`,
                en: `report ${number} follows report ${expected - 1}`,
              },
        expected: { th: `ครั้งที่ ${expected}`, en: `report ${expected}` },
        actual: String(number),
        hint: {
          th: 'เติมรายงานที่ขาด หรือเรียงและแก้เลขครั้งที่',
          en: 'add the missing report, or correct the numbers and their order',
        },
      };
    }),
};
