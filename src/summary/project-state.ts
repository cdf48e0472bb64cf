import type { ProgressReport, Project } from '../model/project.ts';
import type { ProjectState } from '../model/year-summary.ts';

/**
 * State of a project by its last report: none yet, complete at exactly 100.00 %, in progress below.
 * The words are those of the city's own dashboard.
 */
export function projectState(project: Pick<Project, 'reports'>): ProjectState {
  const last = lastReport(project);
  if (!last) return 'notReported';
  return last.progress === completePercent ? 'complete' : 'inProgress';
}

/** The report with the highest number, whatever the order in the file. */
export function lastReport({ reports }: Pick<Project, 'reports'>): ProgressReport | undefined {
  return reports.reduce<ProgressReport | undefined>(
    (last, report) => (last && last.number > report.number ? last : report),
    undefined,
  );
}

export const stateLabels: Readonly<Record<ProjectState, string>> = {
  notReported: 'ยังไม่รายงาน',
  inProgress: 'กำลังดำเนินการ',
  complete: 'แล้วเสร็จ',
};

const completePercent = 10_000;
