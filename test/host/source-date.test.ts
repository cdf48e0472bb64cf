import { expect, test } from 'vitest';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { sourceDate } from '../../src/host/source-date.ts';

test.each([
  ['0', '1970-01-01'],
  ['1632959999', '2021-09-29'],
  ['1632960000', '2021-09-30'],
  ['', 'absent'],
  ['yesterday', 'invalid'],
  ['-1', 'invalid'],
  ['1632960000.5', 'invalid'],
  ['5711817599', '2150-12-31'],
  ['5711817600', 'invalid'],
  ['99999999999999', 'invalid'],
])('SOURCE_DATE_EPOCH=%s is %s', (value, date) => {
  expect(sourceDate(createMemoryWorkspace({ environment: { SOURCE_DATE_EPOCH: value } }))).toBe(date);
});

test('unset is absent', () => {
  expect(sourceDate(createMemoryWorkspace())).toBe('absent');
});
