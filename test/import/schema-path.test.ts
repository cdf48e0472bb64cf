import { expect, test } from 'vitest';
import { schemaPath } from '../../src/import/schema-path.ts';
import type { Workspace } from '../../src/model/workspace.ts';

test.each([
  ['the package is the working folder', '/work', '/work', 'data/2564/a.yaml', '../../docs/project.schema.json'],
  [
    'the package is installed in it',
    '/work',
    '/work/node_modules/raingan',
    'data/2564/a.yaml',
    '../../node_modules/raingan/docs/project.schema.json',
  ],
  ['the package lies elsewhere', '/work', '/usr/lib/raingan', 'data/2564/a.yaml', '../../project.schema.json'],
  ['a folder beside has a like name', '/work', '/work2', 'a.yaml', 'project.schema.json'],
  ['the data file lies beside it', '/work', '/work', 'docs/a.yaml', 'project.schema.json'],
])('%s', (_, root, packageRoot, dataFile, path) => {
  expect(schemaPath(dataFile, { root, packageRoot } as Workspace)).toBe(path);
});
