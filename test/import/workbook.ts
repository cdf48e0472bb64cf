import { type CellObject, type Range, utils, type WorkSheet, write } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { type Column, projectColumns, reportColumns } from '../../src/import/table/columns.ts';

/** A cell of a test's workbook: text, or a cell as the library has it. */
export type TestCell = string | Partial<CellObject>;

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly (TestCell | undefined)[])[];
  readonly merges?: readonly Range[];
  readonly hidden?: boolean;
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

/** The bytes of a workbook. */
export function workbook(sheets: readonly TestSheet[], bookType: 'xlsx' | 'biff8' | 'ods' = 'xlsx'): Uint8Array {
  const book = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, toSheet(sheet), sheet.name);
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
  return new Uint8Array(write(book, { type: 'buffer', bookType, compression: true }) as Buffer);
}

function toSheet({ rows, merges, hiddenRows = [], hiddenColumns = [] }: TestSheet): WorkSheet {
  const sheet: WorkSheet = {};
  let width = 1;
  rows.forEach((row, r) => {
    width = Math.max(width, row.length);
    row.forEach((cell, c) => {
      if (cell === undefined || cell === '') return;
      sheet[utils.encode_cell({ r, c })] = typeof cell === 'string' ? { t: 's', v: cell } : { t: 'n', ...cell };
    });
  });
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: width - 1 } });
  if (merges) sheet['!merges'] = [...merges];
  if (hiddenRows.length > 0) sheet['!rows'] = rows.map((_, index) => ({ hidden: hiddenRows.includes(index) }));
  if (hiddenColumns.length > 0)
    sheet['!cols'] = Array.from({ length: width }, (_, index) => ({ hidden: hiddenColumns.includes(index) }));
  return sheet;
}

/** A workbook with one part of it changed as text, and without compression, which would be refused first. */
export function unpackedWithPart(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  return zipSync(unzipSync(withPart(bytes, part, change)), { level: 0 });
}

/** A workbook with one part of it changed as text. */
export function withPart(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = new TextDecoder().decode(parts[part]);
  const changed = change(xml);
  if (changed === xml) throw new Error(`nothing changed in ${part}`);
  return zipSync({ ...parts, [part]: new TextEncoder().encode(changed) });
}

const code = '50140000-101';

/** The values of a valid project row, some of them replaced by column key. */
export function projectRow(replaced: Readonly<Record<string, TestCell>> = {}): TestCell[] {
  return rowOf(projectColumns, { code, received: '200000', spent: '50000', ...replaced });
}

/** The values of a valid report row, some of them replaced. */
export function reportRow(replaced: Readonly<Record<string, TestCell>> = {}): TestCell[] {
  const values = { code, date: '23/11/2563', progress: '25', disbursed: '50000', narrative: 'สำรวจแล้ว' };
  return rowOf(reportColumns, { ...values, ...replaced });
}

function rowOf(columns: readonly Column[], replaced: Readonly<Record<string, TestCell>>): TestCell[] {
  return columns.map(({ key, example }) => replaced[key] ?? example);
}

export const projectHeadings = projectColumns.map(({ key }) => key);
export const reportHeadings = reportColumns.map(({ title }) => title);

/** The two sheets an office keeps, with some cells of the first project and its report replaced. */
export function office(
  project: Readonly<Record<string, TestCell>> = {},
  report: Readonly<Record<string, TestCell>> = {},
): [TestSheet, TestSheet] {
  return [
    { name: 'โครงการ', rows: [projectHeadings, projectRow(project)] },
    { name: 'รายงาน', rows: [reportHeadings, reportRow(report)] },
  ];
}
