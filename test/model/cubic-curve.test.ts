import { expect, test } from 'vitest';
import { cubicValues } from '../../src/model/cubic-curve.ts';

test('a cubic curve passes where the quadratic one does', () => {
  const [x, y, cx, cy, toX, toY] = [1, 2, 4, 10, 7, -3] as const;
  const [ax, ay, bx, by, endX, endY] = cubicValues(x, y, [cx, cy, toX, toY]) as [
    ...[number, number, number],
    ...[number, number, number],
  ];
  expect([endX, endY]).toEqual([toX, toY]);
  for (const t of [0, 0.25, 0.5, 0.9, 1]) {
    const u = 1 - t;
    const quadratic = (from: number, control: number, to: number) => u * u * from + 2 * u * t * control + t * t * to;
    const cubic = (from: number, a: number, b: number, to: number) =>
      u ** 3 * from + 3 * u * u * t * a + 3 * u * t * t * b + t ** 3 * to;
    expect(cubic(x, ax, bx, toX)).toBeCloseTo(quadratic(x, cx, toX));
    expect(cubic(y, ay, by, toY)).toBeCloseTo(quadratic(y, cy, toY));
  }
});
