import type { EngineResult, GalleyLine, GalleyRow } from './engine.ts';

/** Lines side by side that no page break can part: one line of a paragraph, or a line of each cell of a row. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
  /** In reading order. */
  readonly lines: readonly GalleyLine[];
  readonly row?: GalleyRow;
}

/** Cuts a galley into bands, top to bottom, after moving bottom-aligned cells to the foot of their row. */
export function cutBands({ lines, rows }: EngineResult): Band[] {
  const rowOfCell = new Map(rows.flatMap((row) => row.row.cells.map((cell) => [cell.id, row] as const)));
  const settled = alignCells(lines, rowOfCell);
  const order = settled.map((line, index) => ({ line, index }));
  order.sort((a, b) => a.line.top - b.line.top || a.index - b.index);

  const bands: { top: number; bottom: number; members: typeof order }[] = [];
  for (const entry of order) {
    const { top } = entry.line;
    const bottom = top + entry.line.leaf.style.linePitch;
    const last = bands.at(-1);
    if (last && top < last.bottom - TOUCHING) {
      last.bottom = Math.max(last.bottom, bottom);
      last.members.push(entry);
    } else {
      bands.push({ top, bottom, members: [entry] });
    }
  }
  return bands.map(({ top, bottom, members }) => {
    const inOrder = members.sort((a, b) => a.index - b.index).map(({ line }) => line);
    const cell = inOrder[0]!.leaf.cell;
    const row = cell && rowOfCell.get(cell.id);
    return row ? { top, bottom, lines: inOrder, row } : { top, bottom, lines: inOrder };
  });
}

/** Lines closer than this, in pt, only touch. */
const TOUCHING = 0.01;

function alignCells(lines: readonly GalleyLine[], rowOfCell: ReadonlyMap<number, GalleyRow>): GalleyLine[] {
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
