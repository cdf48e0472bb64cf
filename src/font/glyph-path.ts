import * as hb from 'harfbuzzjs';
import type { Face } from './face.ts';

/** A step of an outline; font units, y upwards. Values as in an SVG path: control points first, then the end. */
export interface PathStep {
  readonly type: 'M' | 'L' | 'Q' | 'C' | 'Z';
  readonly values: readonly number[];
}

/** The outline of one glyph as drawn, composites resolved; for pictures of text where no font can be embedded. */
export function glyphPath(face: Face, glyph: number): readonly PathStep[] {
  const { font, paths } = drawing(face);
  const known = paths.get(glyph);
  if (known) return known;
  const path = font.glyphToJson(glyph) as PathStep[];
  paths.set(glyph, path);
  return path;
}

interface Drawing {
  readonly font: hb.Font;
  readonly paths: Map<number, readonly PathStep[]>;
}

const DRAWINGS = new WeakMap<Face, Drawing>();

function drawing(face: Face): Drawing {
  const known = DRAWINGS.get(face);
  if (known) return known;
  const opened = { font: new hb.Font(new hb.Face(new hb.Blob(face.bytes))), paths: new Map() };
  DRAWINGS.set(face, opened);
  return opened;
}
