import { stringify } from 'csv-stringify/sync';
import { columnLetters } from '../../import/table/sheet.ts';
import { type NewCell, writeWorkbook } from '../../import/table/write-workbook.ts';
import { decimals } from '../../model/decimals.ts';
import type { FieldKind, ProjectField, ProjectRow } from '../../summary/project-row.ts';

export interface CsvOptions {
  /** Begins with a byte order mark, by which Excel sees that the text is UTF-8. */
  readonly bom: boolean;
  /** Leaves text that begins like a formula as it is, for programs that run none. */
  readonly raw: boolean;
}

/** Columns of a spreadsheet where the user names none. */
export const spreadsheetColumns = [
  'code',
  'name',
  'agency',
  'progress',
  'received',
  'spent',
  'pages',
  'state',
  'planStatus',
  'document',
  'file',
] as const;

/**
 * Projects as CSV (RFC 4180) for a spreadsheet: UTF-8, headings and states in Thai, amounts without grouping. Text that
 * begins with `=`, `+`, `-`, `@` or a tab, also behind spaces, has an apostrophe in front, for a spreadsheet would run it as a
 * formula.
 */
export function listCsv(
  rows: readonly ProjectRow[],
  fields: readonly ProjectField[],
  { bom, raw }: CsvOptions,
): string {
  const inert = (text: string) => (!raw && /^\s+[=+@\uff0b\uff1d\uff20-]/.test(text) ? `'${text}` : text);
  const records = rows.map((row) => fields.map((field) => inert(plain(field, row[field.name]))));
  return stringify([fields.map(headingOf), ...records], {
    bom,
    escape_formulas: !raw,
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
  });
}

function headingOf({ fullHeading, heading }: ProjectField): string {
  return fullHeading ?? heading.th;
}

function plain({ kind, labels }: ProjectField, value: ProjectRow[keyof ProjectRow]): string {
  if (value === null) return '';
  if (kind === 'percent' || kind === 'baht') return decimals(value as number);
  if (kind === 'flag') return value ? 'ใช่' : '';
  return labels?.[String(value)]?.th ?? String(value);
}

/** Projects as an Excel workbook: typed cells, headings in Thai, totals as formulas. Text is never run as a formula in it. */
export function listXlsx(
  rows: readonly ProjectRow[],
  fields: readonly ProjectField[],
  year: number | undefined,
): Promise<Uint8Array> {
  const last = columnLetters(fields.length - 1);
  return writeWorkbook([
    {
      name: year === undefined ? 'โครงการ' : `ปีงบประมาณ ${year}`,
      widths: fields.map(({ width }) => width),
      frozenRows: 1,
      filter: `A1:${last}${rows.length + 1}`,
      rows: [
        fields.map((field): NewCell => ({ text: headingOf(field), heading: true })),
        ...rows.map((row) => fields.map((field) => cell(field, row))),
        ...(rows.length > 0 ? [fields.map((field, at) => total(field, at, rows))] : []),
      ],
    },
  ]);
}

/** How a workbook shows a value; `@` is text. */
const cellFormats: Readonly<Record<FieldKind, string>> = {
  text: '@',
  choice: '@',
  date: '@',
  flag: '@',
  count: '0',
  percent: '0.00',
  baht: '#,##0.00',
};

function cell(field: ProjectField, row: ProjectRow): NewCell {
  const value = row[field.name];
  const format = cellFormats[field.kind];
  if (value === null) return { blank: true, format };
  if (typeof value === 'number') return { number: field.kind === 'count' ? value : value / 100, format };
  return { text: plain(field, value), format, wrap: true };
}

function total(field: ProjectField, at: number, rows: readonly ProjectRow[]): NewCell {
  if (at === 0) return { text: 'รวม', heading: true };
  if (!field.hasTotal) return { blank: true };
  const letters = columnLetters(at);
  const sum = rows.reduce((all, row) => all + Number(row[field.name] ?? 0), 0);
  return {
    formula: `SUM(${letters}2:${letters}${rows.length + 1})`,
    result: field.kind === 'count' ? sum : sum / 100,
    format: cellFormats[field.kind],
    heading: true,
  };
}
