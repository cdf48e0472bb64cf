import type { PathStep, Stroke } from '../../model/drawing.ts';
import { curvePoints } from './flatten.ts';

type Point = readonly [x: number, y: number];

/** The area that a stroke covers, as polygons that all turn the same way: for programs that draw pixels only. */
export function strokeOutline(steps: readonly PathStep[], stroke: Stroke): PathStep[] {
  const outline: PathStep[] = [];
  const add = (points: readonly Point[]) => {
    const turned = signedArea(points) < 0 ? points.toReversed() : points;
    for (const [index, values] of turned.entries()) outline.push({ type: index === 0 ? 'M' : 'L', values });
    outline.push({ type: 'Z', values: [] });
  };
  for (const line of lines(steps).flatMap((each) => dashed(each, stroke))) addLine(line, stroke, add);
  return outline;
}

interface Polyline {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

function lines(steps: readonly PathStep[]): Polyline[] {
  const found: { points: Point[]; closed: boolean }[] = [];
  for (const step of steps) {
    const open = found.at(-1);
    const pen = open?.points.at(-1);
    if (step.type === 'M') found.push({ points: [step.values as unknown as Point], closed: false });
    else if (!open || !pen) continue;
    else if (step.type === 'Z') {
      open.closed = true;
      found.push({ points: [open.points[0]!], closed: false });
    } else for (const point of curvePoints(pen[0], pen[1], step)) open.points.push(point);
  }
  return found
    .map(({ points, closed }) => {
      const own = points.filter((point, index) => index === 0 || distance(point, points[index - 1]!) > 1e-6);
      const isLoop = closed && own.length > 2 && distance(own[0]!, own.at(-1)!) <= 1e-6;
      return { points: isLoop ? own.slice(0, -1) : own, closed };
    })
    .filter(({ points }) => points.length > 1);
}

/** Cuts a line into its dashes. */
function dashed(line: Polyline, { dashes, dashOffset }: Stroke): Polyline[] {
  const period = dashes.reduce((sum, length) => sum + length, 0);
  if (!(period > 0)) return [line];
  const ends = line.closed ? [...line.points, line.points[0]!] : line.points;
  const length = ends.slice(1).reduce((sum, point, index) => sum + distance(point, ends[index]!), 0);
  // Too fine to be seen as dashes.
  if (length / period > 10_000) return [line];
  let at = 0;
  let left = ((dashOffset % period) + period) % period;
  while (left >= dashes[at]!) {
    left -= dashes[at]!;
    at = (at + 1) % dashes.length;
  }
  left = dashes[at]! - left;
  const cut: { points: Point[]; closed: boolean }[] = [];
  if (at % 2 === 0) cut.push({ points: [ends[0]!], closed: false });
  for (let index = 1; index < ends.length; index++) {
    let from = ends[index - 1]!;
    const to = ends[index]!;
    let rest = distance(from, to);
    while (rest > left) {
      from = [from[0] + ((to[0] - from[0]) * left) / rest, from[1] + ((to[1] - from[1]) * left) / rest];
      rest -= left;
      if (at % 2 === 0) cut.at(-1)!.points.push(from);
      at = (at + 1) % dashes.length;
      if (at % 2 === 0) cut.push({ points: [from], closed: false });
      left = dashes[at]!;
    }
    left -= rest;
    if (at % 2 === 0) cut.at(-1)!.points.push(to);
  }
  return cut.filter(({ points }) => points.length > 1);
}

function addLine({ points, closed }: Polyline, stroke: Stroke, add: (points: readonly Point[]) => void): void {
  const half = stroke.width / 2;
  const count = closed ? points.length : points.length - 1;
  for (let index = 0; index < count; index++) {
    const [from, to] = [points[index]!, points[(index + 1) % points.length]!];
    const [dx, dy] = direction(from, to);
    const extend = stroke.cap === 'square' && !closed ? half : 0;
    const [before, after] = [index === 0 ? extend : 0, index === count - 1 ? extend : 0];
    const [x1, y1] = [from[0] - dx * before, from[1] - dy * before];
    const [x2, y2] = [to[0] + dx * after, to[1] + dy * after];
    const [nx, ny] = [-dy * half, dx * half];
    add([
      [x1 + nx, y1 + ny],
      [x2 + nx, y2 + ny],
      [x2 - nx, y2 - ny],
      [x1 - nx, y1 - ny],
    ]);
  }
  points.forEach((point, index) => {
    const isEnd = !closed && (index === 0 || index === points.length - 1);
    if (isEnd ? stroke.cap === 'round' : stroke.join === 'round') add(disc(point, half));
    else if (!isEnd) {
      const [before, after] = [points.at(index - 1)!, points[(index + 1) % points.length]!];
      addCorner(point, direction(before, point), direction(point, after), stroke, add);
    }
  });
}

/** What two segments leave open between them on the outer side: a triangle, with a tip where the mitre is short enough. */
function addCorner(
  [x, y]: Point,
  [ax, ay]: Point,
  [bx, by]: Point,
  { width, join, miterLimit }: Stroke,
  add: (points: readonly Point[]) => void,
): void {
  const half = width / 2;
  const side = ax * by - ay * bx > 0 ? -half : half;
  const first: Point = [x - ay * side, y + ax * side];
  const second: Point = [x - by * side, y + bx * side];
  const cosine = Math.sqrt(Math.max(0, (1 + ax * bx + ay * by) / 2));
  if (join === 'miter' && cosine * miterLimit >= 1) {
    const [mx, my] = [first[0] + second[0] - 2 * x, first[1] + second[1] - 2 * y];
    const length = Math.hypot(mx, my) || 1;
    const reach = half / cosine;
    add([[x, y], first, [x + (mx / length) * reach, y + (my / length) * reach], second]);
  } else add([[x, y], first, second]);
}

function disc([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: 16 }, (_, index): Point => {
    const angle = (index * Math.PI) / 8;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);

function direction(from: Point, to: Point): Point {
  const length = distance(from, to) || 1;
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

function signedArea(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
}
