import { expect, test } from 'vitest';
import { across, along, degrees } from '../../../src/import/pdf/glyph.ts';

test.each<[angle: number, along: number, across: number]>([
  [0, 3, 4],
  [90, 4, -3],
  [180, -3, -4],
  [270, -4, 3],
])('at %i degrees a place is %d along its baseline and %d across', (angle, length, height) => {
  expect(along({ x: 3, y: 4, angle })).toBeCloseTo(length);
  expect(across({ x: 3, y: 4, angle })).toBeCloseTo(height);
});

test.each<[a: number, b: number, angle: number]>([
  [1, 0, 0],
  [0, 2, 90],
  [-1, 0, 180],
  [0, -1, 270],
  [1, 0.004, 0],
  [1, -0.004, 0],
])('the direction (%d, %d) is %i degrees', (a, b, angle) => {
  expect(degrees(a, b)).toBe(angle);
});
