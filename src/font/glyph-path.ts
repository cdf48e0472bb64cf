import type { PathStep } from '../model/drawing.ts';
import type { Face, GlyphOutline } from '../model/face.ts';
import {
  type Contour,
  glyphHeader,
  onCurveBit,
  repeats,
  xSameOrPositive,
  xShort,
  ySameOrPositive,
  yShort,
} from './encode-glyph.ts';

/** The outline of one glyph as drawn, in font units, y upwards: for pictures of text where no font can be embedded. */
export function glyphPath(face: Face, glyph: number): readonly PathStep[] {
  const paths = pathsOfFace.get(face) ?? new Map<number, readonly PathStep[]>();
  pathsOfFace.set(face, paths);
  const path = paths.get(glyph) ?? readContours(face.outline(glyph), face.outlineScale).flatMap(contourPath);
  paths.set(glyph, path);
  return path;
}

/** A face has some hundred glyphs, and a chart draws the same few again and again. */
const pathsOfFace = new WeakMap<Face, Map<number, readonly PathStep[]>>();

/** Reads what `encodeGlyph` wrote. */
function readContours({ data, contours, points }: GlyphOutline, scale: number): readonly Contour[] {
  if (contours === 0) return [];
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const ends = Array.from({ length: contours }, (_, k) => view.getUint16(glyphHeader + 2 * k) + 1);
  let at = glyphHeader + 2 * contours + 2;
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
      return value / scale;
    });
  };
  const xs = readAxis(xShort, xSameOrPositive);
  const ys = readAxis(yShort, ySameOrPositive);
  const all = flags.map((flag, k) => ({ x: xs[k]!, y: ys[k]!, onCurve: (flag & onCurveBit) !== 0 }));
  return ends.map((end, k) => all.slice(ends[k - 1] ?? 0, end));
}

/**
 * Between two control points that follow each other lies a point of the curve, half way (TrueType reference manual,
 * chapter 1). A contour that does not begin on the curve begins at its last point, or half way from there.
 */
function contourPath(contour: Contour): readonly PathStep[] {
  const first = contour[0];
  const last = contour.at(-1);
  if (!first || !last) return [];
  const points = !first.onCurve && last.onCurve ? [last, ...contour.slice(0, -1)] : contour;
  const start = points[0]!.onCurve ? points[0]! : between(last, first);
  const steps: PathStep[] = [{ type: 'M', values: [start.x, start.y] }];
  points.forEach((point, index) => {
    const next = points[index + 1] ?? { ...start, onCurve: true };
    if (!point.onCurve) {
      const end = next.onCurve ? next : between(point, next);
      steps.push({ type: 'Q', values: [point.x, point.y, end.x, end.y] });
    } else if (next.onCurve) {
      steps.push({ type: 'L', values: [next.x, next.y] });
    }
  });
  return [...steps, { type: 'Z', values: [] }];
}

function between(a: { readonly x: number; readonly y: number }, b: { readonly x: number; readonly y: number }) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, onCurve: true };
}
