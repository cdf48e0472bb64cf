import { expect, test } from 'vitest';
import { CodeTable } from '../../src/pdf/code-table.ts';

test('codes count from 1 in the order of first use; a slot keeps its code, however large its number', () => {
  const table = new CodeTable();
  const slots = [7, 0, 511, 512, 1023, 1024, 1025, 65_535, 3];
  expect(slots.map((slot) => table.codeOf(slot))).toEqual(slots.map((_, index) => index + 1));
  expect(slots.toReversed().map((slot) => table.codeOf(slot))).toEqual(slots.map((_, index) => slots.length - index));
  expect(table.slots).toEqual(slots);
});
