import type { ProgressReport } from '../../model/project.ts';
import { datesAscend } from './reading-order.ts';
import type { Finding, Rule } from './rule.ts';

/** Reports not numbered 1, 2, 3: out of order (one finding), or with numbers left out (one for each gap). */
export const reportNumberGap: Rule = {
  code: 'W-REPORT-NUMBER-GAP',
  check: ({ reports }) => {
    const misplaced = reports.findIndex(({ number }, index) => index > 0 && number < reports[index - 1]!.number);
    return [...(misplaced === -1 ? [] : [outOfOrder(reports, misplaced)]), ...gaps(reports)];
  },
};

function outOfOrder(reports: readonly ProgressReport[], misplaced: number): Finding {
  const { number } = reports[misplaced]!;
  const before = reports.find((each) => each.number > number)!.number;
  const order = reports.map((each) => each.number).join(', ');
  const right = reports.map((_, index) => index + 1).join(', ');
  return {
    path: ['reports', misplaced, 'number'],
    message: { th: `เลขครั้งที่รายงานเรียงเป็น ${order}`, en: `the reports are in the order ${order}` },
    hint: datesAscend(reports)
      ? { th: `วันที่เรียงถูกแล้ว แก้เลขครั้งเป็น ${right}`, en: `the dates are in order: number the reports ${right}` }
      : {
          th: `ย้ายรายงานครั้งที่ ${number} ขึ้นไปก่อนครั้งที่ ${before}`,
          en: `move report ${number} up, before report ${before}`,
        },
  };
}

/** A number that is there twice is the one that is missing elsewhere: an error of its own. */
function gaps(reports: readonly ProgressReport[]): Finding[] {
  if (new Set(reports.map(({ number }) => number)).size < reports.length) return [];
  const numbers = [0, ...reports.map(({ number }) => number).toSorted((a, b) => a - b)];
  return numbers.flatMap((number, place) => {
    const [first, last] = [(numbers[place - 1] ?? number) + 1, number - 1];
    if (last < first) return [];
    const missing = first === last ? String(first) : `${first}–${last}`;
    return {
      path: ['reports', reports.findIndex((each) => each.number === number), 'number'],
      message: { th: `ไม่มีรายงานครั้งที่ ${missing}`, en: `there is no report ${missing}` },
      hint: {
        th: 'เติมรายงานที่ขาด หรือแก้เลขครั้งที่',
        en: 'add the missing report, or correct the number',
      },
    };
  });
}
