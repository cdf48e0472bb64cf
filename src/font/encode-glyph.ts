import type { Box, GlyphOutline } from '../model/face.ts';

/** A closed line through points on the curve and control points of quadratic curves beside it. */
export type Contour = readonly ContourPoint[];

export interface ContourPoint {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

/**
 * Writes contours as a simple glyph of the table `glyf` without instructions, in the shortest form (OpenType 1.9). A
 * composite that moves a mark would be hinted away from where HarfBuzz put it, so no instruction is ever embedded.
 * Coordinates are rounded; points that lie half way between two control points are left out, as the format has them.
 */
export function encodeGlyph(given: readonly Contour[], advance: number): GlyphOutline {
  const contours = given.map(tidyContour).filter((contour) => contour.length > 0);
  const points = contours.flat();
  if (points.length === 0) return { data: new Uint8Array(0), contours: 0, points: 0, advance };
  const box = boxOf(points);
  const flags = new ByteList();
  const xs = new ByteList();
  const ys = new ByteList();
  let [x, y, repeated, last] = [0, 0, 0, -1];
  for (const point of points) {
    const flag =
      (point.onCurve ? onCurveBit : 0) |
      encodeStep(point.x - x, xShort, xSameOrPositive, xs) |
      encodeStep(point.y - y, yShort, ySameOrPositive, ys);
    if (flag === last && repeated < 255) {
      repeated++;
    } else {
      writeRepeats(flags, last, repeated);
      [last, repeated] = [flag, 0];
    }
    [x, y] = [point.x, point.y];
  }
  writeRepeats(flags, last, repeated);
  const header = new ByteList();
  for (const value of [contours.length, ...box]) header.addWord(value);
  let end = -1;
  for (const { length } of contours) {
    end += length;
    header.addWord(end);
  }
  header.addWord(0);
  const data = Uint8Array.from([...header.bytes, ...flags.bytes, ...xs.bytes, ...ys.bytes]);
  return { data, box, contours: contours.length, points: points.length, advance };
}

/** Flags of a point of a simple glyph. */
export const onCurveBit = 0x01;
export const xShort = 0x02;
export const yShort = 0x04;
export const repeats = 0x08;
export const xSameOrPositive = 0x10;
export const ySameOrPositive = 0x20;

/** Number of contours and box; the ends of the contours follow. */
export const glyphHeader = 10;

/** Rounded, begun on the curve where it can be, and without points that the format implies: a last curve ends at the first point. */
function tidyContour(contour: Contour): Contour {
  const needed = contour.filter((point, k) => {
    if (k > 0 && k === contour.length - 1 && !contour[k - 1]!.onCurve && isSame(point, contour[0]!)) return false;
    if (k === 0 && Number.isInteger(point.x) && Number.isInteger(point.y)) return true;
    return !isImplied(point, contour.at(k - 1)!, contour[(k + 1) % contour.length]!);
  });
  if (needed.length < 2) return [];
  const start = Math.max(
    0,
    needed.findIndex((point) => point.onCurve),
  );
  const ordered = [...needed.slice(start), ...needed.slice(0, start)];
  return ordered.map((point) => ({ ...point, x: Math.round(point.x), y: Math.round(point.y) }));
}

const isSame = (a: ContourPoint, b: ContourPoint) => a.onCurve && b.onCurve && a.x === b.x && a.y === b.y;

function isImplied(point: ContourPoint, before: ContourPoint, after: ContourPoint): boolean {
  if (!point.onCurve || before.onCurve || after.onCurve) return false;
  return 2 * point.x === before.x + after.x && 2 * point.y === before.y + after.y;
}

/** Of all points, control points too: what the format calls the box of a glyph with points at its extremes. */
function boxOf(points: Contour): Box {
  let [xMin, yMin, xMax, yMax] = [points[0]!.x, points[0]!.y, points[0]!.x, points[0]!.y];
  for (const { x, y } of points) {
    [xMin, yMin, xMax, yMax] = [Math.min(xMin, x), Math.min(yMin, y), Math.max(xMax, x), Math.max(yMax, y)];
  }
  if (Math.min(xMin, yMin) < -0x8000 || Math.max(xMax, yMax) > 0x7fff) throw new RangeError('glyph too large');
  return [xMin, yMin, xMax, yMax];
}

function encodeStep(step: number, short: number, sameOrPositive: number, to: ByteList): number {
  if (step === 0) return sameOrPositive;
  if (Math.abs(step) > 0xff) {
    to.addWord(step);
    return 0;
  }
  to.bytes.push(Math.abs(step));
  return step > 0 ? short | sameOrPositive : short;
}

function writeRepeats(flags: ByteList, flag: number, times: number): void {
  if (flag === -1) return;
  if (times === 0) flags.bytes.push(flag);
  else if (times === 1) flags.bytes.push(flag, flag);
  else flags.bytes.push(flag | repeats, times);
}

class ByteList {
  readonly bytes: number[] = [];

  addWord(value: number): void {
    this.bytes.push((value >> 8) & 0xff, value & 0xff);
  }
}
