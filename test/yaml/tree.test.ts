import { describe, expect, test } from 'vitest';
import { formatPath, isMap, Numeral, type Path, parsePath, type Tree, valueAt, without } from '../../src/yaml/tree.ts';

const number = new Numeral('80900.50', 80_900.5);
const tree: Tree = { project: { name: 'ก', budget: number }, reports: [{ number }, null], empty: null };

test.each<[unknown, boolean]>([
  [{}, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  ['ก', false],
  [number, false],
])('%j is a group of keys: %s', (value, is) => {
  expect(isMap(value)).toBe(is);
});

test.each<[Path, unknown]>([
  [[], tree],
  [['project', 'name'], 'ก'],
  [['project', 'budget'], number],
  [['reports', 0, 'number'], number],
  [['reports', 1], null],
  [['empty'], null],
  [['reports', 2], undefined],
  [['reports', 'length'], undefined],
  [['project', 'toString'], undefined], // keys of the file, not those of JavaScript
  [['project', 'name', 0], undefined],
  [['project', 'budget', 'source'], undefined],
])('the value at %j', (path, value) => {
  expect(valueAt(tree, path)).toBe(value);
});

test('a group without some keys keeps the others, and is not changed itself', () => {
  const group = { a: '1', b: '2', c: '3' };
  expect({ ...without(group, ['a', 'c', 'x']) }).toEqual({ b: '2' });
  expect(Object.keys(group)).toHaveLength(3);
});

describe('a path', () => {
  test.each<[Path, string]>([
    [['project', 'name'], 'project.name'],
    [['reports', 1, 'date'], 'reports[1].date'],
    [['reports', 0], 'reports[0]'],
    [['a', 0, 1, 'b'], 'a[0][1].b'],
  ])('%j is written %s, and read again', (path, text) => {
    expect(formatPath(path)).toBe(text);
    expect(parsePath(text)).toEqual(path);
  });

  test.each(['', '.a', 'a.', 'a..b', 'a[x]', 'a[-1]', 'a[1', '[0]', 'a b', 'a[1234567]', 'ก'])('%j is none', (text) => {
    expect(parsePath(text)).toBeUndefined();
  });
});
