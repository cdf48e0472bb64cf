import { glyphPath } from '../../font/glyph-path.ts';
import type { LineShape, PathStep, RectShape } from '../../model/drawing.ts';
import type { GlyphRun, PlacedLabel, PlacedPath, PlacedShape } from '../../model/page.ts';
import { strokeOutline } from './stroke-outline.ts';

/** One filled area: a path in units of its own, and where that lies in pt, y down. */
export interface Ink {
  readonly color: string;
  readonly path: readonly PathStep[];
  readonly x: number;
  readonly y: number;
  /** Pt in a unit of the path; `up` when its y counts upwards. */
  readonly scale: number;
  readonly up: boolean;
  /** From 0 to 1; opaque when absent. */
  readonly opacity?: number;
  /** Where areas of the path overlap twice, there is no ink. */
  readonly evenOdd?: boolean;
}

/** A shape as filled areas, text as the outlines of its glyphs: it looks the same wherever its font is missing. */
export function shapeInk(shape: PlacedShape): Ink[] {
  switch (shape.type) {
    case 'rect':
      return [rectInk(shape)];
    case 'line':
      return [lineInk(shape)];
    case 'text':
      return labelInk(shape);
    case 'path':
      return pathInk(shape);
    case 'image':
      return [];
  }
}

function pathInk({ steps, fill, stroke, x, y }: PlacedPath): Ink[] {
  const place = { x, y, scale: 1, up: false };
  const inks: Ink[] = [];
  if (fill) {
    const { color, opacity, rule } = fill;
    inks.push({ color, opacity, path: steps, evenOdd: rule === 'evenodd', ...place });
  }
  if (stroke) inks.push({ color: stroke.color, opacity: stroke.opacity, path: strokeOutline(steps, stroke), ...place });
  return inks;
}

function rectInk({ x, y, width, height, fill }: RectShape): Ink {
  return area(fill, [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);
}

function lineInk({ x1, y1, x2, y2, width, color }: LineShape): Ink {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [dx, dy] = [((y2 - y1) / length) * (width / 2), ((x2 - x1) / length) * (width / 2)];
  return area(color, [
    [x1 + dx, y1 - dy],
    [x2 + dx, y2 - dy],
    [x2 - dx, y2 + dy],
    [x1 - dx, y1 + dy],
  ]);
}

function area(color: string, points: readonly (readonly [number, number])[]): Ink {
  const path: PathStep[] = points.map((values, index) => ({ type: index === 0 ? 'M' : 'L', values }));
  return { color, path: [...path, { type: 'Z', values: [] }], x: 0, y: 0, scale: 1, up: false };
}

function labelInk({ runs, baseline }: PlacedLabel): Ink[] {
  return runs.flatMap((run) => runInk(run, baseline));
}

function runInk({ face, fontSize, color, x, words }: GlyphRun, baseline: number): Ink[] {
  const scale = fontSize / face.unitsPerEm;
  const inks: Ink[] = [];
  let pen = 0;
  for (const { slots } of words) {
    for (const id of slots) {
      const { advance, parts } = face.slot(id);
      for (const { glyph, dx, dy } of parts) {
        const path = glyphPath(face, glyph);
        const place = { x: x + (pen + dx) * scale, y: baseline - dy * scale };
        if (path.length > 0) inks.push({ color, path, ...place, scale, up: true });
      }
      pen += advance;
    }
  }
  return inks;
}
