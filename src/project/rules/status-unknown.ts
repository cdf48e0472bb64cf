import { distance } from 'fastest-levenshtein';
import type { ProgressReport } from '../../model/project.ts';
import type { Settings } from '../settings.ts';
import type { Finding, Rule } from './rule.ts';

/** A status that is not in the list: the built-in one, or the office's own in `raingan.yaml`. */
export const statusUnknown: Rule = {
  code: 'W-STATUS-UNKNOWN',
  check: ({ reports }, { settings }) => reports.flatMap((report, index) => judge(report, index, settings)),
};

function judge({ number, planStatus, targetStatus }: ProgressReport, index: number, settings: Settings): Finding[] {
  const { planStatuses, targetStatuses } = settings;
  const planPath = ['reports', index, 'planStatus'];
  const targetPath = ['reports', index, 'targetStatus'];
  const isSwapped =
    !planStatuses.includes(planStatus) &&
    !targetStatuses.includes(targetStatus) &&
    planStatuses.includes(targetStatus) &&
    targetStatuses.includes(planStatus);
  if (isSwapped) return [swapped(planPath, number, planStatus, targetStatus)];
  return [
    ...unknown(planPath, number, planStatus, planStatuses, targetStatuses),
    ...unknown(targetPath, number, targetStatus, targetStatuses, planStatuses),
  ];
}

function swapped(path: Finding['path'], number: number, planStatus: string, targetStatus: string): Finding {
  const right = [`planStatus: ${targetStatus}`, `targetStatus: ${planStatus}`] as const;
  return {
    path,
    message: {
      th: `สถานะเทียบกับแผนและเทียบกับเป้าหมายของรายงานครั้งที่ ${number} สลับช่องกัน`,
      en: `the plan and the target status of report ${number} have changed places`,
    },
    actual: planStatus,
    hint: {
      th: `สลับกัน โดยเขียน \`${right[0]}\` และ \`${right[1]}\``,
      en: `swap them: write \`${right[0]}\` and \`${right[1]}\``,
    },
  };
}

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
