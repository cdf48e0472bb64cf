import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Localized } from '../../model/localized.ts';
import {
  type Column,
  findColumn,
  isOwnName,
  isRowNumber,
  phoneBehind,
  projectColumns,
  reasonColumn,
  reportColumns,
} from './columns.ts';
import { missingColumn, nearestHeading, numbersRows, takenFor, twice, unknownHeading } from './heading-findings.ts';
import { cellName, isBlank, type Sheet, type SheetRow, shownText } from './sheet.ts';

/** Rows of a sheet under one row of headings. */
export interface Table {
  readonly sheet: Sheet;
  readonly kind: 'projects' | 'reports';
  readonly columns: readonly Column[];
  /** Row of the headings, counted from 1. */
  readonly headingRow: number;
  /** By the column's place in the sheet; none for a heading that is blank. */
  readonly headings: ReadonlyMap<number, Column>;
  /** Columns that number the rows, by their places; what is in them is not read. */
  readonly rowNumbers: ReadonlySet<number>;
  readonly rows: readonly SheetRow[];
  /** Wrong headings: nothing is read, for a misread column would give wrong data. */
  readonly mistakes: readonly Diagnostic[];
  /** Headings that were taken for others, and columns that are not read. */
  readonly notes: readonly Localized[];
}

export interface FoundTables {
  readonly tables: readonly Table[];
  /** Rows above a table that hold text, as a title does. */
  readonly rowsAbove: readonly SheetRow[];
}

/** Finds the tables of a sheet by their headings: below a title, and one below the other. */
export function findTables(sheet: Sheet): FoundTables {
  const starts = sheet.rows.flatMap((row, index) => {
    const kind = kindOfHeadings(row);
    return kind ? [{ row, index, kind }] : [];
  });
  // The same headings again, in the other language: one table.
  const first = starts.filter(({ kind, index }, at) => {
    const before = starts[at - 1];
    return !(before && before.kind === kind && before.index === index - 1);
  });
  const rowsAbove = sheet.rows.slice(0, first[0]?.index ?? 0).filter(({ cells }) => !cells.every(isBlank));
  const tables = first.map(({ row, index, kind }, at) => {
    const end = first[at + 1]?.index ?? sheet.rows.length;
    const below = sheet.rows.slice(index + 1, end);
    const titles = at + 1 < first.length ? titlesAtEnd(below) : [];
    rowsAbove.push(...titles.filter(({ cells }) => !cells.every(isBlank)));
    return toTable(sheet, kind, row, below.slice(0, below.length - titles.length));
  });
  return { tables, rowsAbove };
}

/** The title of the next table: texts alone in their rows, which are no codes, with an empty row above them. */
function titlesAtEnd(rows: readonly SheetRow[]): readonly SheetRow[] {
  const start = rows.findLastIndex((row) => !isTitle(row)) + 1;
  const before = rows[start - 1];
  const first = rows[start];
  if (!first) return [];
  const isApart = before !== undefined && first.number > before.number + 1;
  return isApart || first.cells.every(isBlank) ? rows.slice(start) : [];
}

function isTitle({ cells }: SheetRow): boolean {
  const [only, ...others] = cells.filter((cell) => !isBlank(cell));
  return others.length === 0 && !(only && (only.kind !== 'text' || /^\s*[\d๐-๙]{4}/.test(only.text)));
}

const kinds = {
  reports: { columns: [...reportColumns, reasonColumn], keys: ['number', 'narrative'] },
  projects: { columns: projectColumns, keys: ['code', 'name'] },
} as const;

/**
 * Headings with a misspelt key column are still headings: at least three are known, and they are the greater part, or the
 * code is among them. A register of an office has columns of its own beside those of the form.
 */
function kindOfHeadings({ cells }: SheetRow): Table['kind'] | undefined {
  const texts = cells.filter((cell) => cell !== undefined && !isBlank(cell)).map(shownText);
  const known = (kind: Table['kind']) => new Set(texts.map((text) => findColumn(text, kinds[kind].columns)?.key));
  for (const kind of ['reports', 'projects'] as const) {
    const found = known(kind);
    if (kinds[kind].keys.every((key) => found.has(key))) return kind;
  }
  const counts = (['reports', 'projects'] as const).map((kind) => ({
    kind,
    count: texts.filter((text) => findColumn(text, kinds[kind].columns)).length,
    hasCode: known(kind).has('code'),
  }));
  const [best] = counts.sort((a, b) => b.count - a.count);
  return best && best.count >= 3 && (best.hasCode || best.count * 2 > texts.length) ? best.kind : undefined;
}

function toTable(sheet: Sheet, kind: Table['kind'], row: SheetRow, below: readonly SheetRow[]): Table {
  const { columns } = kinds[kind];
  const headings = new Map<number, Column>();
  const mistakes: Diagnostic[] = [];
  const notes: Localized[] = [];
  const rowNumbers = new Set<number>();
  /** Columns whose headings are misspelt: they are not missing as well. */
  const meant = new Set<string>();
  row.cells.forEach((cell, at) => {
    if (isBlank(cell)) return;
    const heading = shownText(cell).trim();
    const column = findColumn(heading, columns) ?? phoneBehind(heading, headings.get(at - 1), columns);
    const place = cellName(sheet, row.number, at);
    if (!column && isRowNumber(heading)) {
      rowNumbers.add(at);
      notes.push(numbersRows(place, heading));
      return;
    }
    if (column && !isOwnName(heading, column)) notes.push(takenFor(place, heading, column));
    if (!column) {
      const nearest = nearestHeading(heading, columns);
      if (nearest) meant.add(nearest.key);
      mistakes.push(unknownHeading(sheet, place, heading, columns));
    } else {
      const before = [...headings].find(([, { key }]) => key === column.key)?.[0];
      if (before !== undefined)
        mistakes.push(twice(sheet, [cellName(sheet, row.number, before), place], heading, column));
      else headings.set(at, column);
    }
  });
  const named = new Set([...headings.values()].map(({ key }) => key));
  for (const column of columns)
    if (column.required && !named.has(column.key) && !meant.has(column.key))
      mistakes.push(missingColumn(sheet, row.number, column));
  const [second] = below;
  const again = second !== undefined && kindOfHeadings(second) === kind;
  if (again) mistakes.push(...disagreeing(sheet, second, headings, columns));
  const rows = again ? below.slice(1) : below;
  return { sheet, kind, columns, headingRow: row.number, headings, rowNumbers, rows, mistakes, notes };
}

/** A second row of headings must name the same columns as the first. */
function disagreeing(sheet: Sheet, row: SheetRow, headings: ReadonlyMap<number, Column>, columns: readonly Column[]) {
  return row.cells.flatMap((cell, at) => {
    if (isBlank(cell)) return [];
    const heading = shownText(cell).trim();
    const column = findColumn(heading, columns);
    const first = headings.get(at);
    if (column === first) return [];
    const place = cellName(sheet, row.number, at);
    if (!column) return [unknownHeading(sheet, place, heading, columns)];
    return [
      diagnostic(
        'E-COLUMN-DUPLICATE',
        { file: sheet.file },
        {
          message: {
            th: `\`${place}\`: หัวตาราง \`${heading}\` ไม่ตรงกับหัวตารางแถวบน${first ? ` \`${first.key}\`` : ' ซึ่งว่าง'}`,
            en: `\`${place}\`: the heading \`${heading}\` differs from the one above it${first ? `, \`${first.key}\`` : ', which is empty'}`,
          },
        },
      ),
    ];
  });
}
