import { distance } from 'fastest-levenshtein';
import type { Finding, Rule } from './rule.ts';

/** A status that is not in the list: the built-in one, or the office's own in `raingan.yaml`. */
export const statusUnknown: Rule = {
  code: 'W-STATUS-UNKNOWN',
  check: ({ reports }, { settings }) =>
    reports.flatMap(({ number, planStatus, targetStatus }, index) => [
      ...unknown(['reports', index, 'planStatus'], number, planStatus, settings.planStatuses, settings.targetStatuses),
      ...unknown(
        ['reports', index, 'targetStatus'],
        number,
        targetStatus,
        settings.targetStatuses,
        settings.planStatuses,
      ),
    ]),
};

function unknown(
  path: Finding['path'],
  number: number,
  status: string,
  known: readonly string[],
  others: readonly string[],
): Finding[] {
  if (known.includes(status) || status.trim() === '') return []; // an empty one has a rule of its own
  const meant = known.find(
    (each) =>
      distance(each, status.slice(0, 100)) <= slip ||
      (status.length >= 4 && each.endsWith(status)) ||
      (status.endsWith(each) && !status.startsWith('ไม่')),
  );
  const own = path.at(-1) === 'planStatus' ? 'planStatus' : 'targetStatus';
  const other = own === 'planStatus' ? 'targetStatus' : 'planStatus';
  const list = known.map((each) => `\`${each}\``).join(' ');
  return [
    {
      path,
      message: {
        th: `สถานะเทียบกับ${own === 'planStatus' ? 'แผน' : 'เป้าหมาย'}ของรายงานครั้งที่ ${number} ไม่อยู่ในรายการ`,
        en: `the ${own === 'planStatus' ? 'plan' : 'target'} status of report ${number} is not in the list`,
      },
      expected: { th: list, en: list },
      actual: status,
      hint: others.includes(status)
        ? { th: `สถานะนี้เป็นของช่อง \`${other}\``, en: `this is a status of \`${other}\`` }
        : meant
          ? { th: `หมายถึง \`${meant}\` หรือไม่`, en: `did you mean \`${meant}\`?` }
          : {
              th: `เลือกสถานะจากรายการนี้ หากหน่วยงานใช้คำนี้จริง ให้เพิ่มใน \`${own}es\` ของ \`raingan.yaml\``,
              en: `take one from the list; a status that the office does use is added to \`${own}es\` in \`raingan.yaml\``,
            },
    },
  ];
}

/** Letters a misspelling may differ by; more, and it may say the opposite (ไม่เป็นไปตามแผน). */
const slip = 2;
