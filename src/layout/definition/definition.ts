import type { Block, DescriptionList, Inline, List, Style } from '../../model/document.ts';
import type { Definition } from '../galley.ts';
import type { DefinitionNode, Margin } from '../pdfmake/definition-node.ts';
import type { TextBox } from '../text/shape.ts';
import { textRuns } from '../text/text-boxes.ts';
import { writeFigure } from './figure.ts';
import { writeTable } from './table.ts';
import { type DefinitionContext, marginOf, runsOf, type Writing, writeText } from './writing.ts';

/** Writes blocks as a pdfmake document definition, `width` pt wide, and measures the texts in it. */
export function toDefinition(blocks: readonly Block[], width: number, context: DefinitionContext): Definition {
  const writing: Writing = { ...context, leaves: new Map(), tables: new Map() };
  const stack = blocks.map((block) => writeBlock(block, width, writing));
  return { content: { stack }, leaves: writing.leaves, tables: writing.tables };
}

function writeBlock(block: Block, available: number, writing: Writing): DefinitionNode {
  const style = writing.styles[block.style]!;
  const margin = marginOf(style);
  const inner = available - style.indent;
  switch (block.type) {
    case 'section':
      return { stack: block.children.map((child) => writeBlock(child, inner, writing)), margin };
    case 'heading':
    case 'paragraph':
      return writeText(
        { block: block.id, part: 'content', style },
        runsOf(block.children, writing),
        { margin: style.width === undefined ? margin : narrowed(margin, inner - style.width) },
        writing,
      );
    case 'list':
      return { stack: writeItems(block, writing), margin };
    case 'descriptionList':
      return { stack: writeDescriptions(block, style, writing), margin };
    case 'table':
      return writeTable(block, style, inner, writing);
    case 'figure':
      return writeFigure(block, { style }, writing);
  }
}

/** A margin that leaves `free` pt at the right of the lines, if there is that much. */
function narrowed([left, top, right, bottom]: Margin, free: number): Margin {
  return [left, top, right + Math.max(0, free), bottom];
}

/** Markers lie in a column of their own, as wide as the widest of the list. */
function writeItems({ items }: List, writing: Writing): DefinitionNode[] {
  const markers = items.map(({ id: block, style: name, marker: value }) => {
    const style = writing.styles[name]!;
    const { bold, italic } = style;
    const marker: Inline = { type: 'text', value, bold, italic };
    return writeText({ block, part: 'marker', style }, runsOf([marker], writing), {}, writing);
  });
  let width = 0;
  for (const marker of markers) width = Math.max(width, fullWidth(writing.leaves.get(marker)!.boxes));
  return items.map(({ id: block, style: name, children }, index) => {
    const style = writing.styles[name]!;
    const marker = markers[index]!;
    marker.width = width;
    const content = writeText({ block, part: 'content', style }, runsOf(children, writing), { width: '*' }, writing);
    return { columns: [marker, content], columnGap: 0, margin: marginOf(style) };
  });
}

/** Width in pt of a marker, the space that keeps it from its text included. */
function fullWidth(boxes: readonly TextBox[]): number {
  return boxes.reduce((sum, box) => sum + box.width, 0);
}

/** Label and value run on in one paragraph; a style may set several pairs side by side. */
function writeDescriptions(list: DescriptionList, listStyle: Style, writing: Writing): DefinitionNode[] {
  const nodes = list.entries.map(({ id: block, style: name, term, details }): DefinitionNode => {
    const style = writing.styles[name]!;
    const runs = [...textRuns(term, 'term', writing.page), ...runsOf(details, writing)];
    return writeText({ block, part: 'content', style }, runs, { margin: marginOf(style) }, writing);
  });
  const perRow = listStyle.pairsPerRow;
  if (perRow < 2) return nodes;
  const rows: DefinitionNode[] = [];
  for (let first = 0; first < nodes.length; first += perRow) {
    const pairs = nodes.slice(first, first + perRow);
    while (pairs.length < perRow) pairs.push({ text: '' });
    for (const pair of pairs) pair.width = '*';
    rows.push({ columns: pairs, columnGap: listStyle.columnGap });
  }
  return rows;
}
