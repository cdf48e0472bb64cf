import type { Satang } from '../../model/project.ts';
import { sumSatang } from '../../model/sum-satang.ts';
import { formatBaht } from '../../thai/baht.ts';
import { lastReport } from '../last-report.ts';
import type { Rule } from './rule.ts';

/** The reports' disbursements against the amount spent: their sum, or the last one when they are cumulative. */
export const spentSumMismatch: Rule = {
  code: 'W-SPENT-SUM-MISMATCH',
  check: ({ project: { budget }, reports }) => {
    const last = lastReport(reports);
    if (last === undefined) return [];
    const isSum = budget.disbursedMode === 'perReport';
    const total = isSum ? sumSatang(reports.map(({ disbursed }) => disbursed)) : last.disbursed;
    if (total === budget.spent || reports.some(({ disbursed }) => exceeds(disbursed, budget.received))) return [];
    const shown = total === undefined ? tooLarge : bahtOf(total);
    const spent = formatBaht(budget.spent);
    return [
      {
        path: ['project', 'budget', 'spent'],
        message: {
          th: `ยอดสองยอดไม่ตรงกัน: งบประมาณที่ใช้ไป ${spent} บาท ${isSum ? 'ยอดเบิกใช้รวมทุกครั้ง' : 'ยอดเบิกใช้สะสมครั้งสุดท้าย'} ${shown.th}`,
          en: `two amounts differ: ${spent} baht spent, and ${isSum ? 'the disbursements add up to' : 'the last cumulative disbursement is'} ${shown.en}`,
        },
        hint: isSum ? sumHint : cumulativeHint,
      },
    ];
  },
};

/** Such a report has a finding of its own, which explains the sum. */
function exceeds(disbursed: Satang, received: Satang): boolean {
  return received > 0 && disbursed > received;
}

function bahtOf(total: Satang) {
  return { th: `${formatBaht(total)} บาท`, en: `${formatBaht(total)} baht` };
}

const tooLarge = { th: 'ซึ่งมากเกินกว่าที่คำนวณได้แม่นยำ', en: 'more than can be computed exactly' };
const sumHint = {
  th: 'ตรวจทั้งสองยอดแล้วแก้ยอดที่ผิด หาก `disbursed` เป็นยอดสะสมให้ใส่ `disbursedMode: cumulative`',
  en: 'check both, and correct the one that is wrong; if `disbursed` is the amount so far, write `disbursedMode: cumulative`',
};
const cumulativeHint = {
  th: 'ตรวจทั้งสองยอดแล้วแก้ยอดที่ผิด หาก `disbursed` เป็นยอดของแต่ละครั้งให้ใส่ `disbursedMode: perReport`',
  en: 'check both, and correct the one that is wrong; if each `disbursed` is of its report alone, write `disbursedMode: perReport`',
};
