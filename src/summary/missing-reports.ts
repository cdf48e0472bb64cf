import { ownText } from '../model/own-text.ts';
import type { ProgressReport, Project } from '../model/project.ts';
import { lastReport } from '../project/last-report.ts';

/** A calendar month, `2022-03` in C.E. */
export type IsoMonth = string;

/** A project that has not reported. */
export interface MissingReport {
  readonly code: string;
  readonly name: string;
  readonly agency: string;
  readonly responsible: string;
  readonly phone: string;
  readonly last?: Pick<ProgressReport, 'number' | 'date' | 'progress'>;
}

/**
 * A project without a report of a month, or without any where no month is named; `undefined` for one that has reported.
 * Its texts are no slices of the data file.
 */
export function missingReport(project: Project, month?: IsoMonth): MissingReport | undefined {
  const { reports, organization, contacts } = project;
  const isMissing =
    month === undefined ? reports.length === 0 : !reports.some(({ date }) => date?.startsWith(`${month}-`));
  if (!isMissing) return undefined;
  const last = lastReport(project.reports);
  return {
    code: ownText(project.project.code),
    name: ownText(project.project.name),
    agency: ownText(organization.path[0] ?? ''),
    responsible: ownText(contacts.responsible.name),
    phone: ownText(contacts.responsible.phone ?? ''),
    ...(last && { last: { number: last.number, date: last.date, progress: last.progress } }),
  };
}

/** In the order in which they are listed: by agency, then by code. */
export function byAgency(missing: readonly MissingReport[]): MissingReport[] {
  return missing.toSorted((a, b) => compare(a.agency, b.agency) || compare(a.code, b.code));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
