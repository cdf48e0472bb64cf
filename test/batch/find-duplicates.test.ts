import { expect, test } from 'vitest';
import { findDuplicates } from '../../src/batch/find-duplicates.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { madeWorkspace } from './made-workspaces.ts';

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

test('a file that cannot be read, or is none, is nobody’s duplicate: building it says why', () => {
  const files = Object.fromEntries(
    ['a', 'b', 'c'].map((folder) => [`${folder}/21000000-0001.yaml`, dataOf('21000000-0001')]),
  );
  const [first = '', second = '', third = ''] = Object.keys(files);
  const found = (made: Parameters<typeof madeWorkspace>[0]) => [
    ...findDuplicates(madeWorkspace({ files, ...made }), Object.keys(files)).keys(),
  ];
  expect(found({})).toEqual([first, second, third]);
  expect(found({ refused: { [first]: 'unreadable' } })).toEqual([second, third]);
  expect(found({ links: [second] })).toEqual([first, third]);
  expect(found({ fails: [['readBytes', third, 'bug']] })).toEqual([first, second]);
});

test('a file whose name no other one has is not read', () => {
  const reads: string[] = [];
  const files = { 'a/21000000-0001.yaml': dataOf('21000000-0001'), 'a/21000000-0002.yaml': dataOf('21000000-0001') };
  const workspace = madeWorkspace({ files });
  const counting = { ...workspace, readBytes: (path: string) => reads.push(path) && workspace.readBytes(path) };
  expect([findDuplicates(counting as typeof workspace, Object.keys(files)).size, reads]).toEqual([0, []]);
});
