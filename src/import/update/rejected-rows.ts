import { type Column, reasonColumn, reportColumns } from '../table/columns.ts';
import { findTables, type Table } from '../table/find-tables.ts';
import type { Row } from '../table/read-rows.ts';
import { isBlank, type Sheet, type SheetCell, shownText } from '../table/sheet.ts';
import { excelNumber, looks, widths } from '../table/template-files.ts';
import { type NewCell, writeWorkbook } from '../table/write-workbook.ts';

/** A row that was not taken, and why. */
export interface RejectedRow {
  readonly row: Row;
  readonly reason: string;
}

/** A workbook of rows that were not taken, as their cells have it, with the reason beside each; it can be mended and imported. */
export function rejectedWorkbook(rejected: readonly RejectedRow[]): Promise<Uint8Array> {
  const columns = [...reportColumns, reasonColumn];
  const tablesOf = new Map<Sheet, readonly Table[]>();
  const placeIn = ({ sheet, source }: Row, { key }: Column) => {
    const tables = tablesOf.get(sheet) ?? findTables(sheet).tables;
    tablesOf.set(sheet, tables);
    const table = tables.findLast(({ headingRow }) => headingRow < source.number);
    return [...(table?.headings ?? [])].find(([, column]) => column.key === key)?.[0];
  };
  return writeWorkbook([
    {
      name: 'รายงาน',
      widths: columns.map(({ kind }) => widths[kind]),
      frozenRows: 1,
      rows: [
        columns.map(({ title }): NewCell => ({ text: title, heading: true })),
        ...rejected.map(({ row, reason }) =>
          columns.map((column): NewCell => {
            if (column === reasonColumn) return { text: reason, wrap: true };
            const place = placeIn(row, column);
            const cell = place === undefined ? undefined : row.source.cells[place];
            return isBlank(cell) && column.key === 'code' ? mergedCode(row, column) : toCell(cell, column);
          }),
        ),
      ],
    },
  ]);
}

/** The code of a row that is merged with the one above: apart from it, the row would belong to another project. */
function mergedCode({ cells }: Row, column: Column): NewCell {
  return toCell(typeof cells.code === 'string' ? { kind: 'text', text: cells.code } : undefined, column);
}

/** The cell's own value, so that reading it again finds what was read before. */
function toCell(cell: SheetCell | undefined, { kind }: Column): NewCell {
  if (cell === undefined) return { blank: true, ...looks[kind] };
  if (cell.kind === 'number') return { number: cell.value, format: cell.format };
  // A year that was typed in B.E. where Excel counts in C.E. must be shown as it was typed.
  const isTyped = cell.kind === 'date' && cell.day >= '2400';
  if (cell.kind === 'date')
    return { number: excelNumber(cell.day), ...(isTyped ? { format: 'dd/mm/yyyy' } : looks.date) };
  return { text: shownText(cell), format: '@', wrap: kind === 'text' };
}
