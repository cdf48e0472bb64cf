import { expect, test } from 'vitest';
import { splitSheet } from '../../../src/import/pdf/split-sheet.ts';
import { segment } from './made-glyphs.ts';

const page = (x: number, count = 4) =>
  Array.from({ length: count }, (_, index) => segment('บรรทัด', x, 500 - index * 20));
const sheet = { width: 842, height: 595 };

test('pages beside each other on a wide sheet are two, each from its own left edge', () => {
  const sides = splitSheet([...page(60), ...page(481)], sheet);
  expect(sides.map((side) => side.map(({ x }) => x))).toEqual([Array(4).fill(60), Array(4).fill(60)]);
  expect(sides[1]?.[0]?.end).toBe(sides[0]?.[0]?.end);
});

test.each([
  ['a line that crosses its middle', [...page(60), segment('ก'.repeat(100), 60, 400), ...page(481)], sheet],
  ['a sheet that is not wide', [...page(60), ...page(400)], { width: 595, height: 842 }],
  ['a sheet that is hardly wider than high', [...page(60), ...page(481)], { width: 842, height: 800 }],
  ['too little on one side', [...page(60), ...page(481, 2)], sheet],
  ['too little on the other', [...page(60, 2), ...page(481)], sheet],
  ['nothing', [], sheet],
])('%s is one page', (_, segments, size) => {
  expect(splitSheet(segments, size)).toEqual([segments]);
});

test('three lines on a side are enough', () => {
  expect(splitSheet([...page(60, 3), ...page(481, 3)], sheet)).toHaveLength(2);
});
