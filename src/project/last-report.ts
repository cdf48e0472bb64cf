import type { ProgressReport } from '../model/project.ts';

type Numbered = Pick<ProgressReport, 'number'>;

/** The report with the highest number, whatever the order in the file. */
export function lastReport<Report extends Numbered>(reports: readonly Report[]): Report | undefined {
  return reports.reduce<Report | undefined>(
    (last, report) => (last && last.number > report.number ? last : report),
    undefined,
  );
}

/** The requested number of reports, those with the highest numbers, in the order of the file. */
export function lastReports<Report extends Numbered>(reports: readonly Report[], wanted: number): readonly Report[] {
  if (reports.length <= wanted) return reports;
  const last = new Set(reports.toSorted((a, b) => a.number - b.number).slice(-wanted));
  return reports.filter((report) => last.has(report));
}
