import type { Block, Cell, DescriptionList, Document, Figure, Inline, List, Style, Table } from '../model/document.ts';
import { headerRow } from '../model/header-row.ts';
import type { Line } from '../model/page.ts';
import { type PageFields, type TextBox, textBoxes, textRuns } from './boxes.ts';
import { columnWidths } from './column-widths.ts';
import type { DefinitionNode, TableLayout } from './engine.ts';
import type { LayoutResources } from './layout.ts';

/** The text of one leaf block, measured; a text node of the definition carries it through the engine. */
export interface Leaf {
  readonly block: number;
  readonly part: Line['part'];
  readonly style: Style;
  readonly boxes: readonly TextBox[];
  /** The table cell it stands in, and that cell's style. */
  readonly cell?: Cell | undefined;
  readonly cellStyle?: Style | undefined;
  /** A drawing instead of text: one line as high as the drawing. */
  readonly figure?: Figure | undefined;
}

/** What a definition is written with; page fields only in headers and footers. */
export interface DefinitionContext {
  readonly styles: Document['styles'];
  readonly resources: LayoutResources;
  readonly page?: PageFields;
}

/** Writes blocks as a pdfmake document definition, `width` pt wide, whose text nodes carry measured leaves. */
export function toDefinition(blocks: readonly Block[], width: number, context: DefinitionContext): DefinitionNode {
  return { stack: blocks.map((block) => writeBlock(block, width, context)) };
}

function writeBlock(block: Block, available: number, context: DefinitionContext): DefinitionNode {
  const style = context.styles[block.style]!;
  const margin = marginOf(style);
  const inner = available - style.indent;
  switch (block.type) {
    case 'section':
      return { stack: block.children.map((child) => writeBlock(child, inner, context)), margin };
    case 'heading':
    case 'paragraph':
      return { text: textOf(measure(block.id, 'content', style, block.children, context)), margin };
    case 'list':
      return { stack: writeItems(block, context), margin };
    case 'descriptionList':
      return { stack: writeDescriptions(block, style, context), margin };
    case 'table':
      return { ...writeTable(block, style, inner, context), margin };
    case 'figure':
      return { text: textOf(figureLeaf(block, style)), margin };
  }
}

/** Markers stand in a column of their own, as wide as the widest of the list. */
function writeItems({ items }: List, context: DefinitionContext): DefinitionNode[] {
  const markers = items.map((item) => {
    const style = context.styles[item.style]!;
    const { bold, italic } = style;
    return measure(item.id, 'marker', style, [{ type: 'text', value: item.marker, bold, italic }], context);
  });
  let markerWidth = 0;
  for (const { boxes } of markers) markerWidth = Math.max(markerWidth, fullWidth(boxes));
  return items.map(({ id, style: name, children }, index) => {
    const style = context.styles[name]!;
    const marker: DefinitionNode = { text: textOf(markers[index]!), width: markerWidth };
    const content: DefinitionNode = { text: textOf(measure(id, 'content', style, children, context)), width: '*' };
    return { columns: [marker, content], columnGap: 0, margin: marginOf(style) };
  });
}

/** Label and value run on in one paragraph; a style may set several pairs side by side. */
function writeDescriptions(list: DescriptionList, listStyle: Style, context: DefinitionContext): DefinitionNode[] {
  const nodes = list.entries.map(({ id, style: name, term, details }): DefinitionNode => {
    const style = context.styles[name]!;
    const runs = [...textRuns(term, 'term', context.page), ...textRuns(details, 'content', context.page)];
    const leaf: Leaf = { block: id, part: 'content', style, boxes: textBoxes(runs, style, context.resources) };
    return { text: textOf(leaf), margin: marginOf(style) };
  });
  const perRow = listStyle.pairsPerRow;
  if (perRow < 2) return nodes;
  const rows: DefinitionNode[] = [];
  for (let i = 0; i < nodes.length; i += perRow) {
    const pairs = Array.from({ length: perRow }, (_, column) => ({
      ...(nodes[i + column] ?? blank),
      width: '*' as const,
    }));
    rows.push({ columns: pairs, columnGap: listStyle.columnGap });
  }
  return rows;
}

function writeTable(table: Table, style: Style, available: number, context: DefinitionContext): DefinitionNode {
  const { rows } = table;
  let columns = 0;
  for (const { cells } of rows) columns = Math.max(columns, cells.length);
  if (columns === 0) return { stack: [] };
  const natural: number[][] = [];
  const body: DefinitionNode[][] = [];
  for (const { cells } of rows) {
    const leaves = cells.map((cell) => cellLeaves(cell, context));
    natural.push(leaves.map(widestOf));
    const nodes: DefinitionNode[] = leaves.map((cell) => ({ stack: cell.map(cellNode) }));
    // The engine wants every row complete.
    while (nodes.length < columns) nodes.push({ stack: [] });
    body.push(nodes);
  }
  return {
    table: {
      widths: columnWidths(natural, style, available),
      body,
      rowBlocks: rows,
      headerBlock: headerRow(table),
      style,
    },
    layout: tableLayout(style),
  };
}

function cellLeaves(cell: Cell, context: DefinitionContext): Leaf[] {
  const cellStyle = context.styles[cell.style]!;
  return cell.children.map(({ id: block, style: name, children }) => {
    const style = context.styles[name]!;
    const boxes = textBoxes(textRuns(children, 'content', context.page), style, context.resources);
    return { block, part: 'content', style, boxes, cell, cellStyle };
  });
}

function widestOf(leaves: readonly Leaf[]): number {
  let widest = 0;
  for (const { boxes } of leaves) widest = Math.max(widest, naturalWidth(boxes));
  return widest;
}

function figureLeaf(figure: Figure, style: Style): Leaf {
  return { block: figure.id, part: 'content', style: { ...style, linePitch: figure.height }, boxes: [], figure };
}

function measure(
  block: number,
  part: Leaf['part'],
  style: Style,
  inlines: readonly Inline[],
  { resources, page }: DefinitionContext,
): Leaf {
  return { block, part, style, boxes: textBoxes(textRuns(inlines, 'content', page), style, resources) };
}

const cellNode = (leaf: Leaf): DefinitionNode => ({ text: textOf(leaf), margin: marginOf(leaf.style) });

const textOf = (leaf: Leaf) => [{ text: ' ', leaf }] as const;

const blank: DefinitionNode = { text: '' };

/** The space a style keeps around a node: left, top, right, bottom. */
const marginOf = ({ indent, spaceBefore, spaceAfter }: Style) => [indent, spaceBefore, 0, spaceAfter] as const;

/** Width in pt of the longest line when nothing is broken but at line breaks. */
function naturalWidth(boxes: readonly TextBox[]): number {
  let widest = 0;
  let width = 0;
  for (const box of boxes) {
    width += box.width;
    widest = Math.max(widest, width - box.trailingSpace);
    if (box.breakAfter === 'mandatory') width = 0;
  }
  return widest;
}

/** Width in pt of a marker, the space that keeps it from its text included. */
function fullWidth(boxes: readonly TextBox[]): number {
  return boxes.reduce((sum, box) => sum + box.width, 0);
}

/** Rules are drawn by pagination, which knows where a row begins and ends on its page. */
function tableLayout({ rowPadding, columnGap }: Style): TableLayout {
  const none = () => 0 as const;
  return {
    hLineWidth: none,
    vLineWidth: none,
    paddingLeft: (column: number) => (column === 0 ? 0 : columnGap),
    paddingRight: none,
    paddingTop: () => rowPadding,
    paddingBottom: () => rowPadding,
  };
}
