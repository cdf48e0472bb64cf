import { stringify } from 'yaml';
import type { IsoDate, Project } from '../../src/model/project.ts';

/** Both ways of writing a date that data files may use. */
export type DateSpelling = 'iso' | 'buddhist';

/** A data file's text for a project; every second project writes its dates in B.E. unless `dates` says which. */
export function projectYaml(project: Project, dates?: DateSpelling): string {
  const spelling = dates ?? (project.project.code.endsWith('5') ? 'buddhist' : 'iso');
  const date = (value: IsoDate) => (spelling === 'iso' ? value : buddhistDate(value));
  const { asOf, budget, startDate, endDate, ...identity } = project.project;
  const { draft, reports, signature, provenance, ...rest } = project;
  const data = {
    ...rest,
    project: {
      ...identity,
      startDate: date(startDate),
      endDate: date(endDate),
      ...(asOf !== undefined && { asOf: date(asOf) }),
      budget: {
        received: decimals(budget.received),
        spent: decimals(budget.spent),
        ...(budget.disbursedMode === 'cumulative' && { disbursedMode: budget.disbursedMode }),
      },
    },
    reports: reports.map((report) => ({
      ...report,
      date: report.date && date(report.date),
      progress: decimals(report.progress),
      disbursed: decimals(report.disbursed),
    })),
    signature,
    ...(draft && { draft }),
    ...(provenance !== undefined && { provenance }),
  };
  return stringify(data, { lineWidth: 0 });
}

/** `2020-10-01` as `01/10/2563`. */
export function buddhistDate(value: IsoDate): string {
  const [year = '', month = '', day = ''] = value.split('-');
  return `${day}/${month}/${Number(year) + 543}`;
}

/** Hundredths as a decimal string with two decimals. */
export function decimals(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
