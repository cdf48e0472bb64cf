import { columnWidths } from '../layout/column-widths.ts';
import type { Style } from '../model/document.ts';
import { elementXml } from './element.ts';
import type { CellShare, GridFragment, RowShare } from './grid-fragments.ts';
import { type Leaf, leafText } from './leaf.ts';
import { endOfLine } from './page-slices.ts';
import { wordParagraph } from './paragraph.ts';
import type { GridCell, GridPart } from './parts.ts';
import type { PlacedText } from './placed-text.ts';
import { twips } from './units.ts';
import type { WordContext } from './word-context.ts';
import type { WordParagraph, WordRun } from './word-paragraph.ts';

/**
 * A table of fixed columns as XML (the docx library's own draws borders over those of the style), as wide as the PDF's, whose looks come from its table style. `columns` are the grid's, measured
 * once for all its fragments.
 */
export function wordTable(
  part: GridPart,
  keepWithNext: boolean,
  fragment: GridFragment,
  columns: readonly number[],
  context: WordContext,
): string {
  const { rows } = fragment;
  const style = context.document.styles[part.source.style]!;
  const table = rows.map((share, index) => {
    const open = { top: goesOnIn(share), bottom: goesOnIn(rows[index + 1]) };
    return wordRow(share, columns, open, keepsRow(part, keepWithNext, share, index, rows), context);
  });
  return elementXml('w:tbl', {}, [
    tableProperties(part, fragment, style, columns, context),
    elementXml(
      'w:tblGrid',
      {},
      columns.map((width) => elementXml('w:gridCol', { 'w:w': width })),
    ),
    ...table,
  ]);
}

/** A paragraph 1 pt high: keeps two tables apart, or carries the page break a table cannot. */
export function tableBoundary(startsPage: boolean): WordParagraph {
  return { style: 'TableBoundary', pageBreakBefore: startsPage, runs: [] };
}

/** Widths of a grid's columns in twips, half the gap on either side of the text included. */
export function gridColumns(part: GridPart, { document, placed }: WordContext): number[] {
  const { page, styles } = document;
  const style = styles[part.source.style]!;
  const available = page.width - page.margin.left - page.margin.right - part.indent;
  const count = Math.max(0, ...part.rows.map(({ slots }) => slots.reduce((sum, cell) => sum + cell.columns, 0)));
  const natural = part.rows.map(({ cells, slots }) => {
    const widths = Array.from({ length: count }, (): number | undefined => undefined);
    let column = 0;
    for (const cell of slots) {
      // A text over several columns makes none of them wider.
      if (cell.columns === 1 && cells.includes(cell)) widths[column] = naturalWidth(cell, styles, placed);
      column += cell.columns;
    }
    return widths;
  });
  const columns = part.source.type === 'table' ? style : { ...style, columns: [] };
  return columnWidths(natural, columns, available).map((width) => twips(width + style.columnGap));
}

/** Width in pt a cell's text takes unbroken. */
function naturalWidth(cell: GridCell, styles: WordContext['document']['styles'], placed: PlacedText): number {
  return Math.max(0, ...cell.paragraphs.map((leaf) => styles[leaf.style]!.indent + unbrokenWidth(leaf, placed)));
}

/** Width in pt of a text's longest line when nothing is broken but at its own line breaks. */
function unbrokenWidth(leaf: Leaf, placed: PlacedText): number {
  const drawn = placed.figure(leaf.id)?.figure.width;
  if (drawn !== undefined) return drawn;
  const text = leafText(leaf);
  const lines = placed.lines(leaf.id);
  if (!text.includes('\n')) return lines.reduce((sum, line) => sum + line.width, 0);
  let [offset, width, widest] = [0, 0, 0];
  for (const line of lines) {
    const end = endOfLine(text, offset, line.text);
    width += line.width;
    widest = Math.max(widest, width);
    if (text.slice(offset, end).includes('\n')) width = 0;
    offset = end;
  }
  return widest;
}

