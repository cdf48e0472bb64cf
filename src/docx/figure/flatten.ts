import type { PathStep } from '../../model/drawing.ts';

/** Points along a line or curve after its start (Bernstein polynomials of degree 1 to 3). */
export function curvePoints(x: number, y: number, { type, values }: PathStep): [number, number][] {
  const points = [[x, y], ...pairs(values)] as [number, number][];
  const pieces = type === 'L' ? 1 : type === 'C' ? cubicPieces : curvePieces;
  return Array.from({ length: pieces }, (_, index) => along(points, (index + 1) / pieces));
}

/** Quadratic curves are those of glyphs, which are small. */
const curvePieces = 6;
const cubicPieces = 16;

/** De Casteljau's point on a curve. */
function along(points: readonly [number, number][], share: number): [number, number] {
  let left = points;
  while (left.length > 1) {
    left = left.slice(1).map(([x, y], index): [number, number] => {
      const [fromX, fromY] = left[index]!;
      return [fromX + (x - fromX) * share, fromY + (y - fromY) * share];
    });
  }
  return left[0]!;
}

function pairs(values: readonly number[]): [number, number][] {
  return Array.from({ length: values.length / 2 }, (_, index) => [values[index * 2]!, values[index * 2 + 1]!]);
}
