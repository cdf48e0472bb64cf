import type { Cell, Row } from './document.ts';

/** A cell in its table's grid: the first row and column it lies in, from 0, and how many of each it covers, at least 1. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface TableGrid {
  /** How many columns the table has. */
  readonly columns: number;
  /** For each row the cells that begin in it, left to right. */
  readonly rows: readonly (readonly PlacedCell[])[];
}

/**
 * Puts each cell into the next free columns of its row, as HTML does (HTML Standard, section 4.9.12). A span ends at the
 * last row of the table and before a column that a cell above covers.
 */
export function tableGrid(rows: readonly Pick<Row, 'cells'>[]): TableGrid {
  // For each column the first row that no cell from above covers.
  const freeFrom: number[] = [];
  const isFree = (row: number, column: number) => (freeFrom[column] ?? 0) <= row;
  const placed = rows.map(({ cells }, row) => {
    let next = 0;
    return cells.map((cell): PlacedCell => {
      while (!isFree(row, next)) next++;
      const column = next;
      const covered = Math.min(cell.rowspan ?? 1, rows.length - row);
      const wanted = column + (cell.colspan ?? 1);
      do freeFrom[next++] = row + covered;
      while (next < wanted && isFree(row, next));
      return { cell, row, column, rows: covered, columns: next - column };
    });
  });
  return { columns: freeFrom.length, rows: placed };
}
