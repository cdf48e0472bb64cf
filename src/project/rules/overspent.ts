import { formatBaht } from '../../thai/baht.ts';
import type { Rule } from './rule.ts';

/** More spent than received. A project without a budget has a rule of its own. */
export const overspent: Rule = {
  code: 'W-OVERSPENT',
  check: ({ project: { budget } }) => {
    if (budget.received === 0 || budget.spent <= budget.received) return [];
    const [received, spent, excess] = [budget.received, budget.spent, budget.spent - budget.received].map(formatBaht);
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
