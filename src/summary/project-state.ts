import type { Project } from '../model/project.ts';
import type { ProjectState } from '../model/year-summary.ts';
import { lastReport } from '../project/last-report.ts';

/**
 * State of a project by its last report: none yet, complete at exactly 100.00 %, in progress below.
 * The words are those of the city's own dashboard.
 */
export function projectState({ reports }: Pick<Project, 'reports'>): ProjectState {
  const last = lastReport(reports);
  if (!last) return 'notReported';
  return last.progress === completePercent ? 'complete' : 'inProgress';
}

export const stateLabels: Readonly<Record<ProjectState, string>> = {
  notReported: 'ยังไม่รายงาน',
  inProgress: 'กำลังดำเนินการ',
  complete: 'แล้วเสร็จ',
};

const completePercent = 10_000;
