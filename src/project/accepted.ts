import type { AcceptedFinding, Project } from '../model/project.ts';
import { formatPath, parsePath, valueAt } from '../yaml/tree.ts';
import type { CodedFinding } from './rules/rule.ts';

export interface SortedFindings {
  readonly open: readonly CodedFinding[];
  /** Findings that the office accepts, each with its entry. */
  readonly accepted: readonly (CodedFinding & { readonly entry: AcceptedFinding })[];
  /** `W-ACCEPTED-UNUSED` for entries that accept nothing. */
  readonly unused: readonly CodedFinding[];
}

/**
 * Sorts out the findings that a project accepts: each entry of `accepted` takes the first one of its code at its place,
 * so that a later slip in the same text is reported.
 */
export function sortAccepted(project: Project, found: readonly CodedFinding[]): SortedFindings {
  const entries = project.accepted ?? [];
  const waiting = new Map<string, Set<AcceptedFinding>>(); // entries not yet used, by code
  for (const entry of entries) waiting.set(entry.code, (waiting.get(entry.code) ?? new Set()).add(entry));
  const open: CodedFinding[] = [];
  const accepted: (CodedFinding & { readonly entry: AcceptedFinding })[] = [];
  for (const each of found) {
    const candidates = waiting.get(each.code);
    const entry = candidates && [...candidates].find((candidate) => isAt(candidate, each, project));
    if (entry) {
      candidates.delete(entry);
      accepted.push({ ...each, entry });
    } else open.push(each);
  }
  const unused = entries.flatMap((entry, index) =>
    entry.code !== onlyOfCopies && waiting.get(entry.code)?.has(entry) && isPlace(entry, project)
      ? [notFound(index, entry)]
      : [],
  );
  return { open, accepted, unused };
}

/** Found where a public copy is made, and then only. */
const onlyOfCopies = 'W-PUBLIC-PHONE';

/** Whether there is such a place; one that is not there is an error of its own. */
function isPlace({ report, path }: AcceptedFinding, project: Project): boolean {
  const index = project.reports.findIndex(({ number }) => number === report);
  if (report !== undefined && index === -1) return false;
  if (path === undefined) return true;
  const steps = parsePath(path);
  return (
    steps !== undefined &&
    valueAt(project as never, [...(report === undefined ? [] : ['reports', index]), ...steps]) !== undefined
  );
}

/** An entry without a path takes any place; with a report, any of that report. */
function isAt({ report, path }: AcceptedFinding, { finding }: CodedFinding, { reports }: Project): boolean {
  if (report === undefined) return path === undefined || path === formatPath(finding.path);
  const [top, index, ...rest] = finding.path;
  if (top !== 'reports' || reports[Number(index)]?.number !== report) return false;
  return path === undefined || path === formatPath(rest);
}

function notFound(index: number, { code, report, path }: AcceptedFinding): CodedFinding {
  const place = {
    th: [report === undefined ? [] : `รายงานครั้งที่ ${report}`, path === undefined ? [] : `\`${path}\``].flat().join(' '),
    en: [path === undefined ? [] : `at \`${path}\``, report === undefined ? [] : `of report ${report}`]
      .flat()
      .join(' '),
  };
  return {
    code: 'W-ACCEPTED-UNUSED',
    finding: {
      path: ['accepted', index, 'code'],
      message: {
        th: `ไม่มี \`${code}\`${place.th && ` ที่ ${place.th}`} แล้ว`,
        en: `there is no \`${code}\`${place.en && ` ${place.en}`} any more`,
      },
      hint: { th: 'ลบรายการนี้ออกจาก `accepted`', en: 'remove this entry from `accepted`' },
    },
  };
}
