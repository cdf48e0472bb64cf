import type { Row, Style } from '../model/document.ts';
import type { TextBox } from './boxes.ts';
import { breakLines } from './break-lines.ts';
import type { Leaf } from './definition.ts';

/**
 * A node of a pdfmake document definition, as far as reports need its document model: stacks, columns, tables and
 * texts, each with a margin. A text is one measured leaf, or empty.
 */
export interface DefinitionNode {
  readonly stack?: readonly DefinitionNode[];
  readonly columns?: readonly DefinitionNode[];
  readonly columnGap?: number;
  readonly table?: DefinitionTable;
  readonly layout?: TableLayout;
  readonly text?: '' | readonly [{ readonly text: string; readonly leaf: Leaf }];
  /** Left, top, right, bottom. */
  readonly margin?: readonly [number, number, number, number];
  /** Within columns; `*` shares what is left. */
  readonly width?: number | '*';
}

export interface DefinitionTable {
  readonly widths: readonly number[];
  readonly body: readonly (readonly DefinitionNode[])[];
  /** Our own, passed through the engine: which rows these are, which of them names the columns, and their style. */
  readonly rowBlocks: readonly Row[];
  readonly headerBlock: Row | undefined;
  readonly style: Style;
}

/** Rules are drawn by pagination, so tables have none here. */
export interface TableLayout {
  readonly hLineWidth: () => 0;
  readonly vLineWidth: () => 0;
  readonly paddingLeft: (column: number) => number;
  readonly paddingRight: () => 0;
  readonly paddingTop: () => number;
  readonly paddingBottom: () => number;
}

/** One line as the engine placed it: top left corner, pt, in the endless galley. */
export interface GalleyLine {
  readonly leaf: Leaf;
  readonly index: number;
  readonly boxes: readonly TextBox[];
  readonly x: number;
  readonly top: number;
  /** Width the line had to fit in. */
  readonly measure: number;
}

/** A table row as the engine placed it, padding included. */
export interface GalleyRow {
  readonly row: Row;
  readonly style: Style;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The row of column headers above it, which is said again where a page begins with this row. */
  readonly head?: GalleyRow | undefined;
}

export interface EngineResult {
  readonly lines: readonly GalleyLine[];
  readonly rows: readonly GalleyRow[];
}

/**
 * Sets a definition on one endless page (a galley), from which pages are cut later. Places everything where pdfmake's
 * own engine would, which test/layout/engine.test.ts holds it to, in a twentieth of the time: pdfmake measures, looks up
 * styles and breaks pages on the way, none of which is asked of it here.
 */
export function runEngine(definition: DefinitionNode, left: number, width: number): EngineResult {
  const galley: Galley = { lines: [], rows: [] };
  setNode(definition, left, 0, width, galley);
  return galley;
}

interface Galley {
  readonly lines: GalleyLine[];
  readonly rows: GalleyRow[];
}

/** Sets a node at a place, in a width. Each setter returns the y at which what follows begins. */
function setNode(node: DefinitionNode, x: number, top: number, width: number, galley: Galley): number {
  const { margin } = node;
  if (margin === undefined) return setContent(node, x, top, width, galley);
  const [left, above, right, below] = margin;
  return setContent(node, x + left, top + above, width - left - right, galley) + below;
}

function setContent(node: DefinitionNode, x: number, top: number, width: number, galley: Galley): number {
  if (node.text) return setLeaf(node.text[0].leaf, x, top, width, galley);
  if (node.stack) return setStack(node.stack, x, top, width, galley);
  if (node.columns) return setColumns(node.columns, node.columnGap ?? 0, x, top, width, galley);
  return node.table && node.layout ? setTable(node.table, node.layout, x, top, width, galley) : top;
}

function setStack(nodes: readonly DefinitionNode[], x: number, top: number, width: number, galley: Galley): number {
  let next = top;
  for (const node of nodes) next = setNode(node, x, next, width, galley);
  return next;
}

/** Returns the foot of the tallest, as a table's row does. */
function setColumns(
  columns: readonly DefinitionNode[],
  gap: number,
  x: number,
  top: number,
  width: number,
  galley: Galley,
): number {
  const share = sharedWidth(columns, width - gap * (columns.length - 1));
  let left = x;
  let foot = top;
  for (let column = 0; column < columns.length; column++) {
    const node = columns[column]!;
    const own = typeof node.width === 'number' ? node.width : share;
    if (column > 0) left += gap;
    foot = Math.max(foot, setNode(node, left, top, own, galley));
    left += own;
  }
  return foot;
}

/** What each column without a width of its own takes. */
function sharedWidth(columns: readonly DefinitionNode[], width: number): number {
  let left = width;
  let sharing = 0;
  for (const column of columns) {
    if (typeof column.width === 'number') left -= column.width;
    else sharing++;
  }
  return Math.max(0, left / sharing);
}

function setTable(
  table: DefinitionTable,
  layout: TableLayout,
  x: number,
  top: number,
  width: number,
  galley: Galley,
): number {
  let next = top;
  let head: GalleyRow | undefined;
  table.body.forEach((cells, index) => {
    const row = table.rowBlocks[index]!;
    const bottom = setRow(cells, table.widths, layout, x, next + layout.paddingTop(), galley) + layout.paddingBottom();
    const placed: GalleyRow = { row, style: table.style, left: x, right: x + width, top: next, bottom, head };
    galley.rows.push(placed);
    if (row === table.headerBlock) head = placed;
    next = bottom;
  });
  return next;
}

function setRow(
  cells: readonly DefinitionNode[],
  widths: readonly number[],
  layout: TableLayout,
  x: number,
  top: number,
  galley: Galley,
): number {
  let left = x;
  let foot = top;
  for (let column = 0; column < cells.length; column++) {
    const width = widths[column]!;
    left += layout.paddingLeft(column);
    foot = Math.max(foot, setNode(cells[column]!, left, top, width, galley));
    left += width;
  }
  return foot;
}

function setLeaf(leaf: Leaf, x: number, top: number, width: number, galley: Galley): number {
  const { align, firstLineIndent, linePitch } = leaf.style;
  const lines = leaf.figure ? [[]] : breakLines(leaf.boxes, leaf.style, width);
  for (let index = 0; index < lines.length; index++) {
    const boxes = lines[index]!;
    const shift = align === 'left' ? 0 : (width - (leaf.figure?.width ?? textWidth(boxes))) * shareBefore[align];
    const indent = index === 0 ? firstLineIndent : 0;
    galley.lines.push({ leaf, index, boxes, measure: width, x: x + indent + shift, top: top + index * linePitch });
  }
  return top + lines.length * linePitch;
}

/** How much of a line's empty rest lies before its text. */
const shareBefore = { center: 0.5, right: 1 } as const;

/** The space after the last word is not seen. */
function textWidth(boxes: readonly TextBox[]): number {
  return boxes.reduce((sum, box) => sum + box.width, 0) - (boxes.at(-1)?.trailingSpace ?? 0);
}
