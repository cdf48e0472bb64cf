import { describe, expect, test } from 'vitest';
import { sameValue, withItem, withoutValue, withSwapped, withValue } from '../../src/yaml/changed-value.ts';
import type { PlainValue } from '../../src/yaml/render-value.ts';
import type { Path } from '../../src/yaml/tree.ts';

const tree = { name: 'ก', list: ['a', 'b', 'c'], group: { inner: { deep: 1 } } };

test.each<[Path, PlainValue, unknown]>([
  [[], 'all', 'all'],
  [['name'], 'ข', { ...tree, name: 'ข' }],
  [['list', 1], 'x', { ...tree, list: ['a', 'x', 'c'] }],
  [['list', 3], 'd', { ...tree, list: ['a', 'b', 'c', 'd'] }],
  [['group', 'inner', 'deep'], 2, { ...tree, group: { inner: { deep: 2 } } }],
  [['made', 'anew'], 1, { ...tree, made: { anew: 1 } }],
])('a value at %j', (path, value, expected) => {
  const before = structuredClone(tree);
  expect(withValue(tree, path, value)).toEqual(expected);
  expect(tree).toEqual(before);
});

test.each<[Path, unknown]>([
  [['name'], { list: tree.list, group: tree.group }],
  [['list', 0], { ...tree, list: ['b', 'c'] }],
  [['group', 'inner', 'deep'], { ...tree, group: { inner: {} } }],
])('without the value at %j', (path, expected) => {
  expect(withoutValue(tree, path)).toEqual(expected);
});

test.each<[number, readonly string[]]>([
  [0, ['x', 'a', 'b', 'c']],
  [2, ['a', 'b', 'x', 'c']],
  [3, ['a', 'b', 'c', 'x']],
])('an item in front of place %i', (index, list) => {
  expect(withItem(tree, ['list', index], 'x')).toEqual({ ...tree, list });
});

test('an item before the one in front of it', () => {
  expect(withSwapped(tree, ['list'], 2)).toEqual({ ...tree, list: ['a', 'c', 'b'] });
});

describe('two values are the same', () => {
  test.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 }, true],
    [['a', 'b'], ['b', 'a'], false],
    [{ a: null }, {}, false],
    [{ a: '1' }, { a: 1 }, false],
    [null, null, true],
  ])('%j and %j: %s', (one, other, same) => {
    expect(sameValue(one, other)).toBe(same);
  });
});
