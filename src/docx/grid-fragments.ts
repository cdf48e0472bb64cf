import { type Leaf, leafText } from './leaf.ts';
import { pageSlices } from './page-slices.ts';
import type { GridCell, GridPart, GridRow } from './parts.ts';
import type { Slice, WordContext } from './word-context.ts';

/** The rows of a grid that stand on one page; a word processor sees each fragment as a table. */
export interface GridFragment {
  /** `undefined` where pages are left to the word processor. */
  readonly page: number | undefined;
  /** Whether the grid began on an earlier page. */
  readonly goesOn: boolean;
  readonly rows: readonly RowShare[];
}

/** A row, or what stands on one page of a row taller than the page. */
export interface RowShare {
  readonly row: GridRow;
  readonly cells: readonly CellShare[];
}

export interface CellShare {
  readonly cell: GridCell;
  readonly paragraphs: readonly { readonly leaf: Leaf; readonly slice: Slice }[];
  /** A header said again after a page break: that of a row that goes on, or that of a column. */
  readonly continued?: { readonly leaf: Leaf; readonly text: string };
}

/** Cuts a grid where its pages end; one fragment when pages are not locked. Each begins with the column headers. */
export function gridFragments(part: GridPart, context: WordContext): GridFragment[] {
  const fragments: { page: number | undefined; goesOn: boolean; rows: RowShare[] }[] = [];
  for (const row of part.rows) {
    for (const { page, share } of rowShares(row, context)) {
      const last = fragments.at(-1);
      // A row without text stands wherever its neighbours do.
      if (last) last.page ??= page;
      if (last && (page === undefined || last.page === page)) last.rows.push(share);
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
      cells: row.cells.map((cell) => {
        const paragraphs = cell.paragraphs.flatMap((leaf) =>
          slices
            .get(leaf.id)!
            .filter((slice) => (slice.page ?? first) === page)
            .map((slice) => ({ leaf, slice })),
        );
        const continued = page === first ? undefined : continuedLabel(cell, page, context);
        return continued ? { cell, paragraphs, continued } : { cell, paragraphs };
      }),
    },
  }));
}

/** The column headers said again, where the pages say them again. */
function columnHeaders({ rows: [head] }: GridPart, page: number | undefined, context: WordContext): RowShare[] {
  if (!head?.header) return [];
  const cells = head.cells.map((cell) => {
    const leaf = continuedLabel(cell, page, context)?.leaf;
    return leaf ? { cell, paragraphs: [], continued: { leaf, text: leafText(leaf) } } : { cell, paragraphs: [] };
  });
  return cells.some(({ continued }) => continued) ? [{ row: head, cells }] : [];
}

function continuedLabel({ paragraphs }: GridCell, page: number | undefined, { placed }: WordContext) {
  for (const leaf of page === undefined ? [] : paragraphs) {
    const text = placed.continued(page!, leaf.id);
    if (text !== undefined) return { leaf, text };
  }
  return undefined;
}
