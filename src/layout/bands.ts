import type { EngineResult, GalleyLine, GalleyRow } from './engine.ts';

/** Lines side by side that no page break can part: one line of a paragraph, or a line of each cell of a row. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
  /** In reading order. */
  readonly lines: readonly GalleyLine[];
  readonly row?: GalleyRow | undefined;
}

/** Cuts a galley into bands, top to bottom, after moving bottom-aligned cells to the foot of their row. */
export function cutBands({ lines, rows }: EngineResult): Band[] {
  const rowOfCell = new Map<number, GalleyRow>();
  for (const row of rows) for (const { id } of row.row.cells) rowOfCell.set(id, row);
  const settled = alignCells(lines, rowOfCell);
  // By index, which is reading order; a sort of numbers makes no objects.
  const order = Array.from(settled.keys()).sort((a, b) => settled[a]!.top - settled[b]!.top || a - b);

  const bands: Band[] = [];
  let open: OpenBand | undefined;
  for (const index of order) {
    const { top, leaf } = settled[index]!;
    const bottom = top + leaf.style.linePitch;
    if (open && top < open.bottom - touching) {
      open.bottom = Math.max(open.bottom, bottom);
      open.members.push(index);
    } else {
      if (open) bands.push(closeBand(open, settled, rowOfCell));
      open = { top, bottom, members: [index] };
    }
  }
  if (open) bands.push(closeBand(open, settled, rowOfCell));
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
  rowOfCell: ReadonlyMap<number, GalleyRow>,
): Band {
  if (members.length > 1) members.sort((a, b) => a - b);
  const lines = members.map((index) => all[index]!);
  const { cell } = lines[0]!.leaf;
  return { top, bottom, lines, row: cell && rowOfCell.get(cell.id) };
}

function alignCells(lines: readonly GalleyLine[], rowOfCell: ReadonlyMap<number, GalleyRow>): readonly GalleyLine[] {
  if (!lines.some(({ leaf }) => leaf.cellStyle?.verticalAlign === 'bottom')) return lines;
  const foot = new Map<number, number>();
  for (const { leaf, top } of lines) {
    if (leaf.cell) foot.set(leaf.cell.id, top + leaf.style.linePitch + leaf.style.spaceAfter);
  }
  return lines.map((line) => {
    const { cell, cellStyle } = line.leaf;
    const row = cell && rowOfCell.get(cell.id);
    if (!row || cellStyle?.verticalAlign !== 'bottom') return line;
    const shift = row.bottom - row.style.rowPadding - foot.get(cell.id)!;
    return { ...line, top: line.top + shift };
  });
}
