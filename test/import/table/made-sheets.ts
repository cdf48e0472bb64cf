import { type Column, reportColumns } from '../../../src/import/table/columns.ts';
import type { Table } from '../../../src/import/table/find-tables.ts';
import type { Sheet, SheetCell, SheetRow } from '../../../src/import/table/sheet.ts';

/** A cell of a made sheet: a text, a cell as workbooks give it, or none. */
export type MadeCell = string | SheetCell | undefined;

/** A sheet `แผ่น` of the file `in.xlsx`; its rows are numbered from 1, empty ones are left out as workbooks do. */
export function madeSheet(rows: readonly (readonly MadeCell[])[], changed: Partial<Sheet> = {}): Sheet {
  return {
    name: 'แผ่น',
    file: 'in.xlsx',
    isCsv: false,
    hidden: false,
    rows: rows.flatMap((cells, at) => (cells.length === 0 ? [] : [madeRow(at + 1, cells)])),
    hiddenColumns: [],
    merges: [],
    ...changed,
  };
}

export function madeRow(number: number, cells: readonly MadeCell[], hidden = false): SheetRow {
  return { number, hidden, cells: cells.map(madeCell) };
}

/** A cell with a number, shown as it is unless its format is given with what it shows. */
export function numberCell(value: number, shown = String(value), format = 'General', asDay?: string): SheetCell {
  return { kind: 'number', value, shown, format, ...(asDay !== undefined && { asDay }) };
}

/** A cell with a day in ISO form, shown as `shown`. */
export function dateCell(day: string, shown = day, hasTime = false): SheetCell {
  return { kind: 'date', day, hasTime, shown };
}

function madeCell(cell: MadeCell): SheetCell | undefined {
  if (typeof cell !== 'string') return cell;
  return cell === '' ? undefined : { kind: 'text', text: cell };
}

/** A table of reports in a made sheet: its headings in row 1 (blank ones are no column), its rows from row 2. */
export function madeTable(
  headings: readonly string[],
  rows: readonly (readonly MadeCell[])[],
  changed: Partial<Sheet> = {},
): Table {
  const sheet = madeSheet([headings, ...rows], changed);
  const columns = headings.map((key) => reportColumns.find((column) => column.key === key));
  return {
    sheet,
    kind: 'reports',
    columns: reportColumns,
    headingRow: 1,
    headings: new Map(columns.flatMap((column, at): [number, Column][] => (column ? [[at, column]] : []))),
    rowNumbers: new Set(),
    rows: sheet.rows.slice(1),
    notes: [],
    mistakes: [],
  };
}
