import type { Style } from '../../model/document.ts';
import type { Drawing, ImageShape, PathShape, Shape } from '../../model/drawing.ts';

/** A drawing of lines, rectangles and texts as SVG, its texts in the style of its figure; undefined for any other. Units are pt. */
export function drawingSvg({ width, height, shapes }: Drawing, { fontSize, color }: Style): string | undefined {
  if (!shapes.every(isPlain)) return undefined;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const text = `font-size="${fontSize}" fill="${color}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><g ${text}>${shapes.map(shapeElement).join('')}</g></svg>`;
}

type PlainShape = Exclude<Shape, PathShape | ImageShape>;

const isPlain = (shape: Shape): shape is PlainShape => shape.type !== 'path' && shape.type !== 'image';

function shapeElement(shape: PlainShape): string {
  switch (shape.type) {
    case 'rect':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" fill="${shape.fill}"/>`;
    case 'line': {
      const { x1, y1, x2, y2, width, color } = shape;
      return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke-width="${width}" stroke="${color}"/>`;
    }
    case 'text': {
      const value = shape.value.replace(/[&<]/g, (character) => (character === '&' ? '&amp;' : '&lt;'));
      return `<text x="${shape.x}" y="${shape.baseline}" text-anchor="${shape.anchor}">${value}</text>`;
    }
  }
}
