import { columnLetters } from '../import/table/sheet.ts';
import { type NewCell, writeWorkbook } from '../import/table/write-workbook.ts';
import { type ListColumn, listColumns } from './list-columns.ts';
import type { ListEntry } from './list-entry.ts';

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
