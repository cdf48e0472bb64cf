import type { Figure, Style } from '../../model/document.ts';
import type { Shape } from '../../model/drawing.ts';
import type { LineRole, PlacedFigure, PlacedShape } from '../../model/page.ts';
import type { LayoutResources } from '../layout-resources.ts';
import { textBoxes } from '../text/text-boxes.ts';
import { glyphRuns } from './place-line.ts';

/** Moves a figure's shapes to their place on the page and shapes its text; `x` and `y` are its top left corner. */
export function placeFigure(
  { id, width, height, shapes, decorative, clipped }: Figure,
  style: Style,
  { x, y, role }: { readonly x: number; readonly y: number; readonly role: LineRole },
  resources: LayoutResources,
): PlacedFigure {
  const place = (shape: Shape): PlacedShape => {
    switch (shape.type) {
      case 'rect':
        return { ...shape, x: shape.x + x, y: shape.y + y };
      case 'line':
        return { ...shape, x1: shape.x1 + x, y1: shape.y1 + y, x2: shape.x2 + x, y2: shape.y2 + y };
      case 'image':
        return { ...shape, x: shape.x + x, y: shape.y + y };
      case 'path':
        return { ...shape, x, y };
      case 'text': {
        const text = { type: 'text', value: shape.value, bold: style.bold, italic: style.italic } as const;
        const boxes = textBoxes([{ text, part: 'content' }], style, resources);
        const wide = boxes.reduce((sum, box) => box.pieces.reduce((inner, piece) => inner + piece.width, sum), 0);
        const start = shape.x + x - wide * shareBefore[shape.anchor];
        return { type: 'text', baseline: shape.baseline + y, runs: glyphRuns(boxes, style, start) };
      }
    }
  };
  const placed: PlacedFigure = { role, block: id, x, y, width, height, shapes: shapes.map(place) };
  return { ...placed, ...(decorative && { decorative }), ...(clipped && { clipped }) };
}

/** How much of a text's width lies before its anchor. */
const shareBefore = { start: 0, middle: 0.5, end: 1 } as const;
