import { FileChild, Paragraph, TextRun, type XmlComponent } from 'docx';
import { columnWidths } from '../layout/column-widths.ts';
import type { Style } from '../model/document.ts';
import { element } from './element.ts';
import type { CellShare, GridFragment, RowShare } from './grid-fragments.ts';
import { type Leaf, leafText } from './leaf.ts';
import { endOfLine } from './page-slices.ts';
import { wordParagraph } from './paragraph.ts';
import type { GridCell, GridPart } from './parts.ts';
import { lineText, type PlacedText } from './placed-text.ts';
import { twips } from './units.ts';
import type { WordContext } from './word-context.ts';

/** A table of fixed columns, as wide as the PDF's, whose looks come from its table style. */
export function wordTable(part: GridPart, fragment: GridFragment, context: WordContext): FileChild {
  const { rows } = fragment;
  const style = context.document.styles[part.source.style]!;
  const columns = gridColumns(part, style, context);
  const table = rows.map((share, index) => wordRow(share, columns, keepsRow(part, share, index, rows), context));
  return new TableElement([
    tableProperties(part, fragment, style, columns, context),
    element(
      'w:tblGrid',
      {},
      columns.map((width) => element('w:gridCol', { 'w:w': width })),
    ),
    ...table,
  ]);
}

/** docx's own Table draws borders over those of the style. */
class TableElement extends FileChild {
  constructor(children: readonly XmlComponent[]) {
    super('w:tbl');
    this.root.push(...children);
  }
}

/** Widths in twips, half the gap on either side of the text included. */
function gridColumns(part: GridPart, style: Style, { document, placed }: WordContext): number[] {
  const { page, styles } = document;
  const available = page.width - page.margin.left - page.margin.right - part.indent;
  const natural = part.rows.map((row) => row.cells.map((cell) => naturalWidth(cell, styles, placed)));
  const columns = part.source.type === 'table' ? style : { ...style, columns: [] };
  return columnWidths(natural, columns, available).map((width) => twips(width + style.columnGap));
}

/** Width in pt a cell's text takes unbroken. */
function naturalWidth(cell: GridCell, styles: WordContext['document']['styles'], placed: PlacedText): number {
  return Math.max(0, ...cell.paragraphs.map((leaf) => styles[leaf.style]!.indent + unbrokenWidth(leaf, placed)));
}

/** Width in pt of a text's longest line when nothing is broken but at its own line breaks. */
function unbrokenWidth(leaf: Leaf, placed: PlacedText): number {
  const text = leafText(leaf);
  let [offset, width, widest] = [0, 0, 0];
  for (const { line } of placed.lines(leaf.id)) {
    const end = endOfLine(text, offset, lineText(line));
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
  return element('w:tblPr', {}, [
    element('w:tblStyle', { 'w:val': id }),
    element('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
    element('w:tblInd', { 'w:w': twips(part.indent - style.columnGap / 2), 'w:type': 'dxa' }),
    element('w:tblLayout', { 'w:type': 'fixed' }),
    tableLook(part),
    ...(title === '' ? [] : [element('w:tblCaption', { 'w:val': title })]),
    ...(isAnnounced ? [element('w:tblDescription', { 'w:val': style.label.th })] : []),
  ]);
}

function tableLook({ rows }: GridPart): XmlComponent {
  const firstRow = rows.some((row) => row.header);
  const firstColumn = rows.some((row) => !row.header && row.cells[0]?.header);
  const bits = (firstRow ? 0x20 : 0) + (firstColumn ? 0x80 : 0) + 0x200 + 0x400;
  return element('w:tblLook', {
    'w:val': bits.toString(16).toUpperCase().padStart(4, '0'),
    'w:firstRow': Number(firstRow),
    'w:lastRow': 0,
    'w:firstColumn': Number(firstColumn),
    'w:lastColumn': 0,
    'w:noHBand': 1,
    'w:noVBand': 1,
  });
}

/** Word keeps a row with the next one when the row's paragraphs ask for it. */
function keepsRow(part: GridPart, { row }: RowShare, index: number, rows: readonly RowShare[]): boolean {
  if (index < rows.length - 1) return row.keepWithNext || part.keepTogether;
  const endsGrid = row === part.rows.at(-1);
  return endsGrid && part.keepWithNext;
}

function wordRow({ row, cells }: RowShare, columns: readonly number[], keepNext: boolean, context: WordContext) {
  return element('w:tr', {}, [
    element('w:trPr', {}, [element('w:cantSplit'), ...(row.header ? [element('w:tblHeader')] : [])]),
    ...cells.map((share, index) => wordCell(share, columns[index]!, keepNext, context)),
  ]);
}

function wordCell({ cell, paragraphs, continued }: CellShare, width: number, keepNext: boolean, context: WordContext) {
  const { styles } = context.document;
  const content = paragraphs.map(({ leaf, slice }) =>
    wordParagraph(leaf, { slices: [slice], keepWithNext: keepNext }, context),
  );
  if (continued) content.unshift(continuedParagraph(continued, context));
  return element('w:tc', {}, [
    element('w:tcPr', {}, [
      element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
      ...(styles[cell.style]!.verticalAlign === 'bottom' ? [element('w:vAlign', { 'w:val': 'bottom' })] : []),
    ]),
    // WordprocessingML wants a paragraph in every cell.
    ...(content.length > 0 ? content : [emptyParagraph(cell, context)]),
  ]);
}

function continuedParagraph({ leaf, text }: NonNullable<CellShare['continued']>, { names }: WordContext): Paragraph {
  return new Paragraph({
    style: names.paragraphs.get(leaf.style)!.id,
    children: text
      .split('\n')
      .map((line, index) => new TextRun({ text: line, break: Math.min(index, 1), style: 'Continued' })),
  });
}

function emptyParagraph({ paragraphs }: GridCell, { names }: WordContext): Paragraph {
  const name = paragraphs[0]?.style ?? 'base';
  return new Paragraph({ style: names.paragraphs.get(name)!.id });
}
