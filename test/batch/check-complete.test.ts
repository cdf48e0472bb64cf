import { expect, test } from 'vitest';
import { checkComplete } from '../../src/batch/check-complete.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { entryOf, recipe } from './made-manifests.ts';

const workspace = createMemoryWorkspace({
  files: { 'data/2564/99000000-001.yaml': 'one', 'data/2564/99000000-002.yaml': 'two' },
});
const files = ['data/2564/99000000-001.yaml', 'data/2564/99000000-002.yaml'];
const document = (name: string, data: string) => ({
  year: 2564,
  name,
  entry: entryOf(2564, { name, data, recipe: JSON.stringify(recipe) }),
});
const found = (...documents: readonly ReturnType<typeof document>[]) =>
  checkComplete(workspace, files, documents).map(({ en }) => en);

test('every data file has a report of it, and every report a data file', () => {
  const [one, two] = [document('99000000-001', 'one'), document('99000000-002', 'two')];
  expect(found(one, two)).toEqual([]);
  expect(found(one)).toEqual(['no report of `data/2564/99000000-002.yaml`']);
  expect(found(one, document('99000000-002', 'earlier'))).toEqual([
    'the report of `data/2564/99000000-002.yaml` was built from other data than the file holds',
  ]);
  expect(found(one, two, document('99000000-003', 'three'))).toEqual(['report `99000000-003` has no data file']);
});

test('the report counts before its draft, and a draft or another template’s document in its place', () => {
  const earlier = [document('99000000-001-draft', 'earlier'), document('99000000-001-brief', 'earlier')];
  const [one, two] = [document('99000000-001', 'one'), document('99000000-002-draft', 'two')];
  expect(found(one, ...earlier, two)).toEqual([]);
  expect(found(...earlier, one, two)).toEqual([]);
});
