import type { ProgressReport, Project } from '../model/project.ts';
import { lastReport } from './project-state.ts';

/** A calendar month, `2022-03` in C.E. */
export type IsoMonth = string;

/** A project that has not reported. */
export interface MissingReport {
  readonly code: string;
  readonly name: string;
  readonly agency: string;
  readonly responsible: string;
  readonly phone: string;
  readonly last?: ProgressReport;
}

/** Projects without a report of a month, or without any where no month is named: by agency, then by code. */
export function missingReports(projects: readonly Project[], month?: IsoMonth): MissingReport[] {
  const missing = projects.filter(({ reports }) =>
    month === undefined ? reports.length === 0 : !reports.some(({ date }) => date?.startsWith(`${month}-`)),
  );
  return missing
    .map((project): MissingReport => {
      const last = lastReport(project);
      return {
        code: project.project.code,
        name: project.project.name,
        agency: project.organization.path[0] ?? '',
        responsible: project.contacts.responsible.name,
        phone: project.contacts.responsible.phone ?? '',
        ...(last && { last }),
      };
    })
    .sort((a, b) => compare(a.agency, b.agency) || compare(a.code, b.code));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
