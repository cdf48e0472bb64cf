import type { Cell, Row, Table } from '../document/document.ts';
import { type Builder, blockBase, buildParagraph, elementsIn, inlinesOf } from './builder.ts';
import type { MarkupElement } from './parse-markup.ts';

/** Turns a `table` into rows and cells. */
export function buildTable(element: MarkupElement, builder: Builder): Table {
  const base = blockBase(element, builder);
  const rows = elementsIn(element.children).flatMap((child) =>
    child.name === 'tbody' ? elementsIn(child.children) : [child],
  );
  return { type: 'table', ...base, rows: rows.map((row) => buildRow(row, builder)) };
}

function buildRow(element: MarkupElement, builder: Builder): Row {
  const base = blockBase(element, builder);
  return { type: 'row', ...base, cells: elementsIn(element.children).map((cell) => buildCell(cell, builder)) };
}

/** Text written directly in a cell is one paragraph in the cell's style. */
function buildCell(element: MarkupElement, builder: Builder): Cell {
  const base = blockBase(element, builder);
  const cell = { type: 'cell', ...base, header: element.name === 'th' } as const;
  const paragraphs = elementsIn(element.children).filter(({ name }) => name === 'p');
  if (paragraphs.length > 0) return { ...cell, children: paragraphs.map((child) => buildParagraph(child, builder)) };
  const children = inlinesOf(element, builder);
  if (children.length === 0) return { ...cell, children: [] };
  return { ...cell, children: [{ type: 'paragraph', id: builder.nextId++, style: base.style, children }] };
}
