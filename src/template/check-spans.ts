import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Cell } from '../model/document.ts';
import type { Localized } from '../model/localized.ts';
import { tableGrid } from '../model/table-grid.ts';
import type { MarkupAttribute, MarkupElement, MarkupNode } from './parse-markup.ts';
import type { StaticMarkup } from './static-markup.ts';
import { templateError } from './template-error.ts';
import { readSpan } from './vocabulary.ts';

/**
 * Finds cells that cannot lie over as many columns or rows as `colspan` and `rowspan` say. Rows that a cell lies over are
 * written one after the other in one block, all their cells with them, so that they fit whatever the data is.
 * `columnsOf` gives the number of columns that a table's class names, if it names any.
 */
export function checkSpans(file: StaticMarkup, columnsOf: (style: string) => number | undefined): Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (nodes: readonly MarkupNode[], columns: number | undefined) => {
    found.push(...checkRows(nodes, columns, file));
    for (const node of nodes) {
      if (node.type === 'text') continue;
      const { name, children } = node;
      visit(children, name === 'table' ? columnsOf(attributeOf(node, 'class')?.value ?? name) : columns);
    }
  };
  visit(file.markup.nodes, undefined);
  return found;
}

/** The rows among the children of one element. */
function checkRows(nodes: readonly MarkupNode[], columns: number | undefined, file: StaticMarkup): Diagnostic[] {
  const rows = nodes.filter((node): node is MarkupElement => node.type === 'element' && node.name === 'tr');
  const found: Diagnostic[] = [];
  for (let first = 0; first < rows.length; ) {
    const reach = reachOf(rows, first);
    const group = rows.slice(first, first + reach);
    first += group.length;
    if (group.some((row) => spansIn(row).length > 0)) found.push(...checkGroup(group, reach, columns, file));
  }
  return found;
}

/** How many rows from one row on belong together because cells lie over them; more than there are where a cell reaches further. */
function reachOf(rows: readonly MarkupElement[], first: number): number {
  let reach = 1;
  for (let at = 0; at < reach && first + at < rows.length; at++) {
    for (const cell of cellsOf(rows[first + at]!)) reach = Math.max(reach, at + spanOf(cell, 'rowspan'));
  }
  return reach;
}

function checkGroup(
  group: readonly MarkupElement[],
  reach: number,
  columns: number | undefined,
  file: StaticMarkup,
): Diagnostic[] {
  const report = (attribute: MarkupAttribute, message: Localized) => [
    templateError('E-TEMPLATE-ATTRIBUTE', file.source, attribute, message),
  ];
  const spans = group.flatMap(spansIn);
  const [widest] = spans;
  if (!widest) return [];
  if (reach > group.length || !areTogether(group, file)) {
    const longest = spans.find(({ name }) => name === 'rowspan') ?? widest;
    return report(longest, rowsMissing(longest.value));
  }
  if (group.some((row) => !isWrittenOut(row, file))) return report(widest, cellsElsewhere);
  const grid = tableGrid(
    group.map((row) => ({
      cells: cellsOf(row).map(
        (cell) => ({ colspan: spanOf(cell, 'colspan'), rowspan: spanOf(cell, 'rowspan') }) as Cell,
      ),
    })),
  );
  const widths = group.map((_, index) =>
    grid.rows
      .flat()
      .filter(({ row, rows }) => row <= index && index < row + rows)
      .reduce((sum, cell) => sum + cell.columns, 0),
  );
  const overlaps = grid.rows.flat().some(({ cell, columns: covered }) => covered < (cell.colspan ?? 1));
  if (overlaps || new Set(widths).size > 1) return report(widest, rowsDiffer(widths));
  if (columns !== undefined && grid.columns > columns) return report(widest, tooWide(grid.columns, columns));
  return [];
}

/** Whether rows are written one after the other, in one block, without a partial between them. */
function areTogether(group: readonly MarkupElement[], { programAt, partialsAt }: StaticMarkup): boolean {
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last) return true;
  const inRows = (offset: number) => group.some(({ start, end }) => start <= offset && offset < end);
  const between = [...partialsAt.keys()].some((offset) => first.start < offset && offset < last.end && !inRows(offset));
  return !between && group.every((row) => programAt(row.start) === programAt(first.start));
}

/** Whether all cells of a row are written in it, not in a block or a partial. */
function isWrittenOut(row: MarkupElement, { programAt, partialsAt }: StaticMarkup): boolean {
  const cells = cellsOf(row);
  const inCells = (offset: number) => cells.some(({ start, end }) => start <= offset && offset < end);
  const partials = [...partialsAt.keys()].filter((offset) => row.start < offset && offset < row.end);
  return partials.every(inCells) && cells.every((cell) => programAt(cell.start) === programAt(row.start));
}

const cellsOf = ({ children }: MarkupElement) =>
  children.filter(
    (node): node is MarkupElement => node.type === 'element' && (node.name === 'th' || node.name === 'td'),
  );

const attributeOf = ({ attributes }: MarkupElement, name: string) => attributes.find((each) => each.name === name);

const spanOf = (cell: MarkupElement, name: 'colspan' | 'rowspan') =>
  readSpan(attributeOf(cell, name)?.value ?? '1') ?? 1;

/** The attributes of a row's cells by which these lie over more than one column or row. */
const spansIn = (row: MarkupElement): MarkupAttribute[] =>
  cellsOf(row).flatMap((cell) =>
    (['colspan', 'rowspan'] as const).flatMap((name) => (spanOf(cell, name) > 1 ? [attributeOf(cell, name)!] : [])),
  );

const rowsMissing = (value: string): Localized => ({
  th: `ช่องนี้คลุม ${value} แถว แต่ต่อจากแถวนี้มีแถวไม่ครบในบล็อกเดียวกัน`,
  en: `the cell lies over ${value} rows, but too few rows follow in the same block`,
});

const cellsElsewhere: Localized = {
  th: 'ในแถวที่มีช่องคลุมหลายคอลัมน์หรือหลายแถว ต้องเขียนทุกช่องไว้ในแถวนั้นเอง ไม่อยู่ใน `{{#…}}` หรือ `{{> …}}`',
  en: 'a row with cells over several columns or rows holds all its cells itself, not in `{{#…}}` or `{{> …}}`',
};

const rowsDiffer = (widths: readonly number[]): Localized => ({
  th: `แถวที่ช่องนี้คลุมมีจำนวนคอลัมน์ไม่เท่ากันหรือช่องทับกัน (${widths.join(', ')} คอลัมน์)`,
  en: `the rows that the cell lies over do not fit together (${widths.join(', ')} columns)`,
});

const tooWide = (wide: number, columns: number): Localized => ({
  th: `แถวนี้กว้าง ${wide} คอลัมน์ แต่ตารางมี ${columns} คอลัมน์`,
  en: `the row is ${wide} columns wide, but the table has ${columns}`,
});
