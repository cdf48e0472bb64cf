import type { Cell, Style } from '../../model/document.ts';
import { type Entry, type GalleyLine, type GalleyRow, moved } from '../galley.ts';
import type { Galley } from '../set-galley.ts';

/** Lines side by side that no page break can part: one line of a paragraph, or a line of each cell of an entry. */
export interface Band extends BandFrame {
  /** In reading order. */
  readonly lines: readonly GalleyLine[];
}

/** A band without its lines: what pages are cut by. */
export interface BandFrame {
  readonly top: number;
  readonly bottom: number;
  /** Of a table. */
  readonly entry?: Entry | undefined;
  /** The blocks whose lines it has. */
  readonly blocks: readonly number[];
  readonly hasPicture: boolean;
  /** The header of a row of its entry that begins in it. */
  readonly header?: RowHeader | undefined;
}

/** What a header is repeated by after a page break. */
export interface RowHeader {
  readonly cell: Cell;
  readonly style: Style;
  /** Width its lines had to fit in. */
  readonly measure: number;
}

/** A band's frame, which keeps nothing of its lines alive. */
export function frameOf({ top, bottom, entry, blocks, hasPicture, header }: Band): BandFrame {
  return { top, bottom, entry, blocks, hasPicture, header };
}

/** Cuts a galley into bands, top to bottom, after moving bottom-aligned cells to the foot of their row. */
export function cutBands({ lines, entries }: Galley): Band[] {
  const entryOfCell = new Map<number, Entry>();
  for (const entry of entries) {
    for (const { row } of entry.rows) for (const { id } of row.cells) entryOfCell.set(id, entry);
  }
  const settled = alignCells(lines, entryOfCell);
  // By index, which is reading order, and stays so where tops are equal; a sort of numbers makes no objects.
  const order = Array.from(settled.keys()).sort((a, b) => settled[a]!.top - settled[b]!.top);

  const bands: Band[] = [];
  let open: OpenBand | undefined;
  for (const index of order) {
    const { top, height } = settled[index]!;
    const bottom = top + height;
    if (open && top < open.bottom - touching) {
      open.bottom = Math.max(open.bottom, bottom);
      open.members.push(index);
    } else {
      if (open) bands.push(closeBand(open, settled, entryOfCell));
      open = { top, bottom, members: [index] };
    }
  }
  if (open) bands.push(closeBand(open, settled, entryOfCell));
  return bands;
}

/** Lines closer than this, in pt, only touch. */
const touching = 0.01;

interface OpenBand {
  readonly top: number;
  bottom: number;
  readonly members: number[];
}

function closeBand(
  { top, bottom, members }: OpenBand,
  all: readonly GalleyLine[],
  entryOfCell: ReadonlyMap<number, Entry>,
): Band {
  const lines = members.sort((a, b) => a - b).map((index) => all[index]!);
  const { cell } = lines[0]!.leaf;
  return bandOf(top, bottom, lines, cell && entryOfCell.get(cell.id));
}

/** The band of these lines, which are in reading order; `entry` is what they are part of in a table. */
export function bandOf(top: number, bottom: number, lines: readonly GalleyLine[], entry?: Entry): Band {
  return {
    top,
    bottom,
    lines,
    entry,
    blocks: lines.map(({ leaf }) => leaf.block),
    hasPicture: lines.some(({ pictureWidth }) => pictureWidth !== undefined),
    header: rowHeader(lines),
  };
}

function rowHeader(lines: readonly GalleyLine[]): RowHeader | undefined {
  const line = lines.find(isOfHeader);
  return line && { cell: line.leaf.cell!, style: line.leaf.style, measure: line.measure };
}

/** Whether a line is text of a header of its row. */
export const isOfHeader = ({ leaf }: GalleyLine) => leaf.cell?.header === true && !leaf.figure;

function alignCells(lines: readonly GalleyLine[], entryOfCell: ReadonlyMap<number, Entry>): readonly GalleyLine[] {
  const feet = new Map<number, number>();
  for (const { leaf, top, height } of lines) {
    if (leaf.cell) feet.set(leaf.cell.id, top + height + leaf.style.spaceAfter);
  }
  return lines.map((line) => {
    const { cell, cellStyle } = line.leaf;
    const entry = cell && entryOfCell.get(cell.id);
    if (!entry || cellStyle?.verticalAlign !== 'bottom') return line;
    const shift = lastRowOf(cell, entry).bottom - entry.style.rowPadding - feet.get(cell.id)!;
    return moved(line, shift);
  });
}

/** The row of an entry that a cell ends in. */
function lastRowOf(cell: Cell, { rows }: Entry): GalleyRow {
  const first = rows.findIndex(({ row }) => row.cells.includes(cell));
  return rows[Math.min(first + (cell.rowspan ?? 1), rows.length) - 1]!;
}
