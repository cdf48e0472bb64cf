import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Localized } from '../../model/localized.ts';
import type { CellNote } from './cell-notes.ts';
import type { Cell } from './cell-text.ts';
import type { Table } from './find-tables.ts';
import { readCell } from './read-cell.ts';
import {
  belowTable,
  beyondHeadings,
  lacksMost,
  type MergedCell,
  mergedOver,
  totalLeftOut,
  withoutHeading,
} from './row-findings.ts';
import { cellName, isBlank, type Sheet, type SheetCell, type SheetRow, shownText } from './sheet.ts';

/** One row with its cells by column key. */
export interface Row {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly notes: readonly CellNote[];
  /** Where the row begins, `Sheet1!A4`. */
  readonly place: string;
  readonly sheet: Sheet;
  /** The row as its sheet has it. */
  readonly source: SheetRow;
  /** Whether its cell for the code holds anything, be it a code or not. */
  readonly hasCode: boolean;
  /** The row's own code; for a row without one, that of the nearest row above, which it may belong to. */
  readonly owner: string | undefined;
  /** A row with mistakes is reported; what it belongs to is not written without `--partial`. */
  readonly valid: boolean;
  /** The mistakes in its cells. */
  readonly problems: readonly Diagnostic[];
}

export interface ReadRows {
  readonly rows: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
  /** What a reader of the sheet should know and no data file holds: rows left out, values without a heading. */
  readonly notes: readonly Localized[];
}

/** Reads the rows of a table; every mistake names its cell. */
export function readRows(table: Table): ReadRows {
  const { sheet, headings, rowNumbers } = table;
  const codeColumn = [...headings].find(([, { key }]) => key === 'code')?.[0];
  const merged = mergedCells(table);
  const rows: Row[] = [];
  const diagnostics: Diagnostic[] = [];
  const notes: Localized[] = [];
  const unnamed = new Map<number, string>();
  let owner: string | undefined;
  const lastRow = lastEntry(table);
  for (const row of table.rows) {
    if (row.cells.every(isBlank)) continue;
    const origin = (column: number) => (isBlank(row.cells[column]) ? merged.get(`${row.number}:${column}`) : undefined);
    const mergedCode = codeColumn === undefined ? undefined : origin(codeColumn);
    const codeCell = codeColumn === undefined ? undefined : mergedCode?.above ? mergedCode.cell : row.cells[codeColumn];
    if (isTotal(codeCell, row)) {
      notes.push(totalLeftOut(sheet, row));
      continue;
    }
    const beyond = row.cells.flatMap((cell, at) =>
      !headings.has(at) && !rowNumbers.has(at) && !isBlank(cell) ? [at] : [],
    );
    if ([...headings.keys()].every((at) => isBlank(row.cells[at]) && (at !== codeColumn || !codeCell))) {
      for (const at of beyond) if (!unnamed.has(at)) unnamed.set(at, cellName(sheet, row.number, at));
      continue;
    }
    if (row.number > lastRow + 1 && isBelowTable(row, headings, codeColumn)) {
      notes.push(belowTable(sheet, row));
      continue;
    }
    const found: Diagnostic[] = [];
    const cells: Record<string, Cell> = {};
    const cellNotes: CellNote[] = [];
    for (const [at, column] of headings) {
      const place = cellName(sheet, row.number, at);
      const first = origin(at);
      if (first && at !== codeColumn && (first.above || column.required)) {
        found.push(mergedOver(sheet, place, first));
        continue;
      }
      const read = readCell(at === codeColumn ? codeCell : row.cells[at], column, { file: sheet.file, place });
      if (read.problem) found.push(read.problem);
      else {
        cells[column.key] = read.cell;
        cellNotes.push(...read.notes);
      }
    }
    if (sheet.isCsv && beyond.length > 0) found.push(beyondHeadings(sheet, row, beyond[0]!));
    else for (const at of beyond) if (!unnamed.has(at)) unnamed.set(at, cellName(sheet, row.number, at));
    if (cells.code !== undefined) owner = String(cells.code);
    const place = cellName(sheet, row.number, 0);
    const problems = isBelowTable(row, headings, codeColumn) ? [lacksMost(sheet, row)] : found;
    const hasCode = !isBlank(codeCell);
    rows.push({
      cells,
      notes: cellNotes,
      place,
      sheet,
      source: row,
      hasCode,
      owner,
      valid: problems.length === 0,
      problems,
    });
    diagnostics.push(...problems);
  }
  if (unnamed.size > 0) notes.push(withoutHeading([...unnamed.values()]));
  return { rows, diagnostics, notes };
}

/** Cells of the table's columns that a merge covers, without its first one, by `row:column`. */
function mergedCells({ sheet, headings, rows }: Table): ReadonlyMap<string, MergedCell> {
  const byNumber = new Map(sheet.rows.map((row) => [row.number, row]));
  const last = rows.at(-1)?.number ?? 0;
  const found = new Map<string, MergedCell>();
  for (const { firstRow, lastRow, firstColumn, lastColumn } of sheet.merges) {
    const cell = byNumber.get(firstRow)?.cells[firstColumn];
    if (isBlank(cell)) continue;
    const place = cellName(sheet, firstRow, firstColumn);
    for (const column of headings.keys()) {
      if (column < firstColumn || column > lastColumn) continue;
      for (let row = firstRow; row <= Math.min(lastRow, last); row++)
        if (row > firstRow || column > firstColumn)
          found.set(`${row}:${column}`, { cell, place, above: row > firstRow });
    }
  }
  return found;
}

/** Number of the last row with a code or a number of its own; what is below it, with a row between, may be the sheet's end. */
function lastEntry({ headings, rows }: Table): number {
  const own = [...headings].flatMap(([at, { key }]) => (['code', 'number', 'fiscalYear'].includes(key) ? [at] : []));
  const codeColumn = [...headings].find(([, { key }]) => key === 'code')?.[0];
  const last = rows.findLast(
    (row) =>
      own.some((at) => !isBlank(row.cells[at])) && !isTotal(undefined, row) && !isBelowTable(row, headings, codeColumn),
  );
  return last?.number ?? Number.POSITIVE_INFINITY;
}

/** Who made the table and when, remarks: one or two texts in a row, where an entry has many values. */
function isBelowTable({ cells }: SheetRow, headings: Table['headings'], codeColumn: number | undefined): boolean {
  const filled = [...headings.keys()].filter((at) => !isBlank(cells[at]));
  return (
    headings.size > 4 &&
    filled.length <= 2 &&
    filled.every((at) => cells[at]!.kind === 'text') &&
    !(codeColumn !== undefined && /^\s*[\d๐-๙]{4}/.test(shownText(cells[codeColumn])))
  );
}

const totals = /^(?:ผล|ยอด)?รวม(?:ทั้งหมด|ทั้งสิ้น|ทั้งปี|เงิน|เป็นเงิน)?$|^(?:grand )?total$/i;

/** A row of sums under the table. */
function isTotal(code: SheetCell | undefined, { cells }: SheetRow): boolean {
  const texts = isBlank(code) ? cells.filter((cell) => !isBlank(cell)).slice(0, 1) : [code];
  return texts.some((cell) => totals.test(shownText(cell).trim().replace(/\s*:$/, '')));
}
