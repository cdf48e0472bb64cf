import type { Style } from '../model/document.ts';

/** No `auto` column takes more than this share of the table, whatever text is in it. */
const widestAuto = 0.3;

/**
 * Widths in pt of a table's columns from the natural widths of its cells (rows x columns), undefined where no cell has one.
 * `auto` is as wide as its widest cell, capped so that one long text cannot crush its neighbours;
 * `rest` columns share what is left.
 */
export function columnWidths(
  natural: readonly (readonly (number | undefined)[])[],
  style: Style,
  available: number,
): number[] {
  const count = natural.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: count }, (_, index) => style.columns?.[index] ?? 'rest');
  const inner = available - style.columnGap * (count - 1);
  const widths = columns.map((column, index) => {
    if (column === 'rest') return 0;
    if (column !== 'auto') return column;
    const widest = natural.reduce((width, row) => Math.max(width, row[index] ?? 0), 0);
    // A hair more than the text, so that adding up fractions never breaks a line that fits.
    return Math.min(widest + 0.01, inner * widestAuto);
  });
  const rest = columns.filter((column) => column === 'rest').length;
  const left = Math.max(0, inner - widths.reduce((sum, width) => sum + width, 0));
  return widths.map((width, index) => (columns[index] === 'rest' ? left / rest : width));
}
