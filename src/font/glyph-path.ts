import type { Face } from '../model/face.ts';
import { type Contour, readContours } from './contours.ts';
import { readTrueType } from './truetype.ts';

/** A step of an outline; font units, y upwards. Values as in an SVG path: control points first, then the end. */
export interface PathStep {
  readonly type: 'M' | 'L' | 'Q' | 'Z';
  readonly values: readonly number[];
}

/** The outline of one glyph as drawn, composites resolved; for pictures of text where no font can be embedded. */
export function glyphPath(face: Face, glyph: number): readonly PathStep[] {
  const paths = pathsOfFace.get(face) ?? new Map<number, readonly PathStep[]>();
  pathsOfFace.set(face, paths);
  const path = paths.get(glyph) ?? contoursOf(face, glyph).flatMap(contourPath);
  paths.set(glyph, path);
  return path;
}

/** A face has some hundred glyphs, and a chart draws the same few again and again. */
const pathsOfFace = new WeakMap<Face, Map<number, readonly PathStep[]>>();

function contoursOf(face: Face, glyph: number): readonly Contour[] {
  const { font } = readTrueType(face.bytes);
  return font ? readContours(glyph, font.outline) : [];
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
