import type { PlacedFigure, PlacedShape } from '../model/page.ts';
import type { Canvas } from './canvas.ts';

/** Draws a figure as vector graphics. */
export function drawFigure(canvas: Canvas, { shapes }: PlacedFigure, pageHeight: number): void {
  for (const shape of shapes) drawShape(canvas, shape, pageHeight);
}

function drawShape(canvas: Canvas, shape: PlacedShape, pageHeight: number): void {
  switch (shape.type) {
    case 'rect': {
      const { x, y, width, height, fill } = shape;
      canvas.rect(x, pageHeight - y - height, width, height, fill);
      break;
    }
    case 'line': {
      const { x1, y1, x2, y2, width, color } = shape;
      canvas.line(x1, pageHeight - y1, x2, pageHeight - y2, width, color);
      break;
    }
    case 'text':
      for (const run of shape.runs) canvas.text(run, run.x, pageHeight - shape.baseline);
      break;
  }
}
