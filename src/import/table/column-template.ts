import { type Column, projectColumns, reportColumns } from './columns.ts';

/** Two CSV tables to start from, parted by an empty line: projects and reports, each with its headings and a row to replace. */
export function columnTemplate(): string {
  return [projectColumns, reportColumns].map(table).join('\n');
}

function table(columns: readonly Column[]): string {
  return `${row(columns.map(({ key }) => key))}${row(columns.map(({ title }) => title))}${row(columns.map(({ example }) => example))}`;
}

function row(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
