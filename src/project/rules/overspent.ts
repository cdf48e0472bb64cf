import { formatBaht } from '../../thai/baht.ts';
import type { Finding, Rule } from './rule.ts';

/** More spent than received, in all or by a single report. A project without a budget has a rule of its own. */
export const overspent: Rule = {
  code: 'W-OVERSPENT',
  check: ({ project: { budget }, reports }) => {
    if (budget.received === 0) return [];
    const received = formatBaht(budget.received);
    const isSum = budget.disbursedMode === 'perReport';
    const first = reports.findIndex(({ disbursed }) => disbursed > budget.received);
    const byReport = reports.flatMap(({ number, disbursed }, index): Finding[] => {
      if (disbursed <= budget.received || (!isSum && index > first)) return [];
      const amount = formatBaht(disbursed);
      return [
        {
          path: ['reports', index, 'disbursed'],
          message: {
            th: `รายงานครั้งที่ ${number} เบิกใช้ ${amount} บาท เกินงบประมาณที่ได้รับ ${received} บาท`,
            en: `report ${number} disburses ${amount} baht, more than the ${received} received`,
          },
          hint: { th: 'ตรวจจำนวนเงินของรายงานครั้งนี้ และงบประมาณที่ได้รับ', en: 'check this amount, and the budget received' },
        },
      ];
    });
    if (budget.spent <= budget.received || byReport.length > 0) return byReport;
    const [spent, excess] = [budget.spent, budget.spent - budget.received].map(formatBaht);
    return [
      {
        path: ['project', 'budget', 'spent'],
        message: {
          th: `ใช้งบประมาณ ${spent} บาท เกินที่ได้รับ ${received} บาท อยู่ ${excess} บาท`,
          en: `${spent} baht spent of ${received} received, ${excess} too much`,
        },
        expected: { th: `ไม่เกิน ${received} บาท`, en: `at most ${received} baht` },
        hint: { th: 'ตรวจยอดทั้งสอง และการโอนเปลี่ยนแปลงงบประมาณ', en: 'check both amounts, and transfers of budget' },
      },
    ];
  },
};
