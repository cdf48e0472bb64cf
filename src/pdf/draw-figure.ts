import type { PlacedFigure, PlacedShape } from '../layout/page.ts';
import { fill, stroke } from './color.ts';
import { drawRuns } from './draw-runs.ts';
import type { FontSet } from './fonts.ts';
import { number } from './syntax.ts';

/** Operators of a figure as vector graphics, all in the one marked-content sequence that `mark` opens. */
export function drawFigure({ shapes }: PlacedFigure, pageHeight: number, fonts: FontSet, mark: string): string[] {
  const out = [mark];
  for (const shape of shapes) drawShape(out, shape, pageHeight, fonts);
  out.push('EMC');
  return out;
}

function drawShape(out: string[], shape: PlacedShape, pageHeight: number, fonts: FontSet): void {
  const up = (y: number) => number(pageHeight - y);
  switch (shape.type) {
    case 'rect': {
      const { x, y, width, height, fill: color } = shape;
      out.push(`${fill(color)} ${number(x)} ${up(y + height)} ${number(width)} ${number(height)} re f`);
      break;
    }
    case 'line': {
      const { x1, y1, x2, y2, width, color } = shape;
      out.push(`${stroke(color)} ${number(width)} w ${number(x1)} ${up(y1)} m ${number(x2)} ${up(y2)} l S`);
      break;
    }
    case 'text':
      drawRuns(out, shape.runs, pageHeight - shape.baseline, fonts);
      break;
  }
}
