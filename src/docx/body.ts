import { type GridFragment, gridFragments } from './grid-fragments.ts';
import { pageSlices } from './page-slices.ts';
import { wordParagraph } from './paragraph.ts';
import type { GridPart, ParagraphPart, Part } from './parts.ts';
import { gridColumns, tableBoundary, wordTable } from './table.ts';
import type { Slice, WordContext } from './word-context.ts';

/**
 * The blocks of the document's body as XML, each page begun where the pages begin it. They are made one by one as they are
 * written: of a body of hundreds of pages all of them would be ten times as large as its text.
 */
export function* wordBody(parts: readonly Part[], context: WordContext): Generator<string> {
  let page = 1;
  let afterTable = false;
  let next = parts[0] && placeOnPages(parts[0], context);

  for (let index = 0; next; index++) {
    const part = next;
    const following = parts[index + 1];
    next = following && placeOnPages(following, context);
    // What ends a page has nothing to be kept with.
    const keepWithNext = part.part.keepWithNext && !(next && next.first > part.last);
    if (part.type === 'paragraph') {
      const startsPage = part.first > page;
      const atTop = startsPage || (context.locked && index === 0);
      const { indent, before, after, keepTogether } = part.part;
      const frame = { indent, before, after, keepTogether, keepWithNext, startsPage, atTop, slices: part.slices };
      yield context.write(wordParagraph(part.part.leaf, frame, context));
      page = Math.max(page, part.last);
      afterTable = false;
      continue;
    }
    const columns = gridColumns(part.part, context);
    for (const fragment of part.fragments) {
      const startsPage = (fragment.page ?? 0) > page;
      if (startsPage || afterTable) yield context.write(tableBoundary(startsPage));
      yield wordTable(part.part, keepWithNext, fragment, columns, context);
      page = Math.max(page, fragment.page ?? 0);
      afterTable = true;
    }
  }
  // WordprocessingML requires a paragraph after a table that ends the document.
  if (afterTable) yield context.write(tableBoundary(false));
}

type PlacedPart =
  | { type: 'paragraph'; part: ParagraphPart; slices: readonly Slice[]; first: number; last: number }
  | { type: 'grid'; part: GridPart; fragments: readonly GridFragment[]; first: number; last: number };

/** Page 0 means whichever page comes. */
function placeOnPages(part: Part, context: WordContext): PlacedPart {
  if (part.type === 'paragraph') {
    const slices = pageSlices(part.leaf, context);
    return { type: 'paragraph', part, slices, first: slices[0]?.page ?? 0, last: slices.at(-1)?.page ?? 0 };
  }
  const fragments = gridFragments(part, context);
  return { type: 'grid', part, fragments, first: fragments[0]?.page ?? 0, last: fragments.at(-1)?.page ?? 0 };
}
