import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ProgressReport, Project } from '../../src/model/project.ts';

/** The data file of the printed form as it is, with the persons' real names. */
export function readSeedAsIs(): string {
  return readFileSync(new URL('../../data/2564/21000000-3230.yaml', import.meta.url), 'utf8');
}

/** The data file of the printed form with invented persons, for everything that is stored in test/ref. */
export function readSeed(): string {
  const withName = (text: string, role: string, name: string) =>
    text.replace(new RegExp(`(${role}:\\s+name: ).*`), `$1${name}`);
  return withName(withName(readSeedAsIs(), 'responsible', 'นางสาวกานดา ใจสว่าง'), 'coordinator', 'นางสาวมาลี ศรีบุญ');
}

/** The project a data file describes that is written as the seed is: ISO dates, money and percent with two decimals. */
export function parseSeed(text: string): Project {
  const data = parse(text) as SeedData;
  const { received, spent } = data.project.budget;
  return {
    ...data,
    project: {
      ...data.project,
      budget: { received: hundredths(received), spent: hundredths(spent), disbursedMode: 'perReport' },
    },
    reports: data.reports.map((report) => ({
      ...report,
      progress: hundredths(report.progress),
      disbursed: hundredths(report.disbursed),
    })),
    draft: false,
  };
}

type SeedData = Omit<Project, 'project' | 'reports'> & {
  project: Omit<Project['project'], 'budget'> & { budget: { received: string; spent: string } };
  reports: (Omit<ProgressReport, 'progress' | 'disbursed'> & { progress: string; disbursed: string })[];
};

function hundredths(text: string): number {
  const [whole = '', decimals = ''] = text.split('.');
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}
