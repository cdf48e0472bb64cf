/** A table as read from a workbook or a CSV file; every cell as text. */
export interface Sheet {
  /** Name of the sheet; of a CSV file, its file name. */
  readonly name: string;
  /** File it came from, as messages name it. */
  readonly file: string;
  readonly rows: readonly (readonly string[])[];
}

/** A cell as spreadsheets name it, `Sheet1!C4`; row and column count from 0. */
export function cellName(sheet: Sheet, row: number, column: number): string {
  return `${sheet.name}!${columnLetters(column)}${row + 1}`;
}

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