/** Title and description are announced where a table begins, and not again on each page it goes on to. */
function tableProperties(
  part: GridPart,
  { goesOn }: GridFragment,
  style: Style,
  columns: readonly number[],
  { names }: WordContext,
) {
  const isAnnounced = part.source.type === 'table' && !goesOn;
  const { id } = names.tables.get(part.source.style)!;
  const width = columns.reduce((sum, column) => sum + column, 0);
  const title = isAnnounced ? part.heading : '';
  return elementXml('w:tblPr', {}, [
    elementXml('w:tblStyle', { 'w:val': id }),
    elementXml('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
    elementXml('w:tblInd', { 'w:w': twips(part.indent - style.columnGap / 2), 'w:type': 'dxa' }),
    elementXml('w:tblLayout', { 'w:type': 'fixed' }),
    tableLook(part),
    ...(title === '' ? [] : [elementXml('w:tblCaption', { 'w:val': title })]),
    ...(isAnnounced ? [elementXml('w:tblDescription', { 'w:val': style.label.th })] : []),
  ]);
}

function tableLook({ rows }: GridPart): string {
  const firstRow = rows.some((row) => row.header);
  const firstColumn = rows.some((row) => !row.header && row.cells[0]?.header);
  const bits = (firstRow ? 0x20 : 0) + (firstColumn ? 0x80 : 0) + 0x200 + 0x400;
  return elementXml('w:tblLook', {
    'w:val': bits.toString(16).toUpperCase().padStart(4, '0'),
    'w:firstRow': Number(firstRow),
    'w:lastRow': 0,
    'w:firstColumn': Number(firstColumn),
    'w:lastColumn': 0,
    'w:noHBand': 1,
    'w:noVBand': 1,
  });
}

/** Word keeps a row with the next one when the row's paragraphs are kept with the next. */
function keepsRow(
  part: GridPart,
  keepWithNext: boolean,
  { row }: RowShare,
  index: number,
  rows: readonly RowShare[],
): boolean {
  if (index < rows.length - 1) return row.keepWithNext || part.keepTogether;
  const endsGrid = row === part.rows.at(-1);
  return endsGrid && keepWithNext;
}

/** Whether a cell goes on from the row above: rows that a cell lies over are one entry, and rules lie between entries. */
const goesOnIn = (share: RowShare | undefined) => share?.cells.some(({ isBelow }) => isBelow) ?? false;

/** Edges of a row that have no rule. */
interface OpenEdges {
  readonly top: boolean;
  readonly bottom: boolean;
}

function wordRow(
  { row, cells }: RowShare,
  columns: readonly number[],
  open: OpenEdges,
  keepNext: boolean,
  context: WordContext,
) {
  let column = 0;
  const written = cells.map((share) => {
    const width = columns.slice(column, column + share.cell.columns).reduce((sum, own) => sum + own, 0);
    column += share.cell.columns;
    return wordCell(share, { width, open, keepNext }, context);
  });
  return elementXml('w:tr', {}, [
    elementXml('w:trPr', {}, [elementXml('w:cantSplit'), ...(row.header ? [elementXml('w:tblHeader')] : [])]),
    ...written,
  ]);
}

/** What a cell has from its row and its columns; its width in twips. */
interface CellFrame {
  readonly width: number;
  readonly open: OpenEdges;
  readonly keepNext: boolean;
}

function wordCell(share: CellShare, frame: CellFrame, context: WordContext) {
  const { cell, paragraphs, continued } = share;
  const content = paragraphs.map(({ leaf, slice }) =>
    wordParagraph(leaf, { slices: [slice], keepWithNext: frame.keepNext }, context),
  );
  if (continued) content.unshift(continuedParagraph(continued, context));
  // WordprocessingML requires a paragraph in every cell.
  if (content.length === 0) content.push(emptyParagraph(cell, context));
  return elementXml('w:tc', {}, [
    elementXml('w:tcPr', {}, cellProperties(share, frame, context)),
    ...content.map(context.write),
  ]);
}

function cellProperties({ cell, isBelow }: CellShare, { width, open }: CellFrame, { document }: WordContext) {
  const properties = [elementXml('w:tcW', { 'w:w': width, 'w:type': 'dxa' })];
  if (cell.columns > 1) properties.push(elementXml('w:gridSpan', { 'w:val': cell.columns }));
  if (cell.rows > 1) properties.push(elementXml('w:vMerge', isBelow ? {} : { 'w:val': 'restart' }));
  const edges = cell.rows > 1 ? [] : [...(open.top ? ['w:top'] : []), ...(open.bottom ? ['w:bottom'] : [])];
  const borders = edges.map((edge) => elementXml(edge, { 'w:val': 'nil' }));
  if (borders.length > 0) properties.push(elementXml('w:tcBorders', {}, borders));
  if (document.styles[cell.style]!.verticalAlign === 'bottom')
    properties.push(elementXml('w:vAlign', { 'w:val': 'bottom' }));
  return properties;
}

function continuedParagraph(
  { leaf, text }: NonNullable<CellShare['continued']>,
  { names }: WordContext,
): WordParagraph {
  const format = { style: 'Continued' };
  const runs = text
    .split('\n')
    .map((line, index): WordRun => ({ type: 'text', text: line, format, startsLine: index > 0 }));
  return { style: names.paragraphs.get(leaf.style)!.id, runs };
}

function emptyParagraph({ paragraphs }: GridCell, { names }: WordContext): WordParagraph {
  const name = paragraphs[0]?.style ?? 'base';
  return { style: names.paragraphs.get(name)!.id, runs: [] };
}
