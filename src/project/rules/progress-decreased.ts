import { formatPercent } from '../../thai/baht.ts';
import { readingOrder } from './reading-order.ts';
import type { Finding, Rule } from './rule.ts';

/** Progress below the highest value before it: it is cumulative. */
export const progressDecreased: Rule = {
  code: 'W-PROGRESS-DECREASED',
  check: ({ reports }) => {
    const found: Finding[] = [];
    let highest = { number: 0, progress: 0 };
    for (const { index, report } of readingOrder(reports)) {
      const { number, progress } = report;
      if (progress >= highest.progress) {
        highest = { number, progress };
        continue;
      }
      const [before, now] = [formatPercent(highest.progress), formatPercent(progress)];
      found.push({
        path: ['reports', index, 'progress'],
        message: {
          th: `ความก้าวหน้าครั้งที่ ${number} ลดจากร้อยละ ${before} (ครั้งที่ ${highest.number}) เหลือ ${now}`,
          en: `progress falls from ${before} (report ${highest.number}) to ${now} in report ${number}`,
        },
        expected: { th: `ร้อยละ ${before} ขึ้นไป เพราะเป็นค่าสะสม`, en: `at least ${before}: progress is cumulative` },
        actual: now,
        hint: { th: 'ตรวจตัวเลขของทั้งสองครั้ง', en: 'check the figures of both reports' },
      });
    }
    return found;
  },
};
