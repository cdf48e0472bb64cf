import { expect, test } from 'vitest';
import { displayWidth } from '../../src/import/printed-line.ts';

test.each([
  ['', 0],
  ['abc', 3],
  ['กขค', 3],
  ['ที่นี่', 2],
  ['กำ', 2],
  ['  ก ข  ', 3],
  ['ผู้รับผิดชอบ', 8],
])('%j takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});
