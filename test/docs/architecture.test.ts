import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fastPaths } from '../../src/fast/fast-paths.ts';

const architecture = readFileSync('docs/architecture.md', 'utf8');

test('the table has each folder of the program once, in the order in which they may import', () => {
  const rows = architecture.split('\n').filter((line) => line.startsWith('| `src/'));
  const named = rows.flatMap((row) => Array.from(row.split('|')[1]!.matchAll(/`src\/([a-z-]+)`/g), ([, name]) => name));
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(named.toSorted()).toEqual(folders.map(({ name }) => name).sort());
  const floors = readFileSync('.dependency-cruiser.mjs', 'utf8').split('const floors = [')[1]!.split('\n];')[0]!;
  const order = Array.from(floors.matchAll(/'([a-z-]+)'/g), ([, name]) => name);
  expect(named).toEqual(order);
});

test('the table of fast paths has each of them once', () => {
  const [, table] = architecture.split('## Fast paths');
  const named = Array.from(table!.matchAll(/^\| `([a-z-]+)` \|/gm), ([, name]) => name);
  expect(named.toSorted()).toEqual(fastPaths.toSorted());
});
