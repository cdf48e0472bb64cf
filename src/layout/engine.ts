import type { Row, Style } from '../document/document.ts';
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
  readonly head?: GalleyRow;
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
  setNode(definition, { x: left, top: 0, width }, galley);
  return galley;
}

interface Galley {
  readonly lines: GalleyLine[];
  readonly rows: GalleyRow[];
}

/** Where a node begins, and the width it may take. */
interface Place {
  readonly x: number;
  readonly top: number;
  readonly width: number;
}

/** Each setter returns the y at which what follows begins. */
function setNode(node: DefinitionNode, { x, top, width }: Place, galley: Galley): number {
  const [left, above, right, below] = node.margin ?? NO_MARGIN;
  return setContent(node, { x: x + left, top: top + above, width: width - left - right }, galley) + below;
}

const NO_MARGIN = [0, 0, 0, 0] as const;

function setContent(node: DefinitionNode, place: Place, galley: Galley): number {
  if (node.stack) return setStack(node.stack, place, galley);
  if (node.columns) return setColumns(node.columns, node.columnGap ?? 0, place, galley);
  if (node.table && node.layout) return setTable(node.table, node.layout, place, galley);
  return node.text ? setLeaf(node.text[0].leaf, place, galley) : place.top;
}

function setStack(nodes: readonly DefinitionNode[], { x, top, width }: Place, galley: Galley): number {
  let next = top;
  for (const node of nodes) next = setNode(node, { x, top: next, width }, galley);
  return next;
}

function setColumns(columns: readonly DefinitionNode[], gap: number, { x, top, width }: Place, galley: Galley): number {
  const given = columns.map((column) => (typeof column.width === 'number' ? column.width : undefined));
  const sharing = given.filter((each) => each === undefined).length;
  const left = given.reduce<number>((rest, each) => rest - (each ?? 0), width - gap * (columns.length - 1));
  const widths = given.map((each) => each ?? Math.max(0, left / sharing));
  return setSideBySide(columns, widths, (column) => (column === 0 ? 0 : gap), { x, top, width }, galley);
}

function setTable(table: DefinitionTable, layout: TableLayout, { x, top, width }: Place, galley: Galley): number {
  let next = top;
  let head: GalleyRow | undefined;
  table.body.forEach((cells, index) => {
    const row = table.rowBlocks[index]!;
    const inside = { x, top: next + layout.paddingTop(), width };
    const bottom = setSideBySide(cells, table.widths, layout.paddingLeft, inside, galley) + layout.paddingBottom();
    const placed = { row, style: table.style, left: x, right: x + width, top: next, bottom, ...(head && { head }) };
    galley.rows.push(placed);
    if (row === table.headerBlock) head = placed;
    next = bottom;
  });
  return next;
}

/** Returns the foot of the tallest. */
function setSideBySide(
  nodes: readonly DefinitionNode[],
  widths: readonly number[],
  gapBefore: (column: number) => number,
  { x, top }: Place,
  galley: Galley,
): number {
  let left = x;
  let foot = top;
  nodes.forEach((node, column) => {
    left += gapBefore(column);
    foot = Math.max(foot, setNode(node, { x: left, top, width: widths[column]! }, galley));
    left += widths[column]!;
  });
  return foot;
}

function setLeaf(leaf: Leaf, { x, top, width }: Place, galley: Galley): number {
  const { align, firstLineIndent, linePitch } = leaf.style;
  const lines = leaf.figure ? [[]] : breakLines(leaf.boxes, leaf.style, width);
  lines.forEach((boxes, index) => {
    const shift = align === 'left' ? 0 : (width - (leaf.figure?.width ?? textWidth(boxes))) * SHARE_BEFORE[align];
    const indent = index === 0 ? firstLineIndent : 0;
    galley.lines.push({ leaf, index, boxes, measure: width, x: x + indent + shift, top: top + index * linePitch });
  });
  return top + lines.length * linePitch;
}

/** How much of a line's empty rest lies before its text. */
const SHARE_BEFORE = { center: 0.5, right: 1 } as const;

/** The space after the last word is not seen. */
function textWidth(boxes: readonly TextBox[]): number {
  return boxes.reduce((sum, box) => sum + box.width, 0) - (boxes.at(-1)?.trailingSpace ?? 0);
}
