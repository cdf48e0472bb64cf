import { type Column, reasonColumn, reportColumns } from '../table/columns.ts';
import { findTables } from '../table/find-tables.ts';
import type { Row } from '../table/read-rows.ts';
import { type Sheet, type SheetCell, shownText } from '../table/sheet.ts';
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
  const placesOf = new Map<Sheet, ReadonlyMap<string, number>>();
  const placeIn = (sheet: Sheet, { key }: Column) => {
    const places = placesOf.get(sheet) ?? placesByKey(sheet);
    placesOf.set(sheet, places);
    return places.get(key);
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
            const place = placeIn(row.sheet, column);
            return toCell(place === undefined ? undefined : row.source.cells[place], column);
          }),
        ),
      ],
    },
  ]);
}

function placesByKey(sheet: Sheet): ReadonlyMap<string, number> {
  const tables = findTables(sheet).tables.filter(({ kind }) => kind === 'reports');
  return new Map(tables.flatMap(({ headings }) => [...headings].map(([at, { key }]) => [key, at] as const)));
}

/** The cell's own value, so that reading it again finds what was read before. */
function toCell(cell: SheetCell | undefined, { kind }: Column): NewCell {
  if (cell === undefined) return { blank: true, ...looks[kind] };
  if (cell.kind === 'number') return { number: cell.value, format: cell.format };
  if (cell.kind === 'date') return { number: excelNumber(cell.day), ...looks.date };
  return { text: shownText(cell), format: '@', wrap: kind === 'text' };
}
