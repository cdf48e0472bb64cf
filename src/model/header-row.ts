import type { Row, Table } from './document.ts';

/** The row that names a table's columns: its first, when every cell of it is a header; it is said again on each page. */
export function headerRow({ rows }: Table): Row | undefined {
  const [first] = rows;
  return first && first.cells.length > 0 && first.cells.every((cell) => cell.header) ? first : undefined;
}
