import { argumentsAreWords, glyphHeader, hasMatrix, hasScale, hasTwoScales } from './component.ts';
import type { Outline } from './outline.ts';

/** A closed line through points on the curve and control points of quadratic curves beside it; font units. */
export type Contour = readonly ContourPoint[];

export interface ContourPoint {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

/**
 * The contours of a glyph, those of its components moved and scaled to their places.
 * Source of the format: OpenType 1.9, `glyf`. A component placed by matching points is left where it is.
 */
export function readContours(glyph: number, outline: (glyph: number) => Outline): readonly Contour[] {
  const { data, contours, components } = outline(glyph);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (components.length === 0) return contours === 0 ? [] : readSimple(view, contours);
  return components.flatMap(({ glyph: part, at }) => {
    const place = readPlace(view, at - 2);
    return readContours(part, outline).map((contour) => contour.map((point) => move(point, place)));
  });
}

const onCurveBit = 0x01;
const xShort = 0x02;
const yShort = 0x04;
const repeats = 0x08;
const xSameOrPositive = 0x10;
const ySameOrPositive = 0x20;

function readSimple(view: DataView, count: number): readonly Contour[] {
  const ends = Array.from({ length: count }, (_, k) => view.getUint16(glyphHeader + 2 * k) + 1);
  const points = ends.at(-1)!;
  let at = glyphHeader + 2 * count + 2;
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = view.getUint8(at++);
    const times = flag & repeats ? 1 + view.getUint8(at++) : 1;
    for (let k = 0; k < times; k++) flags.push(flag);
  }
  const readAxis = (short: number, sameOrPositive: number): readonly number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & sameOrPositive ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & sameOrPositive)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = readAxis(xShort, xSameOrPositive);
  const ys = readAxis(yShort, ySameOrPositive);
  const all = flags.map((flag, k) => ({ x: xs[k]!, y: ys[k]!, onCurve: (flag & onCurveBit) !== 0 }));
  return ends.map((end, k) => all.slice(ends[k - 1] ?? 0, end));
}

/** The matrix and offset of a component: x' = xx x + yx y + dx, y' = xy x + yy y + dy. */
interface Place {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  readonly dx: number;
  readonly dy: number;
}

function readPlace(view: DataView, at: number): Place {
  const flags = view.getUint16(at);
  const words = (flags & argumentsAreWords) !== 0;
  const offset = (k: number) => (words ? view.getInt16(at + 4 + 2 * k) : view.getInt8(at + 4 + k));
  const matrix = at + (words ? 8 : 6);
  const scale = (k: number) => view.getInt16(matrix + 2 * k) / 0x4000;
  const placed = { xx: 1, xy: 0, yx: 0, yy: 1, dx: offset(0), dy: offset(1) };
  if (flags & hasScale) return { ...placed, xx: scale(0), yy: scale(0) };
  if (flags & hasTwoScales) return { ...placed, xx: scale(0), yy: scale(1) };
  return flags & hasMatrix ? { ...placed, xx: scale(0), xy: scale(1), yx: scale(2), yy: scale(3) } : placed;
}

function move({ x, y, onCurve }: ContourPoint, { xx, xy, yx, yy, dx, dy }: Place): ContourPoint {
  return { x: xx * x + yx * y + dx, y: xy * x + yy * y + dy, onCurve };
}
