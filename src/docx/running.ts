import { columnWidths } from '../layout/column-widths.ts';
import type { Style } from '../model/document.ts';
import { gridFragments } from './grid-fragments.ts';
import { holdSpaces } from './hold-spaces.ts';
import { leafInlines, leafText } from './leaf.ts';
import { wordParagraph } from './paragraph.ts';
import { type GridPart, type GridRow, type Part, takesTabs } from './parts.ts';
import { runs } from './runs.ts';
import { gridColumns, tableBoundary, wordTable } from './table.ts';
import { twips } from './units.ts';
import type { WordContext } from './word-context.ts';
import type { WordParagraph, WordRun } from './word-paragraph.ts';

/** A block of a header or footer: a paragraph, or a table as XML. */
export type RunningBlock = WordParagraph | string;

/**
 * Header or footer; texts side by side become one paragraph with tab stops, as an office sets a footer. With pictures, or
 * several paragraphs in a cell, they are a table.
 */
export function runningBlocks(parts: readonly Part[], context: WordContext): RunningBlock[] {
  const blocks = parts.flatMap((part): RunningBlock[] => {
    if (part.type === 'paragraph') return [wordParagraph(part.leaf, part, context)];
    if (takesTabs(part)) return part.rows.map((row) => tabbedParagraph(part, row, context));
    const columns = gridColumns(part, context);
    return gridFragments(part, { ...context, locked: false }).map((fragment) =>
      wordTable(part, part.keepWithNext, fragment, columns, context),
    );
  });
  // WordprocessingML requires a paragraph after a table.
  if (blocks.length > 0 && typeof blocks.at(-1) === 'string') blocks.push(tableBoundary(false));
  return blocks;
}

/** Height in pt of a header or footer as the pages set it. */
export function runningHeight(parts: readonly Part[], { document, placed }: WordContext): number {
  const leafHeight = (leaf: { id: number; style: string }) => {
    const { linePitch, spaceBefore, spaceAfter } = document.styles[leaf.style]!;
    const drawn = placed.figure(leaf.id)?.figure.height;
    return spaceBefore + spaceAfter + (drawn ?? linePitch * Math.max(1, placed.lines(leaf.id).length));
  };
  const heights = parts.map((part) => {
    if (part.type === 'paragraph') return part.before + leafHeight(part.leaf) + part.after;
    const rows = part.rows.map((row) =>
      Math.max(0, ...row.cells.map((cell) => cell.paragraphs.reduce((sum, leaf) => sum + leafHeight(leaf), 0))),
    );
    return rows.reduce((sum, height) => sum + height, 0);
  });
  return heights.reduce((sum, height) => sum + height, 0);
}

function tabbedParagraph(part: GridPart, row: GridRow, context: WordContext): WordParagraph {
  const { document, names, fields, dictionary } = context;
  const style = document.styles[part.source.style]!;
  const edges = columnEdges(part, row, style, context);
  const name = row.cells[0]?.paragraphs[0]?.style ?? 'base';
  const stops = row.cells.map((cell, index) => {
    const align = document.styles[cell.paragraphs[0]?.style ?? 'base']!.align;
    return { align, edge: edges[index]! };
  });
  const tabStops = stops.slice(1).map(({ align, edge }) => ({
    type: align,
    position: twips(align === 'right' ? edge.right : align === 'center' ? (edge.left + edge.right) / 2 : edge.left),
  }));
  const content = row.cells.flatMap((cell, index): WordRun[] => [
    ...(index > 0 ? [{ type: 'tab' as const }] : []),
    ...cell.paragraphs.flatMap((leaf) => {
      const all = { page: undefined, start: 0, end: leafText(leaf).length };
      return runs(holdSpaces(leafInlines(leaf), dictionary), document.styles[name]!, [all], fields);
    }),
  ]);
  return { style: names.paragraphs.get(name)!.id, tabStops, runs: content };
}

function columnEdges(part: GridPart, row: GridRow, style: Style, { document, placed }: WordContext) {
  const { page } = document;
  const available = page.width - page.margin.left - page.margin.right - part.indent;
  const natural = row.cells.map((cell) =>
    Math.max(0, ...cell.paragraphs.map((leaf) => placed.lines(leaf.id)[0]?.width ?? 0)),
  );
  const columns = part.source.type === 'table' ? style : { ...style, columns: [] };
  let left = part.indent;
  return columnWidths([natural], columns, available).map((width) => {
    const edge = { left, right: left + width };
    left += width + style.columnGap;
    return edge;
  });
}
