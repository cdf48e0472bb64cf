import type {
  Block,
  Cell,
  DescriptionList,
  Document,
  Figure,
  Inline,
  List,
  Style,
  Table,
} from '../document/document.ts';
import { headerRow } from '../document/header-row.ts';
import { type PageFields, type TextBox, textBoxes, textRuns } from './boxes.ts';
import { columnWidths } from './column-widths.ts';
import type { DefinitionNode, TableLayout } from './engine.ts';
import type { LayoutResources } from './layout.ts';
import type { Line } from './page.ts';

/** The text of one leaf block, measured; a text node of the definition carries it through the engine. */
export interface Leaf {
  readonly block: number;
  readonly part: Line['part'];
  readonly style: Style;
  readonly boxes: readonly TextBox[];
  /** The table cell it stands in, and that cell's style. */
  readonly cell?: Cell;
  readonly cellStyle?: Style;
  /** A drawing instead of text: one line as high as the drawing. */
  readonly figure?: Figure;
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
  const inner = available - style.indent;
  switch (block.type) {
    case 'section':
      return framed({ stack: block.children.map((child) => writeBlock(child, inner, context)) }, style);
    case 'heading':
    case 'paragraph':
      return framed(textNode(contentLeaf(block, block.children, context)), style);
    case 'list':
      return framed(writeList(block, context), style);
    case 'descriptionList':
      return framed(writeDescriptions(block, style, context), style);
    case 'table':
      return framed(writeTable(block, style, inner, context), style);
    case 'figure':
      return framed(textNode(figureLeaf(block, style)), style);
  }
}

/** Markers stand in a column of their own, as wide as the widest of the list. */
function writeList({ items }: List, context: DefinitionContext): DefinitionNode {
  const markers = items.map((item) => {
    const style = context.styles[item.style]!;
    const { bold, italic } = style;
    return measuredLeaf(item.id, 'marker', style, [{ type: 'text', value: item.marker, bold, italic }], context);
  });
  const markerWidth = Math.max(0, ...markers.map(({ boxes }) => fullWidth(boxes)));
  const rows = items.map((item, index) => {
    const marker = { ...textNode(markers[index]!), width: markerWidth };
    const content = { ...textNode(contentLeaf(item, item.children, context)), width: '*' as const };
    return framed({ columns: [marker, content], columnGap: 0 }, context.styles[item.style]!);
  });
  return { stack: rows };
}

/** Label and value run on in one paragraph; a style may set several pairs side by side. */
function writeDescriptions(list: DescriptionList, listStyle: Style, context: DefinitionContext): DefinitionNode {
  const nodes = list.entries.map(({ id, style: name, term, details }) => {
    const style = context.styles[name]!;
    const runs = [...textRuns(term, 'term', context.page), ...textRuns(details, 'content', context.page)];
    const leaf: Leaf = { block: id, part: 'content', style, boxes: textBoxes(runs, style, context.resources) };
    return framed(textNode(leaf), style);
  });
  const perRow = listStyle.pairsPerRow;
  if (perRow < 2) return { stack: nodes };
  const rows: DefinitionNode[] = [];
  for (let i = 0; i < nodes.length; i += perRow) {
    const pairs = Array.from({ length: perRow }, (_, column) => ({
      ...(nodes[i + column] ?? BLANK),
      width: '*' as const,
    }));
    rows.push({ columns: pairs, columnGap: listStyle.columnGap });
  }
  return { stack: rows };
}

function writeTable(table: Table, style: Style, available: number, context: DefinitionContext): DefinitionNode {
  const { rows } = table;
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (columns === 0) return { stack: [] };
  const leaves = rows.map(({ cells }) => cells.map((cell) => cellLeaves(cell, context)));
  const natural = leaves.map((row) => row.map((cell) => Math.max(0, ...cell.map(({ boxes }) => naturalWidth(boxes)))));
  const body = leaves.map((row) =>
    // The engine wants every row complete.
    Array.from({ length: columns }, (_, column) => ({ stack: (row[column] ?? []).map(cellNode) })),
  );
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
  return cell.children.map((child) => ({ ...contentLeaf(child, child.children, context), cell, cellStyle }));
}

function figureLeaf(figure: Figure, style: Style): Leaf {
  return { block: figure.id, part: 'content', style: { ...style, linePitch: figure.height }, boxes: [], figure };
}

function contentLeaf(
  block: { id: number; style: string },
  inlines: readonly Inline[],
  context: DefinitionContext,
): Leaf {
  return measuredLeaf(block.id, 'content', context.styles[block.style]!, inlines, context);
}

function measuredLeaf(
  block: number,
  part: Leaf['part'],
  style: Style,
  inlines: readonly Inline[],
  { resources, page }: DefinitionContext,
): Leaf {
  return { block, part, style, boxes: textBoxes(textRuns(inlines, 'content', page), style, resources) };
}

const cellNode = (leaf: Leaf) => framed(textNode(leaf), leaf.style);

const textNode = (leaf: Leaf): DefinitionNode => ({ text: [{ text: ' ', leaf }] });

const BLANK: DefinitionNode = { text: '' };

/** A node with the space a style keeps around it: left, top, right, bottom. */
function framed(node: DefinitionNode, { indent, spaceBefore, spaceAfter }: Style): DefinitionNode {
  return { ...node, margin: [indent, spaceBefore, 0, spaceAfter] };
}

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
