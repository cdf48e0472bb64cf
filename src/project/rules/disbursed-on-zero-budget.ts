import { formatBaht } from '../../thai/baht.ts';
import type { Rule } from './rule.ts';

/** Money spent or disbursed though no budget was received; reported once, at the first amount. */
export const disbursedOnZeroBudget: Rule = {
  code: 'W-DISBURSED-ON-ZERO-BUDGET',
  check: ({ project: { budget }, reports }) => {
    const index = reports.findIndex(({ disbursed }) => disbursed > 0);
    const amount = reports[index]?.disbursed ?? budget.spent;
    if (budget.received > 0 || amount === 0) return [];
    return [
      {
        path: index === -1 ? ['project', 'budget', 'spent'] : ['reports', index, 'disbursed'],
        message: {
          th: `งบประมาณที่ได้รับเป็น 0 แต่มีการใช้ ${formatBaht(amount)} บาท`,
          en: `${formatBaht(amount)} baht used though the budget received is 0`,
        },
        expected: { th: '0 บาท', en: '0 baht' },
        actual: formatBaht(amount),
        hint: { th: 'ใส่งบประมาณที่ได้รับ หรือแก้ยอดเบิกใช้', en: 'write the budget received, or correct the amount' },
      },
    ];
  },
};
