/** A table as read from a workbook or a CSV file. Plain data: it can cross from one process to another. */
export interface Sheet {
  /** Name of the sheet; of a CSV file, its file name. */
  readonly name: string;
  /** File it came from, as messages name it. */
  readonly file: string;
  /** In a CSV file a value beyond the headings is a sign of a delimiter inside a text that has no quotation marks. */
  readonly isCsv: boolean;
  readonly hidden: boolean;
  /** Rows that hold a cell, in the order of their numbers. */
  readonly rows: readonly SheetRow[];
  /** Columns that are hidden, counted from 0. */
  readonly hiddenColumns: readonly number[];
  readonly merges: readonly Merge[];
}

export interface SheetRow {
  /** Counted from 1, as spreadsheets print it. */
  readonly number: number;
  readonly hidden: boolean;
  /** By column, counted from 0; sparse. */
  readonly cells: readonly (SheetCell | undefined)[];
}

/** Cells that a spreadsheet shows as one; rows and columns as in `SheetRow`, ends included. */
export interface Merge {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/**
 * What a cell holds.
 * - `number`: the stored value, and the text that the cell's number format shows for it.
 * - `date`: the day in ISO form (C.E.), whatever calendar the format shows it in.
 * - `error`: an error value, `#N/A`.
 * - `formula`: a formula without a stored result.
 */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string }
  | NumberCell
  | { readonly kind: 'date'; readonly day: string; readonly hasTime: boolean; readonly shown: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly shown: string }
  | { readonly kind: 'formula'; readonly formula: string };

export interface NumberCell {
  readonly kind: 'number';
  readonly value: number;
  readonly shown: string;
  readonly format: string;
  /** The day, in ISO form, that Excel counts by such a number; absent where that would be no day of our time. */
  readonly asDay?: string;
}

/** The text a person sees in a cell. */
export function shownText(cell: SheetCell | undefined): string {
  if (cell === undefined) return '';
  if (cell.kind === 'text') return cell.text;
  if (cell.kind === 'boolean') return cell.value ? 'TRUE' : 'FALSE';
  return cell.kind === 'formula' ? `=${cell.formula}` : cell.shown;
}

/** Whether a cell shows nothing but white space. */
export function isBlank(cell: SheetCell | undefined): boolean {
  return cell === undefined || (cell.kind === 'text' && cell.text.trim() === '');
}

/** A cell as spreadsheets name it, `Sheet1!C4`; the row counts from 1, the column from 0. */
export function cellName(sheet: Sheet, row: number, column: number): string {
  return `${sheet.name}!${columnLetters(column)}${row}`;
}

/** A column as spreadsheets name it, `AA`; counted from 0. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
