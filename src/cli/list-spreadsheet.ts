import { stringify } from 'csv-stringify/sync';
import { columnLetters } from '../import/table/sheet.ts';
import { type NewCell, writeWorkbook } from '../import/table/write-workbook.ts';
import { stateLabels } from '../summary/project-state.ts';
import type { ListEntry } from './list-formats.ts';

export interface CsvOptions {
  /** Begins with a byte order mark, by which Excel sees that the text is UTF-8. */
  readonly bom: boolean;
  /** Leaves text that begins like a formula as it is, for programs that run none. */
  readonly raw: boolean;
}

/**
 * Projects as CSV (RFC 4180) for a spreadsheet: UTF-8, headings and states in Thai, amounts without grouping. Text that
 * begins with `=`, `+`, `-`, `@` or a tab has an apostrophe in front, for a spreadsheet would run it as a formula.
 */
export function listCsv(entries: readonly ListEntry[], { bom, raw }: CsvOptions): string {
  const records = entries.map((entry) => listColumns.map(({ value }) => plain(value(entry))));
  return stringify([listColumns.map(({ heading }) => heading), ...records], {
    bom,
    escape_formulas: !raw,
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
  });
}

/** Hundredths as a decimal number with two decimals, exact. */
export function decimals(hundredths: number): string {
  const rest = hundredths % 100;
  return `${(hundredths - rest) / 100}.${String(rest).padStart(2, '0')}`;
}

function plain(value: ListValue): string {
  if (value === null) return '';
  if ('text' in value) return value.text;
  return 'count' in value ? String(value.count) : decimals(value.hundredths);
}

/** Projects as an Excel workbook: typed cells, headings in Thai, totals as formulas. Text is never run as a formula in it. */
export function listXlsx(entries: readonly ListEntry[], year: number): Promise<Uint8Array> {
  const last = columnLetters(listColumns.length - 1);
  return writeWorkbook([
    {
      name: `ปีงบประมาณ ${year}`,
      widths: listColumns.map(({ width }) => width),
      frozenRows: 1,
      filter: `A1:${last}${entries.length + 1}`,
      rows: [
        listColumns.map(({ heading }): NewCell => ({ text: heading, heading: true })),
        ...entries.map((entry) => listColumns.map((column) => cell(column, entry))),
        ...(entries.length > 0 ? [listColumns.map((column, at) => total(column, at, entries))] : []),
      ],
    },
  ]);
}

function cell({ value, format }: ListColumn, entry: ListEntry): NewCell {
  const held = value(entry);
  if (held === null) return { blank: true, format };
  if ('text' in held) return { text: held.text, format, wrap: true };
  return { number: 'count' in held ? held.count : held.hundredths / 100, format };
}

function total(column: ListColumn, at: number, entries: readonly ListEntry[]): NewCell {
  if (at === 0) return { text: 'รวม', heading: true };
  if (!column.total) return { blank: true };
  const letters = columnLetters(at);
  const hundredths = entries.reduce((sum, entry) => {
    const held = column.value(entry);
    return sum + (held === null || 'text' in held ? 0 : 'count' in held ? held.count * 100 : held.hundredths);
  }, 0);
  return {
    formula: `SUM(${letters}2:${letters}${entries.length + 1})`,
    result: hundredths / 100,
    format: column.format,
    heading: true,
  };
}

/** A column of the list as CSV and as a workbook. */
interface ListColumn {
  readonly heading: string;
  /** How a workbook shows it; `@` is text. */
  readonly format: string;
  /** Width in a workbook, in characters. */
  readonly width: number;
  /** Text, hundredths of a number, or a count; null where there is none. */
  readonly value: (entry: ListEntry) => ListValue;
  /** The workbook has a total of the column. */
  readonly total?: true;
}

type ListValue = { readonly text: string } | { readonly hundredths: number } | { readonly count: number } | null;

const listColumns: readonly ListColumn[] = [
  { heading: 'รหัสโครงการ', format: '@', width: 16, value: ({ code }) => ({ text: code }) },
  { heading: 'ชื่อโครงการ', format: '@', width: 48, value: ({ name }) => ({ text: name }) },
  { heading: 'หน่วยงาน', format: '@', width: 28, value: ({ agency }) => ({ text: agency }) },
  {
    heading: 'ความก้าวหน้า (ร้อยละ)',
    format: '0.00',
    width: 14,
    value: ({ progress }) => (progress === null ? null : { hundredths: progress }),
  },
  {
    heading: 'งบประมาณที่ได้รับ (บาท)',
    format: '#,##0.00',
    width: 20,
    value: ({ received }) => ({ hundredths: received }),
    total: true,
  },
  {
    heading: 'งบประมาณที่ใช้ไป (บาท)',
    format: '#,##0.00',
    width: 20,
    value: ({ spent }) => ({ hundredths: spent }),
    total: true,
  },
  {
    heading: 'จำนวนหน้า',
    format: '0',
    width: 11,
    value: ({ pages }) => (pages === null ? null : { count: pages }),
    total: true,
  },
  { heading: 'สถานะ', format: '@', width: 16, value: ({ state }) => ({ text: stateLabels[state] }) },
  { heading: 'ไฟล์', format: '@', width: 32, value: ({ file }) => ({ text: file }) },
];
