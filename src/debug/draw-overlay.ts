import type { LayoutStages } from '../layout/lay-out.ts';
import type { LayoutResources } from '../layout/layout-resources.ts';
import { pageExtent } from '../layout/pages/paginate.ts';
import { placeFigure } from '../layout/pages/place-figure.ts';
import type { Document, Figure, Style } from '../model/document.ts';
import type { LineShape, RectShape, Shape } from '../model/drawing.ts';
import type { Page } from '../model/page.ts';
import { visit } from '../model/visit.ts';
import { writePdf } from '../pdf/write-pdf.ts';
import type { Stages } from './run-stages.ts';

/**
 * The pages of a report as a PDF, with what layout saw drawn over them: the box of each line and its baseline, a stroke
 * at each place where a line could have ended, and beside each band what a page break after it costs.
 */
export function drawOverlay({ document, layout, resources, making }: Stages): Uint8Array {
  const ids = visit(document!).map(({ id }) => id);
  const first = Math.max(...ids) + 1;
  const style = overlayStyle(document!);
  const figures = layout!.pages.map((page, index) => overlayOf(page, index, first + index, document!, layout!));
  const pages = layout!.pages.map((page, index) => ({
    ...page,
    figures: [
      ...page.figures,
      placeFigure(figures[index]!, style, { x: 0, y: 0, role: 'body' }, resources as LayoutResources),
    ],
  }));
  return writePdf({ ...document!, body: [...document!.body, ...figures] }, pages, making!);
}

const colors = { box: '#1f77b4', baseline: '#d62728', end: '#2ca02c' };

function overlayStyle({ styles }: Document): Style {
  return { ...styles.base!, fontSize: 6, linePitch: 8, color: '#9467bd', bold: false, italic: false };
}

function overlayOf(page: Page, index: number, id: number, document: Document, layout: LayoutStages): Figure {
  const shapes = [
    ...lineShapes(page, document),
    ...breakShapes(page, layout, index),
    ...costShapes(document, layout, index),
  ];
  const alt = `overlay of page ${page.number}`;
  return { type: 'figure', id, style: 'base', alt, width: page.width, height: page.height, shapes };
}

/** The box of each line, as wide as its text and as high as its pitch, and its baseline. */
function lineShapes({ lines }: Page, { styles }: Document): Shape[] {
  return lines.flatMap(({ x, baseline, width, runs }) => {
    const size = Math.max(...runs.map(({ fontSize }) => fontSize), 0);
    const pitch = Object.values(styles).find(({ fontSize }) => fontSize === size)?.linePitch ?? size * 1.4;
    const top = baseline - pitch * ascent;
    return [...frame({ x, y: top, width, height: pitch }), line(x, baseline, x + width, baseline, colors.baseline)];
  });
}

/** How much of a line's pitch lies above its baseline, about. */
const ascent = 0.72;

function frame({ x, y, width, height }: Pick<RectShape, 'x' | 'y' | 'width' | 'height'>): LineShape[] {
  const [right, bottom] = [x + width, y + height];
  return [
    line(x, y, right, y, colors.box),
    line(x, bottom, right, bottom, colors.box),
    line(x, y, x, bottom, colors.box),
    line(right, y, right, bottom, colors.box),
  ];
}

function line(x1: number, y1: number, x2: number, y2: number, color: string): LineShape {
  return { type: 'line', x1, y1, x2, y2, width: 0.25, color };
}

/** A stroke after each box that a line could have ended with. */
function breakShapes(page: Page, { bands, starts }: LayoutStages, index: number): Shape[] {
  const own = bands.slice(starts[index], starts[index + 1] ?? bands.length);
  return own.flatMap(({ lines }) =>
    lines.flatMap(({ leaf, index: number, boxes, x }) => {
      const placed = page.lines.find(
        (each) => each.block === leaf.block && each.index === number && each.part === leaf.part && each.role === 'body',
      );
      if (!placed) return [];
      let end = x;
      return boxes.slice(0, -1).flatMap((box) => {
        end += box.width;
        if (box.breakAfter === 'forbidden') return [];
        return [line(end, placed.baseline - 2, end, placed.baseline + 3, colors.end)];
      });
    }),
  );
}

/** Beside each band, at the right edge of the page, what a page break after it costs. */
function costShapes({ page }: Document, { bands, costs, starts }: LayoutStages, index: number): Shape[] {
  const start = starts[index]!;
  const end = starts[index + 1] ?? bands.length;
  if (start >= end) return [];
  const offset = page.margin.top - pageExtent(bands, start, end).top;
  const right = page.width - page.margin.right / 2;
  return bands.slice(start, end).flatMap(({ bottom }, at): Shape[] => {
    const cost = costs[start + at]!;
    if (cost === 0) return [];
    return [{ type: 'text', x: right, baseline: bottom + offset, anchor: 'middle', value: cost.toExponential(0) }];
  });
}
