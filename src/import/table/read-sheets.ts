import { basename } from 'node:path';
import type { Sheet } from './sheet.ts';

/** Reads the sheets of an Excel workbook (.xlsx), cells as text, dates in ISO form; `undefined` when it is none. */
export async function readWorkbook(file: string, bytes: Uint8Array): Promise<Sheet[] | undefined> {
  const { default: read } = await import('read-excel-file/node');
  const sheets = await read(Buffer.from(bytes), { trim: false }).catch(() => undefined);
  return sheets?.map(({ sheet, data }) => ({ name: sheet, file, rows: data.map((row) => row.map(cellText)) }));
}

/** Reads a CSV file (commas, or semicolons where the first line has no comma) as one sheet named after it. */
export async function readCsv(file: string, text: string): Promise<Sheet> {
  const { parse } = await import('csv-parse/sync');
  const first = text.split('\n', 1)[0] ?? '';
  const delimiter = first.includes(',') ? ',' : first.includes(';') ? ';' : '\t';
  const rows = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false, delimiter });
  return { name: basename(file), file, rows };
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return isDay(value) ? value.toISOString().slice(0, 10) : String(value);
}

function isDay(value: unknown): value is { toISOString(): string } {
  return typeof value === 'object' && value !== null && 'toISOString' in value;
}
