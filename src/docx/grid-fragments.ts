import { type Leaf, leafText } from './leaf.ts';
import { pageSlices } from './page-slices.ts';
import type { GridCell, GridPart, GridRow } from './parts.ts';
import type { Slice, WordContext } from './word-context.ts';

/** The rows of a grid that lie on one page; a word processor sees each fragment as a table. */
export interface GridFragment {
  /** `undefined` where pages are left to the word processor. */
  readonly page: number | undefined;
  /** Whether the grid began on an earlier page. */
  readonly goesOn: boolean;
  readonly rows: readonly RowShare[];
}

/** A row, or what lies on one page of a row taller than the page. */
export interface RowShare {
  readonly row: GridRow;
  /** For each slot of the row. */
  readonly cells: readonly CellShare[];
}

export interface CellShare {
  readonly cell: GridCell;
  /** Whether the cell goes on from the row above, within the fragment. */
  readonly isBelow: boolean;
  readonly paragraphs: readonly { readonly leaf: Leaf; readonly slice: Slice }[];
  /** A header repeated after a page break: that of a row that goes on, or that of a column. */
  readonly continued?: { readonly leaf: Leaf; readonly text: string };
}

/** Cuts a grid where its pages end; one fragment when pages are not locked. Each begins with the column headers. */
export function gridFragments(part: GridPart, context: WordContext): GridFragment[] {
  const fragments: { page: number | undefined; goesOn: boolean; rows: RowShare[] }[] = [];
  for (const row of part.rows) {
    for (const { page, share } of rowShares(row, context)) {
      const last = fragments.at(-1);
      // A row without text lies wherever its neighbours do.
      if (last) last.page ??= page;
      if (last && (page === undefined || last.page === page)) last.rows.push(joinedTo(last.rows.at(-1)!, share));
      else if (last) fragments.push({ page, goesOn: true, rows: [...columnHeaders(part, page, context), share] });
      else fragments.push({ page, goesOn: false, rows: [share] });
    }
  }
  return fragments;
}

function rowShares(row: GridRow, context: WordContext): { page: number | undefined; share: RowShare }[] {
  const slices = new Map(
    row.cells.flatMap((cell) => cell.paragraphs).map((leaf) => [leaf.id, pageSlices(leaf, context)]),
  );
  const pages = [...new Set([...slices.values()].flat().map(({ page }) => page))].filter((page) => page !== undefined);
  pages.sort((a, b) => a - b);
  const first = pages[0];
  return (pages.length > 0 ? pages : [undefined]).map((page) => ({
    page,
    share: {
      row,
      cells: row.slots.map((cell): CellShare => {
        const begins = row.cells.includes(cell);
        const paragraphs = (begins ? cell.paragraphs : []).flatMap((leaf) =>
          slices
            .get(leaf.id)!
            .filter((slice) => (slice.page ?? first) === page)
            .map((slice) => ({ leaf, slice })),
        );
        const continued = begins && page === first ? undefined : continuedLabel(cell, page, context);
        return { cell, isBelow: false, paragraphs, ...(continued && { continued }) };
      }),
    },
  }));
}

/** A row below another of its fragment: cells over both go on in it, and are not repeated. */
function joinedTo(above: RowShare, { row, cells }: RowShare): RowShare {
  return {
    row,
    cells: cells.map((share) =>
      above.row !== row && above.row.slots.includes(share.cell)
        ? { cell: share.cell, isBelow: true, paragraphs: [] }
        : share,
    ),
  };
}

/** The column headers repeated, where the pages repeat them. */
function columnHeaders({ rows }: GridPart, page: number | undefined, context: WordContext): RowShare[] {
  const heads = rows.slice(
    0,
    rows.findIndex(({ header }) => !header),
  );
  const shares = heads.map((row, index) => ({
    row,
    cells: row.slots.map((cell): CellShare => {
      if (!row.cells.includes(cell)) return { cell, isBelow: index > 0, paragraphs: [] };
      const leaf = continuedLabel(cell, page, context)?.leaf;
      const share = { cell, isBelow: false, paragraphs: [] };
      return leaf ? { ...share, continued: { leaf, text: leafText(leaf) } } : share;
    }),
  }));
  return shares.some(({ cells }) => cells.some(({ continued }) => continued)) ? shares : [];
}

function continuedLabel({ paragraphs }: GridCell, page: number | undefined, { placed }: WordContext) {
  for (const leaf of page === undefined ? [] : paragraphs) {
    const text = placed.continued(page!, leaf.id);
    if (text !== undefined) return { leaf, text };
  }
  return undefined;
}
