import type { AcceptedFinding, Project } from '../model/project.ts';
import { formatPath } from '../yaml/tree.ts';
import type { CodedFinding } from './rules/rule.ts';

/**
 * Takes out the findings a project accepts: each entry of `accepted` the first one of its code at its path,
 * so that a later slip in the same text is told. Entries that match nothing come back as `W-ACCEPTED-UNUSED`.
 */
export function silenceAccepted(project: Project, found: readonly CodedFinding[]) {
  const entries = project.accepted ?? [];
  const waiting = new Map<string, number[]>(); // entries not yet used, by what they accept
  for (const [index, { code, path }] of entries.entries()) {
    const same = waiting.get(`${code} ${path}`);
    if (same) same.push(index);
    else waiting.set(`${code} ${path}`, [index]);
  }
  const open = entries.length === 0 ? found : found.filter((each) => waiting.get(nameOf(each))?.shift() === undefined);
  const unused = [...waiting.values()].flat().map((index) => notFound(index, entries[index]!));
  return { open, unused };
}

function nameOf({ code, finding }: CodedFinding): string {
  return `${code} ${formatPath(finding.path)}`;
}

function notFound(index: number, { code, path }: AcceptedFinding): CodedFinding {
  return {
    code: 'W-ACCEPTED-UNUSED',
    finding: {
      path: ['accepted', index, 'code'],
      message: {
        th: `ไม่มี \`${code}\` ที่ \`${path}\` แล้ว`,
        en: `there is no \`${code}\` at \`${path}\` any more`,
      },
      hint: { th: 'ลบรายการนี้ออกจาก `accepted`', en: 'remove this entry from `accepted`' },
    },
  };
}
