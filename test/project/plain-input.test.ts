import { expect, test } from 'vitest';
import { readPlainInput } from '../../src/project/plain-input.ts';

const codes = (input: unknown) => readPlainInput(input).faults.map(({ code }) => code);

test('an object holds as many characters as a data file has bytes, keys among them', () => {
  expect(codes(['x'.repeat(1_000_000)]), 'a million characters').toEqual([]);
  expect(codes(['x'.repeat(1_000_001)]), 'a character more').toEqual(['E-YAML-LIMIT']);
  expect(codes(['x'.repeat(600_000), 'x'.repeat(400_001)]), 'a character more, in two texts').toEqual(['E-YAML-LIMIT']);
  expect(codes({ ab: 'x'.repeat(999_999) }), 'a character more, with its key').toEqual(['E-YAML-LIMIT']);
  expect(readPlainInput(['x'.repeat(1_000_001)]).value).toBeUndefined();
});
