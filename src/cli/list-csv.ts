import { stringify } from 'csv-stringify/sync';
import { type ListValue, listColumns } from './list-columns.ts';
import type { ListEntry } from './list-entry.ts';

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
