import { readFileSync } from 'node:fs';
import layoutBuilder from 'pdfmake/js/LayoutBuilder.js';
import line from 'pdfmake/js/Line.js';
import textInlines from 'pdfmake/js/TextInlines.js';
import { describe, expect, it } from 'vitest';
import type { Style } from '../../src/document/document.ts';
import type { Leaf } from '../../src/layout/definition.ts';
import { runEngine } from '../../src/layout/engine.ts';

// What src/layout/engine.ts needs below pdfmake's public API. Red here after an update means: read the engine again.
describe('pdfmake engine', () => {
  it('is the version the hooks were read in', () => {
    const { version } = JSON.parse(readFileSync('node_modules/pdfmake/package.json', 'utf8')) as { version: string };
    expect(version).toBe('0.3.11');
  });

  it.each(['layoutDocument', 'tryLayoutDocument', 'buildNextLine', 'processRow', 'processLeaf'])(
    'has LayoutBuilder.%s',
    (method) => {
      expect(layoutBuilder.default.prototype).toHaveProperty(method);
    },
  );

  it('has TextInlines.buildInlines, Line.getHeight and Line.getWidth', () => {
    expect(textInlines.default.prototype).toHaveProperty('buildInlines');
    expect(line.default.prototype).toHaveProperty('getHeight');
    expect(line.default.prototype).toHaveProperty('getWidth');
  });

  it('stacks paragraphs with their margins, line by line at the fixed pitch', () => {
    const { lines } = runEngine({ stack: [paragraph(0, 3, [0, 5, 0, 7]), paragraph(1, 1, [30, 0, 0, 0])] }, 85, 400);
    expect(lines.map(({ leaf, index, x, top }) => [leaf.block, index, x, top])).toEqual([
      [0, 0, 85, 5],
      [0, 1, 85, 25],
      [0, 2, 85, 45],
      [1, 0, 115, 72],
    ]);
  });

  it('aligns lines and indents the first one', () => {
    const right = paragraph(0, 1, [0, 0, 0, 0], { align: 'right' });
    const center = paragraph(1, 1, [0, 0, 0, 0], { align: 'center' });
    const indented = paragraph(2, 2, [0, 0, 0, 0], { firstLineIndent: 36 });
    const { lines } = runEngine({ stack: [right, center, indented] }, 0, 400);
    expect(lines.map(({ x }) => x)).toEqual([300, 150, 36, 0]);
  });

  it('places cells side by side and records each row with its padding', () => {
    const rows = [{ id: 10 }, { id: 11 }];
    const style = { rowPadding: 2 } as Style;
    const table = {
      table: {
        widths: [100, 200],
        body: [
          [{ stack: [paragraph(0, 1)] }, { stack: [paragraph(1, 3)] }],
          [{ stack: [paragraph(2, 1)] }, { stack: [paragraph(3, 1)] }],
        ],
      },
      layout: {
        hLineWidth: () => 0,
        vLineWidth: () => 0,
        paddingLeft: (column: number) => (column === 0 ? 0 : 6),
        paddingRight: () => 0,
        paddingTop: () => 2,
        paddingBottom: () => 2,
      },
      rowBlocks: rows,
      tableStyle: style,
    };
    const { lines, rows: placed } = runEngine(table, 50, 400);
    expect(lines.map(({ leaf, x, top }) => [leaf.block, x, top])).toEqual([
      [0, 50, 2],
      [1, 156, 2],
      [1, 156, 22],
      [1, 156, 42],
      [2, 50, 66],
      [3, 156, 66],
    ]);
    expect(placed.map(({ row, top, bottom }) => [row, top, bottom])).toEqual([
      [rows[0], 0, 64],
      [rows[1], 64, 88],
    ]);
  });

  it('never breaks a page of its own accord', () => {
    const { lines } = runEngine({ stack: Array.from({ length: 500 }, (_, id) => paragraph(id, 10)) }, 0, 400);
    expect(lines).toHaveLength(5000);
    expect(lines.at(-1)!.top).toBe(4999 * 20);
  });
});

/** A paragraph of `count` lines, each 100 pt wide. */
function paragraph(block: number, count: number, margin = [0, 0, 0, 0], more: Partial<Style> = {}) {
  const style = { align: 'left', linePitch: 20, firstLineIndent: 0, fontSize: 11, ...more } as Style;
  const box = { width: 100, trailingSpace: 0, breakAfter: 'mandatory', penalty: 0, pieces: [] } as const;
  const leaf: Leaf = { block, part: 'content', style, boxes: Array.from({ length: count }, () => box) };
  return { text: [{ text: ' ', leaf }], margin };
}
