import type { Cell, Paragraph, Style, Table } from '../../model/document.ts';
import { type PlacedCell, tableGrid } from '../../model/table-grid.ts';
import { columnWidths } from '../column-widths.ts';
import type { CellNode, DefinitionNode, TableLayout, TableNode } from '../pdfmake/definition-node.ts';
import { naturalWidth } from '../text/text-boxes.ts';
import { writeFigure } from './figure.ts';
import { marginOf, runsOf, type Writing, writeText } from './writing.ts';

/** Writes a table at most `available` pt wide, all its columns of known width. */
export function writeTable({ rows }: Table, style: Style, available: number, writing: Writing): DefinitionNode {
  const margin = marginOf(style);
  const grid = tableGrid(rows);
  // pdfmake sets no table without columns.
  if (grid.columns === 0) return { stack: [], margin };
  const natural: (number | undefined)[][] = [];
  const body = grid.rows.map((cells) => {
    const row: CellNode[] = [];
    const widths: (number | undefined)[] = [];
    for (let column = 0; column < grid.columns; column++) {
      row.push({});
      widths.push(undefined);
    }
    for (const placed of cells) {
      const { node, widest } = writeCell(placed, writing);
      row[placed.column] = node;
      // A text over several columns makes none of them wider.
      if (placed.columns === 1) widths[placed.column] = widest;
    }
    natural.push(widths);
    return row;
  });
  const widths = columnWidths(natural, style, available);
  const node: TableNode = { table: { widths, body }, layout: tableLayout(style), margin };
  writing.tables.set(node, { rows, style });
  return node;
}

function writeCell({ cell, columns, rows }: PlacedCell, writing: Writing): { node: CellNode; widest: number } {
  let widest = 0;
  const stack = cell.children.map((block) => {
    if (block.type === 'figure') {
      widest = Math.max(widest, block.width);
      return writeFigure(block, placeIn(cell, block.style, writing), writing);
    }
    const text = writeParagraph(block, cell, writing);
    widest = Math.max(widest, naturalWidth(writing.leaves.get(text)!.boxes));
    return text;
  });
  const node: CellNode = { stack };
  if (columns > 1) node.colSpan = columns;
  if (rows > 1) node.rowSpan = rows;
  return { node, widest };
}

function writeParagraph({ id: block, style: name, children }: Paragraph, cell: Cell, writing: Writing) {
  const { style, cellStyle } = placeIn(cell, name, writing);
  const leaf = { block, part: 'content', style, cell, cellStyle } as const;
  return writeText(leaf, runsOf(children, writing), { margin: marginOf(style) }, writing);
}

const placeIn = (cell: Cell, style: string, { styles }: Writing) => ({
  style: styles[style]!,
  cell,
  cellStyle: styles[cell.style]!,
});

/** Rules are drawn by pagination, which places a row's beginning and end on its page. */
function tableLayout({ rowPadding, columnGap }: Style): TableLayout {
  const none = () => 0;
  return {
    hLineWidth: none,
    vLineWidth: none,
    paddingLeft: (column) => (column === 0 ? 0 : columnGap),
    paddingRight: none,
    paddingTop: () => rowPadding,
    paddingBottom: () => rowPadding,
  };
}
