import type { Row } from '../model/document.ts';
import { tableGrid } from '../model/table-grid.ts';
import type { Definition, Entry, Frame, GalleyLine, PlacedBoxes, PlacedTable } from './galley.ts';
import type { LayoutResources } from './layout-resources.ts';

/** Everything of a definition, placed on one endless page, from which pages are cut later. */
export interface Galley {
  readonly lines: readonly GalleyLine[];
  readonly entries: readonly Entry[];
  /** Where what comes below begins, pt. */
  readonly bottom: number;
}

/** Sets a definition with pdfmake's engine, which is loaded when it is first needed. */
export async function setGalley(definition: Definition, frame: Frame, { boxEngine }: LayoutResources): Promise<Galley> {
  const placed = boxEngine?.(definition, frame);
  if (placed) return galleyOf(placed);
  const { runPdfmake } = await import('./pdfmake/engine.ts');
  return galleyOf(runPdfmake(definition, frame));
}

function galleyOf({ lines, tables, bottom }: PlacedBoxes): Galley {
  return { lines, entries: tables.flatMap(entriesOf), bottom };
}

/** Joins rows that a cell lies over. The first, where it names the columns, is the head of all after it. */
function entriesOf({ source, left, right, rows }: PlacedTable): Entry[] {
  const { style } = source;
  const ends = entryEnds(source.rows);
  const entries: Entry[] = [];
  let head: Entry | undefined;
  for (let first = 0; first < rows.length; ) {
    const end = ends[first]!;
    const own = rows
      .slice(first, end)
      .map((row, index) => ({ row: source.rows[first + index]!, top: row.top, bottom: row.bottom }));
    const namesColumns = first === 0 && own.every(({ row }) => hasOnlyHeaders(row));
    const extent = { left, right, top: own[0]!.top, bottom: own.at(-1)!.bottom };
    const entry: Entry = { rows: own, style, ...extent, namesColumns, head };
    entries.push(entry);
    if (namesColumns) head = entry;
    first = end;
  }
  return entries;
}

function hasOnlyHeaders({ cells }: Row): boolean {
  return cells.length > 0 && cells.every((cell) => cell.header);
}

/** For each row, the row after the entry that would begin with it. */
function entryEnds(rows: readonly Row[]): number[] {
  const ends = rows.map((_, index) => index + 1);
  if (!rows.some(({ cells }) => cells.some(({ rowspan = 1 }) => rowspan > 1))) return ends;
  const reaches = tableGrid(rows).rows.map((cells, row) => Math.max(row + 1, ...cells.map((cell) => row + cell.rows)));
  return ends.map((_, first) => {
    let end = first + 1;
    for (let row = first; row < end; row++) end = Math.max(end, reaches[row]!);
    return end;
  });
}
