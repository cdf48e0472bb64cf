import { describe, expect, test } from 'vitest';
import { across, along, degrees } from '../../../src/import/pdf/glyph.ts';

describe('a place along and across the direction of its text', () => {
  test.each([
    [0, 30, 40],
    [90, 40, -30],
    [180, -30, -40],
    [270, -40, 30],
  ])('%i degrees', (angle, expectedAlong, expectedAcross) => {
    expect(along({ x: 30, y: 40, angle })).toBeCloseTo(expectedAlong);
    expect(across({ x: 30, y: 40, angle })).toBeCloseTo(expectedAcross);
  });
});

test.each([
  [1, 0, 0],
  [0, 2, 90],
  [-1, 0, 180],
  [0, -1, 270],
  [1, 1, 45],
  [1, -0.001, 0],
])('the matrix column (%d, %d) runs at %i degrees', (a, b, angle) => expect(degrees(a, b)).toBe(angle));
