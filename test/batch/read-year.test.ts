import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readYear } from '../../src/batch/read-year.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import type { LoadedProject } from '../../src/project/project-source.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject, times } from '../support/projects.ts';

const root = mkdtempSync(join(tmpdir(), 'raingan-read-year-'));
afterAll(() => rmSync(root, { recursive: true }));

const made = times(30, (index) => makeProject(index + 1, { reports: 2 }));
const year = made[0]!.project.fiscalYear;
mkdirSync(join(root, 'data', String(year)), { recursive: true });
for (const project of made) {
  const text = projectYaml({ ...project, project: { ...project.project, fiscalYear: year } });
  writeFileSync(join(root, 'data', String(year), `${project.project.code}.yaml`), text);
}

test('a year is read one project at a time, and nothing of a project is kept but what is asked of it', () => {
  const workspace = createWorkspace({ root, packageRoot: process.cwd() });
  const reads: string[] = [];
  const counting = {
    ...workspace,
    readBytes: (...args: Parameters<typeof workspace.readBytes>) => {
      reads.push(args[0]);
      return workspace.readBytes(...args);
    },
  };
  const readBefore: number[] = [];
  const given: LoadedProject[] = [];
  const data = readYear(counting, [], year, (loaded) => {
    readBefore.push(reads.length);
    given.push(loaded);
    return loaded.project.project.code.length;
  });
  expect(data.projects).toEqual(given.map(({ project }) => project.project.code.length));
  expect(data.codes).toEqual(given.map(({ project }) => project.project.code));
  // Each is handed on before the next is read, and no file is read twice.
  expect(readBefore).toEqual(given.map((_, index) => index + 1));
  expect(reads).toHaveLength(data.files.length);
});
