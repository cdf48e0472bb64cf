import { describe, expect, test } from 'vitest';
import { layOut } from '../../../src/layout/lay-out.ts';
import type { Block, Document, Figure } from '../../../src/model/document.ts';
import type { Shape } from '../../../src/model/drawing.ts';
import type { PlacedShape } from '../../../src/model/page.ts';
import type { Raster } from '../../../src/model/raster.ts';
import { resources, twoRowEntries } from '../two-row-entries.ts';

const base = twoRowEntries({ narratives: [] });
const plain = { ...base.styles.base!, spaceBefore: 0, spaceAfter: 0 };
const { margin } = base.page;

const figureOf = (shapes: readonly Shape[], more: Partial<Figure> = {}): Figure => ({
  ...{ type: 'figure', id: 0, style: 'plain', alt: 'ภาพ', width: 100, height: 50, shapes },
  ...more,
});

async function place(...body: readonly Block[]) {
  const document: Document = { ...base, styles: { ...base.styles, plain }, body };
  return (await layOut(document, resources))[0]!;
}

const [left, top] = [margin.left, margin.top];
const raster = { width: 1, height: 1 } as Raster;

describe('what a figure shows counts from the page’s top left corner', () => {
  test.each<[string, Shape, object]>([
    ['a rectangle', { type: 'rect', x: 5, y: 6, width: 7, height: 8, fill: '#000000' }, { x: left + 5, y: top + 6 }],
    [
      'a line',
      { type: 'line', x1: 1, y1: 2, x2: 3, y2: 4, width: 1, color: '#000000' },
      { x1: left + 1, y1: top + 2, x2: left + 3, y2: top + 4 },
    ],
    ['a picture', { type: 'image', x: 5, y: 6, width: 7, height: 8, raster }, { x: left + 5, y: top + 6 }],
    ['a path, whose steps count from there', { type: 'path', steps: [] }, { x: left, y: top }],
  ])('%s', async (_, shape, placed) => {
    const { figures } = await place(figureOf([shape]));
    expect(figures[0]!.shapes[0]).toEqual({ ...shape, ...placed });
  });

  test('a text, from where its anchor says', async () => {
    const label = { type: 'text', x: 50, baseline: 20, value: 'กราฟแท่ง' } as const;
    const runOf = async (anchor: 'start' | 'middle' | 'end') => {
      const { figures } = await place(figureOf([{ ...label, anchor }]));
      const shape = figures[0]!.shapes[0] as Extract<PlacedShape, { type: 'text' }>;
      expect(shape.type).toBe('text');
      expect(shape.baseline).toBe(top + 20);
      expect(shape.runs[0]!.part).toBe('content');
      return shape.runs[0]!;
    };
    const { width } = await runOf('start');
    expect((await runOf('start')).x).toBeCloseTo(left + 50, 6);
    expect((await runOf('middle')).x).toBeCloseTo(left + 50 - width / 2, 6);
    expect((await runOf('end')).x).toBeCloseTo(left + 50 - width, 6);
  });
});

test('a figure says where it is, and whether it is clipped or only decorates', async () => {
  const { figures, lines } = await place(figureOf([]));
  expect(lines).toEqual([]);
  expect(figures).toStrictEqual([{ role: 'body', block: 0, x: left, y: top, width: 100, height: 50, shapes: [] }]);
  const [marked] = (await place(figureOf([], { clipped: true, decorative: true }))).figures;
  expect(marked).toMatchObject({ clipped: true, decorative: true });
});

test('a heading stays with a figure after it, however few lines that are', async () => {
  const line = (id: number): Block => ({
    ...{ type: 'paragraph', id, style: 'plain' },
    children: [{ type: 'text', value: 'ก', bold: false, italic: false }],
  });
  const count = Math.floor((base.page.height - margin.top - margin.bottom) / plain.linePitch) - 3;
  const before = Array.from({ length: count }, (_, id) => line(id));
  const heading: Block = { ...line(count), type: 'heading', level: 2 } as Block;
  const document: Document = {
    ...base,
    styles: { ...base.styles, plain },
    body: [...before, heading, figureOf([], { id: count + 1 }), line(count + 2)],
  };
  const pages = await layOut(document, resources);
  const pageOf = (block: number) =>
    pages.findIndex(({ lines, figures }) => [...lines, ...figures].some((each) => each.block === block));
  expect(pageOf(count), 'the page of the heading').toBe(pageOf(count + 1));
});
