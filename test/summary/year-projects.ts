import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Project } from '../../src/model/project.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject, type ProjectSize } from '../support/projects.ts';

/** The fiscal year of the tests. */
export const YEAR = 2564;

export const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Made-up projects of one fiscal year, some without a report, some without a budget. */
export function yearProjects(count: number, size: Partial<ProjectSize> = {}): Project[] {
  return Array.from({ length: count }, (_, index) => {
    const reports = index % 7 === 3 ? 0 : 1 + (index % 3);
    return ofYear(
      makeProject(index + 1, { paragraphs: 1, sentencesPerParagraph: 1, reports, sentencesPerReport: 1, ...size }),
    );
  });
}

/** A project moved to the fiscal year of the tests. */
export function ofYear(project: Project): Project {
  const { project: identity, ...rest } = project;
  const dates = { startDate: `${YEAR - 544}-10-01`, endDate: `${YEAR - 543}-09-30` };
  const reports = rest.reports.map((report) => ({ ...report, date: `${YEAR - 543}-02-28` }));
  return { ...rest, reports, project: { ...identity, ...dates, fiscalYear: YEAR } };
}

/** A new working folder with the data files of projects; returns its path. */
export function folderWith(projects: readonly Project[]): string {
  const root = mkdtempSync(join(tmpdir(), 'raingan-year-'));
  mkdirSync(join(root, 'data', String(YEAR)), { recursive: true });
  for (const project of projects) writeProject(root, project);
  return root;
}

export function writeProject(root: string, project: Project): string {
  const file = dataFile(project);
  writeFileSync(join(root, file), projectYaml(project));
  return file;
}

export const dataFile = ({ project: { code } }: Project) => `data/${YEAR}/${code}.yaml`;
