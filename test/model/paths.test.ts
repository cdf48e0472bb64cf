import { win32 } from 'node:path';
import { expect, test } from 'vitest';
import { isAbsolutePath, joinPath, normalPath } from '../../src/model/paths.ts';

test.each([
  [['output', '2564', 'a.pdf'], 'output/2564/a.pdf'],
  [['./output/', '../b'], 'b'],
  [['D:/งาน', '2564'], 'D:/งาน/2564'],
  [['//server/share/งาน', '2564', 'a.pdf'], '//server/share/งาน/2564/a.pdf'],
  [['//server/share/', '../a'], '//server/a'],
  [['///a', 'b'], '/a/b'],
  [['/a', 'b'], '/a/b'],
])('%j is joined to %s', (parts, expected) => {
  expect(joinPath(...parts)).toBe(expected);
});

test('a share is one, and Windows takes what is joined for the same place', () => {
  expect(normalPath('//server/share//a/.')).toBe('//server/share/a');
  for (const path of ['//server/share/a', 'D:/a'])
    expect(win32.resolve('C:\\other', joinPath(path, 'b'))).toBe(win32.join(path, 'b'));
});

test.each([
  ['C:/data', true],
  ['c:/', true],
  ['//server/share', true],
  ['/data', true],
  ['C:data', false],
  ['data/C:/x', false],
  ['data', false],
])('%s begins at a root: %j', (path, expected) => {
  expect(isAbsolutePath(path)).toBe(expected);
});
