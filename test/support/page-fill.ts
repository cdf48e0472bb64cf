import { paginationFaults } from './pagination.ts';
import type { PlacedLine, PlacedPage } from './placement.ts';

/** Lowest baseline of the body, pt, with space for what hangs below it. */
const LOWEST_BASELINE = 776;

/** Widest distance of two baselines the form has, before a heading of level 1, pt. */
const WIDEST_STEP = 36;

/** Pages that end early although the lines after them would have fitted and no rule of pagination forbids it. */
export function earlyPageEnds(pages: readonly PlacedPage[]): string[] {
  return pages.slice(0, -1).flatMap((page, index) => {
    const count = linesThatWouldFit(pages, index);
    return count > 0 ? [`page ${page.number} ends early: ${count} more lines would fit`] : [];
  });
}

/** The most rows of text that could move from the start of the next page to the foot of this one. */
function linesThatWouldFit(pages: readonly PlacedPage[], index: number): number {
  const next = pages[index + 1]?.body ?? [];
  const rows = [...new Set(next.map(({ y }) => y))].sort((a, b) => a - b);
  const foot = Math.max(...(pages[index]?.body ?? []).map(({ y }) => y));
  const [first = 0] = rows;
  if (next.some(({ continued }) => continued)) return 0;
  const fitting = rows.slice(0, -1).filter((y) => foot + WIDEST_STEP + y - first <= LOWEST_BASELINE);
  const allowed = fitting.filter(
    (y) => paginationFaults(moveLines(pages, index, y, foot + WIDEST_STEP - first)).length === 0,
  );
  return allowed.length > 0 ? rows.indexOf(Math.max(...allowed)) + 1 : 0;
}

/** The pages with all lines of the next page down to baseline `lowest` moved to the foot of page `index`. */
function moveLines(pages: readonly PlacedPage[], index: number, lowest: number, shift: number): PlacedPage[] {
  const isMoved = ({ y }: PlacedLine) => y <= lowest;
  const moved = (pages[index + 1]?.body ?? []).filter(isMoved);
  return pages.map((page, at) => {
    if (at === index) {
      const added = moved.map((line) => ({ ...line, page: page.number, y: line.y + shift }));
      return { ...page, body: [...page.body, ...added] };
    }
    return at === index + 1 ? { ...page, body: page.body.filter((line) => !isMoved(line)) } : page;
  });
}
