import { expect, test } from 'vitest';
import { schemaPath } from '../../src/import/schema-path.ts';
import type { Workspace } from '../../src/model/workspace.ts';

test.each([
  ['the package is the working folder', '/office', '/office', 'data/2564/a.yaml', '../../docs/project.schema.json'],
  [
    'the package is installed in it',
    '/office',
    '/office/node_modules/raingan',
    'data/2564/a.yaml',
    '../../node_modules/raingan/docs/project.schema.json',
  ],
  ['the package lies elsewhere', '/office', '/usr/lib/raingan', 'data/2564/a.yaml', '../../project.schema.json'],
  ['a folder beside has a like name', '/office', '/office2', 'a.yaml', 'project.schema.json'],
  ['the data file lies beside it', '/office', '/office', 'docs/a.yaml', 'project.schema.json'],
])('%s', (_, root, packageRoot, dataFile, path) => {
  expect(schemaPath(dataFile, { root, packageRoot } as Workspace)).toBe(path);
});
