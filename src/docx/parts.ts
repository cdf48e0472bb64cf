import type { Block, DescriptionList, Document, Style, Table } from '../model/document.ts';
import { tableGrid } from '../model/table-grid.ts';
import { type Leaf, leafInlines } from './leaf.ts';

/** What lies one below the other in a DOCX, sections and lists opened up. */
export type Part = ParagraphPart | GridPart;

interface PartBase {
  /** Indent in pt of the blocks around it. */
  readonly indent: number;
  /** Space in pt above and below that comes from the blocks around it, or from a table beside it. */
  readonly before: number;
  readonly after: number;
  readonly keepTogether: boolean;
  readonly keepWithNext: boolean;
}

export interface ParagraphPart extends PartBase {
  readonly type: 'paragraph';
  readonly leaf: Leaf;
}

/** Anything in rows and columns: a table, or a description list with several pairs in a row. */
export interface GridPart extends PartBase {
  readonly type: 'grid';
  readonly source: Table | DescriptionList;
  readonly rows: readonly GridRow[];
  /** Text of the heading before it, its title for those who cannot see it. */
  readonly heading: string;
}

export interface GridRow {
  /** A row of only headers: the headers of the columns. */
  readonly header: boolean;
  readonly keepWithNext: boolean;
  /** The cells that begin in the row. */
  readonly cells: readonly GridCell[];
  /** The cells that lie in the row, left to right: those that begin in it, and those that go on from rows above. */
  readonly slots: readonly GridCell[];
}

export interface GridCell {
  readonly style: string;
  /** Header of its row. */
  readonly header: boolean;
  readonly paragraphs: readonly Leaf[];
  /** How many columns and rows it lies over, at least 1. */
  readonly columns: number;
  readonly rows: number;
}

/** Opens blocks up into a list of paragraphs and grids, each with what the blocks around it require. */
export function toParts(blocks: readonly Block[], styles: Document['styles']): readonly Part[] {
  return nameGrids(giveSpaceOfGrids(blocks.flatMap((block) => partsOf(block, styles))));
}

function partsOf(block: Block, styles: Document['styles']): Part[] {
  const style = styles[block.style]!;
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'figure':
      return [paragraph(block)];
    case 'section':
      return enclose(
        block.children.flatMap((child) => partsOf(child, styles)),
        style,
        block.keep,
      );
    case 'list':
      return enclose(block.items.map(paragraph), style, block.keep);
    case 'descriptionList':
      if (style.pairsPerRow > 1) return enclose([grid(block, pairRows(block, style))], style, block.keep);
      return enclose(block.entries.map(paragraph), style, block.keep);
    case 'table':
      return enclose([grid(block, tableRows(block))], style, block.keep);
  }
}

function paragraph(leaf: Leaf): ParagraphPart {
  const { keep } = leaf;
  return { type: 'paragraph', leaf, ...free, keepTogether: keep === 'together', keepWithNext: keep === 'with-next' };
}

function grid(source: GridPart['source'], rows: readonly GridRow[]): GridPart {
  return { type: 'grid', source, rows, heading: '', ...free };
}

function tableRows(table: Table): GridRow[] {
  const placed = tableGrid(table.rows).rows.flat();
  const cells = new Map(
    placed.map((place): [typeof place, GridCell] => {
      const { cell, columns, rows } = place;
      return [place, { style: cell.style, header: cell.header, paragraphs: cell.children, columns, rows }];
    }),
  );
  const inRows = table.rows.map((): typeof placed => []);
  for (const place of placed) {
    for (let row = place.row; row < Math.min(place.row + place.rows, inRows.length); row++) inRows[row]!.push(place);
  }
  return table.rows.map((row, index) => {
    const inRow = inRows[index]!.sort((a, b) => a.column - b.column);
    const goesOn = inRow.some((place) => index + 1 < place.row + place.rows);
    return {
      header: row.cells.length > 0 && row.cells.every((cell) => cell.header),
      // Rows that a cell lies over belong together.
      keepWithNext: row.keep === 'with-next' || (goesOn && row.keep === 'together'),
      cells: inRow.filter((place) => place.row === index).map((place) => cells.get(place)!),
      slots: inRow.map((place) => cells.get(place)!),
    };
  });
}

function pairRows(list: DescriptionList, { pairsPerRow }: Style): GridRow[] {
  const rows: GridRow[] = [];
  for (let i = 0; i < list.entries.length; i += pairsPerRow) {
    const entries = list.entries.slice(i, i + pairsPerRow);
    const cells = Array.from({ length: pairsPerRow }, (_, column) => {
      const entry = entries[column];
      const paragraphs = entry ? [entry] : [];
      return { style: entry?.style ?? list.style, header: false, paragraphs, columns: 1, rows: 1 };
    });
    const keepWithNext = entries.some(({ keep }) => keep === 'with-next');
    rows.push({ header: false, keepWithNext, cells, slots: cells });
  }
  return rows;
}

/** Hands a container's indent, outer space and keep down to its parts. */
function enclose(parts: readonly Part[], style: Style, keep: Block['keep']): Part[] {
  const last = parts.length - 1;
  return parts.map((part, index) =>
    withBase(part, {
      indent: part.indent + style.indent,
      before: part.before + (index === 0 ? style.spaceBefore : 0),
      after: part.after + (index === last ? style.spaceAfter : 0),
      keepTogether: part.keepTogether || keep === 'together',
      keepWithNext:
        part.keepWithNext || (keep === 'together' && index < last) || (keep === 'with-next' && index === last),
    }),
  );
}

function withBase(part: Part, base: PartBase): Part {
  return part.type === 'paragraph'
    ? { type: 'paragraph', leaf: part.leaf, ...base }
    : { type: 'grid', source: part.source, rows: part.rows, heading: part.heading, ...base };
}

/** A table has no space above or below in WordprocessingML; the paragraphs beside it take it over. */
function giveSpaceOfGrids(parts: readonly Part[]): Part[] {
  return parts.map((part, index) => {
    if (part.type === 'grid') return part;
    const above = parts[index - 1];
    const below = parts[index + 1];
    if (above?.type !== 'grid' && below?.type !== 'grid') return part;
    const { indent, before, after, keepTogether, keepWithNext } = part;
    return withBase(part, {
      indent,
      before: before + (above?.type === 'grid' ? above.after : 0),
      after: after + (below?.type === 'grid' ? below.before : 0),
      keepTogether,
      keepWithNext,
    });
  });
}

function nameGrids(parts: readonly Part[]): Part[] {
  let heading = '';
  return parts.map((part) => {
    if (part.type === 'grid') return { ...part, heading };
    if (part.leaf.type === 'heading') heading = plainText(part.leaf);
    return part;
  });
}

function plainText(leaf: Leaf): string {
  return leafInlines(leaf)
    .map((inline) => (inline.type === 'text' ? inline.value : ' '))
    .join('');
}

/** Whether a header or footer sets a grid with tab stops: where each cell is one text and lies over one column and row. */
export function takesTabs({ rows }: GridPart): boolean {
  return rows.every(({ cells }) =>
    cells.every(
      ({ paragraphs, columns, rows: tall }) =>
        columns === 1 && tall === 1 && paragraphs.length <= 1 && paragraphs.every(({ type }) => type !== 'figure'),
    ),
  );
}

const free = { indent: 0, before: 0, after: 0, keepTogether: false, keepWithNext: false } as const;
