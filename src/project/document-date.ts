import type { IsoDate, Project } from '../model/project.ts';

/** The date a report carries : as-of, else the last dated report, else the project's end. */
export function documentDate({ project, reports }: Project): IsoDate {
  const dated = reports.flatMap(({ date }) => (date === null ? [] : [date])).sort();
  return project.asOf ?? dated.at(-1) ?? project.endDate;
}
