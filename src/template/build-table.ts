import type { Cell, Row, Table } from '../model/document.ts';
import { buildFigure } from './build-figure.ts';
import { buildInlines } from './build-inlines.ts';
import { type Builder, blockBase, buildParagraph, elementsIn } from './builder.ts';
import type { RenderedElement } from './rendered.ts';
import { cellBlocks } from './vocabulary.ts';

/** Turns a `table` into rows and cells. */
export function buildTable(element: RenderedElement, builder: Builder): Table {
  const base = blockBase(element, builder);
  const rows = elementsIn(element.children).flatMap((child) =>
    child.name === 'tbody' ? elementsIn(child.children) : [child],
  );
  return { type: 'table', ...base, rows: rows.map((row) => buildRow(row, builder)) };
}

function buildRow(element: RenderedElement, builder: Builder): Row {
  const base = blockBase(element, builder);
  return { type: 'row', ...base, cells: elementsIn(element.children).map((cell) => buildCell(cell, builder)) };
}

function buildCell(element: RenderedElement, builder: Builder): Cell {
  const base = blockBase(element, builder);
  const children = buildCellBlocks(element, base.style, builder);
  const [colspan, rowspan] = [Number(element.attributes.colspan ?? 1), Number(element.attributes.rowspan ?? 1)];
  const isOverSeveral = colspan > 1 || rowspan > 1;
  const header = element.name === 'th';
  return { type: 'cell', ...base, header, children, ...(isOverSeveral && { colspan, rowspan }) };
}

/** Text written directly in a cell is one paragraph in the cell's style. */
function buildCellBlocks(element: RenderedElement, style: string, builder: Builder): Cell['children'] {
  const blocks = elementsIn(element.children).filter(({ name }) => cellBlocks.includes(name));
  if (blocks.length > 0) {
    return blocks.map((block) => (block.name === 'p' ? buildParagraph(block, builder) : buildFigure(block, builder)));
  }
  const children = buildInlines(element.children, builder.styles[style]!);
  return children.length > 0 ? [{ type: 'paragraph', id: builder.nextId++, style, children }] : [];
}
