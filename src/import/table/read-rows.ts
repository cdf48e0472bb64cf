import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import type { Column } from './columns.ts';
import { type Cell, readCell } from './read-cell.ts';
import { cellName, type Sheet } from './sheet.ts';

/** One row with its cells by column key. */
export interface Row {
  readonly cells: Readonly<Record<string, Cell>>;
  /** Where the row begins, `Sheet1!A4`. */
  readonly place: string;
  readonly sheet: Sheet;
  /** A row with errors is reported and makes no file. */
  readonly valid: boolean;
}

export interface ReadRows {
  /** None when the headings are wrong: a misread column would give wrong data. */
  readonly rows: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether the first row of a sheet names the columns of this table. */
export function hasColumns(sheet: Sheet, keys: readonly string[], columns: readonly Column[]): boolean {
  const named = new Set((sheet.rows[0] ?? []).map((heading) => findColumn(heading, columns)?.key));
  return keys.every((key) => named.has(key));
}

/** Reads a sheet by the headings in its first row; every mistake names its cell. */
export function readRows(sheet: Sheet, columns: readonly Column[]): ReadRows {
  const headings = (sheet.rows[0] ?? []).map((heading) => findColumn(heading, columns));
  const diagnostics = headingMistakes(sheet, columns);
  if (diagnostics.length > 0) return { rows: [], diagnostics };
  const rows: Row[] = [];
  sheet.rows.forEach((texts, index) => {
    const isHeading =
      index === 0 || (index === 1 && texts.every((text, at) => text.trim() === (headings[at]?.title ?? '')));
    if (isHeading || texts.every((text) => text.trim() === '')) return;
    const cells: Record<string, Cell> = {};
    let valid = true;
    headings.forEach((column, at) => {
      if (!column) return;
      const place = cellName(sheet, index, at);
      const read = readCell(texts[at] ?? '', column, { file: sheet.file, place });
      if (read.problem) {
        diagnostics.push(read.problem);
        valid = false;
      } else cells[column.key] = read.cell;
    });
    rows.push({ cells, place: cellName(sheet, index, 0), sheet, valid });
  });
  return { rows, diagnostics };
}

function findColumn(heading: string, columns: readonly Column[]): Column | undefined {
  const name = heading.trim().replace(/\s+/g, ' ');
  return columns.find(({ key, title }) => key.toLowerCase() === name.toLowerCase() || title === name);
}

function headingMistakes(sheet: Sheet, columns: readonly Column[]): Diagnostic[] {
  const first = sheet.rows[0] ?? [];
  const named = new Set(first.map((heading) => findColumn(heading, columns)?.key));
  const unknown = first.flatMap((heading, at) =>
    heading.trim() === '' || findColumn(heading, columns) ? [] : [unknownHeading(sheet, heading, at, columns)],
  );
  const missing = columns.filter(({ key, required }) => required && !named.has(key));
  return [...unknown, ...missing.map((column) => missingColumn(sheet, column))];
}

function unknownHeading(sheet: Sheet, heading: string, at: number, columns: readonly Column[]): Diagnostic {
  const place = cellName(sheet, 0, at);
  const nearest = nearestName(
    heading.trim(),
    columns.map(({ key }) => key),
  );
  return diagnostic(
    'E-UNKNOWN-KEY',
    { file: sheet.file },
    {
      message: { th: `\`${place}\`: ไม่รู้จักหัวตาราง \`${heading}\``, en: `\`${place}\`: unknown column \`${heading}\`` },
      hint: nearest
        ? { th: `หมายถึง \`${nearest}\` หรือไม่`, en: `did you mean \`${nearest}\`?` }
        : { th: 'ดูหัวตารางทั้งหมดด้วย `raingan import --columns`', en: '`raingan import --columns` lists the columns' },
    },
  );
}

function missingColumn(sheet: Sheet, { key, title }: Column): Diagnostic {
  return diagnostic(
    'E-MISSING-KEY',
    { file: sheet.file },
    {
      message: {
        th: `\`${cellName(sheet, 0, 0)}\`: ตารางขาดคอลัมน์ \`${title}\` (\`${key}\`)`,
        en: `\`${cellName(sheet, 0, 0)}\`: the table has no column \`${key}\``,
      },
    },
  );
}
