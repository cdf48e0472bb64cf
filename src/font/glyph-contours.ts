import type { Contour, ContourPoint } from './encode-glyph.ts';
import type { FontkitCommand, FontkitFont } from './fontkit.ts';

type Point = readonly [x: number, y: number];

/**
 * The outline of a glyph as closed contours of quadratic curves, in font units. Cubic curves are cut until no quadratic
 * curve is further than `tolerance` from them.
 */
export function contoursOf(font: FontkitFont, glyph: number, tolerance: number): readonly Contour[] {
  const contours: ContourPoint[][] = [];
  for (const { command, args } of font.getGlyph(glyph).path.commands) {
    if (command === 'moveTo') contours.push([]);
    const contour = contours.at(-1);
    if (contour) addStep(contour, command, args, tolerance);
  }
  return contours;
}

function addStep(
  contour: ContourPoint[],
  command: FontkitCommand['command'],
  args: readonly number[],
  tolerance: number,
): void {
  const points: Point[] = [];
  for (let k = 0; k < args.length; k += 2) points.push([args[k]!, args[k + 1]!]);
  const last = contour.at(-1);
  const quadratic =
    command === 'bezierCurveTo' && last ? toQuadratic([[last.x, last.y], ...points], tolerance) : points;
  quadratic.forEach(([x, y], k) => {
    const onCurve = command === 'bezierCurveTo' ? k % 2 === 1 : k === quadratic.length - 1;
    contour.push({ x, y, onCurve });
  });
}

/**
 * Control and end points of quadratic curves along a cubic one. The best quadratic curve for a cubic is off by
 * √3/36 · |p3 − 3p2 + 3p1 − p0|, which falls with the third power of the number of pieces (T. W. Sederberg, "Computer
 * Aided Geometric Design", degree reduction).
 */
function toQuadratic(cubic: readonly Point[], tolerance: number): Point[] {
  const [p0, p1, p2, p3] = cubic as [Point, Point, Point, Point];
  const bend = Math.hypot(p3[0] - 3 * p2[0] + 3 * p1[0] - p0[0], p3[1] - 3 * p2[1] + 3 * p1[1] - p0[1]);
  const pieces = Math.max(1, Math.ceil(Math.cbrt((Math.sqrt(3) / 36) * (bend / tolerance))));
  const points: Point[] = [];
  for (let piece = 0; piece < pieces; piece++) {
    const [t, u] = [piece / pieces, (piece + 1) / pieces];
    const [start, end] = [at(cubic, t), at(cubic, u)];
    const [c1, c2] = [tangent(cubic, t), tangent(cubic, u)];
    const third = (u - t) / 3;
    const control = (k: 0 | 1) =>
      (3 * (start[k] + c1[k] * third) + 3 * (end[k] - c2[k] * third) - start[k] - end[k]) / 4;
    points.push([control(0), control(1)], end);
  }
  return points;
}

function at(cubic: readonly Point[], t: number): Point {
  const s = 1 - t;
  return combine(cubic, [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]);
}

function tangent(cubic: readonly Point[], t: number): Point {
  const s = 1 - t;
  return combine(cubic, [-3 * s * s, 3 * s * s - 6 * s * t, 6 * s * t - 3 * t * t, 3 * t * t]);
}

function combine(points: readonly Point[], weights: readonly number[]): Point {
  const sum = (k: 0 | 1) => points.reduce((total, point, index) => total + point[k] * weights[index]!, 0);
  return [sum(0), sum(1)];
}
