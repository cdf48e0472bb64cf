import { expect, test } from 'vitest';
import { findDuplicates } from '../../src/batch/find-duplicates.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';

const { project, ...rest } = makeProject(1, { paragraphs: 1, reports: 1 });
const dataOf = (code: string) => projectYaml({ ...rest, project: { ...project, code } });

function duplicatesAmong(files: Record<string, string>) {
  const found = findDuplicates(createMemoryWorkspace({ files }), Object.keys(files));
  return [...found].map(([file, diagnostics]) => `${file}: ${diagnostics.map(({ code }) => code)}`);
}

test('every file of a code used twice is reported', () => {
  expect(
    duplicatesAmong({
      'data/2564/21000000-0001.yaml': dataOf('21000000-0001'),
      'data/2564/21000000-0002.yaml': dataOf('21000000-0002'),
      'data/2565/21000000-0001.yml': dataOf('21000000-0001'),
    }),
  ).toEqual(['data/2564/21000000-0001.yaml: E-CODE-DUPLICATE', 'data/2565/21000000-0001.yml: E-CODE-DUPLICATE']);
});

test('a file that is wrong already is nobody’s duplicate', () => {
  expect(
    duplicatesAmong({
      'a/21000000-0001.yaml': dataOf('21000000-0001'),
      'b/21000000-0001.yaml': dataOf('21000000-0009'),
      'c/21000000-0001.yaml': 'schemaVersion: 1',
    }),
  ).toEqual([]);
});
