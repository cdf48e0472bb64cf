import { expect, test } from 'vitest';
import { planRun } from '../../src/batch/plan.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';

const workspace = createMemoryWorkspace({
  files: {
    'data/2565/21000000-0002.yml': '',
    'data/2564/21000000-0010.yaml': '',
    'data/2564/21000000-0002.yaml': '',
    'data/2564/notes.txt': '',
    'data/2564/.21000000-0002.yaml.swp': '',
    'data/.cache/21000000-0009.yaml': '',
    'empty/readme.md': '',
    'other/one.yaml': '',
  },
});

test('without a path, every data file below data, in byte order', () => {
  expect(planRun(workspace, { paths: [] })).toEqual([
    'data/2564/21000000-0002.yaml',
    'data/2564/21000000-0010.yaml',
    'data/2565/21000000-0002.yml',
  ]);
});

test('a year is the folder of its name', () => {
  expect(planRun(workspace, { paths: [], year: 2565 })).toEqual(['data/2565/21000000-0002.yml']);
});

test('a file named twice, once through its folder, is built once', () => {
  expect(planRun(workspace, { paths: ['data/2565/', './data//2565/21000000-0002.yml', 'other'] })).toEqual([
    'data/2565/21000000-0002.yml',
    'other/one.yaml',
  ]);
});

test.each([
  [{ paths: ['nowhere'] }, 'nowhere'],
  [{ paths: ['data'], year: 2570 }, 'data/2570'],
  [{ paths: ['empty'] }, 'empty'],
])('%j is told as not found', (request, path) => {
  expect(() => planRun(workspace, request)).toThrow(expect.objectContaining({ kind: 'not-found', path }));
});
