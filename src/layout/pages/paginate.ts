import type { BandFrame } from './bands.ts';

/**
 * Cuts bands into pages of at most `pageHeight` pt: the cheapest cut by break costs, then the fewest pages,
 * then the fullest. Returns the index of each page's first band. Exact, by dynamic programming over break places.
 * The end of the document costs nothing: `breakCost` has 0 for the last band.
 */
export function paginate(bands: readonly BandFrame[], breakCost: Float64Array, pageHeight: number): number[] {
  const count = bands.length;
  const { next } = cheapestPages(bands, breakCost, pageHeight);
  const starts: number[] = [];
  for (let start = 0; start < count; start = next[start]!) starts.push(start);
  return starts.length > 0 ? starts : [0];
}

/** A place where a page may end, and what that costs. */
export interface PageEnd {
  /** The band that the next page begins with. */
  readonly end: number;
  /** Whether the page would hold fewer lines than a page should. */
  readonly hasFewLines: boolean;
  /** Of this page, its end, and the cheapest pages after it. */
  readonly cost: number;
  /** The pages after it. */
  readonly pagesAfter: number;
}

/** All places where the page that begins with band `start` may end, the cheapest first; of equal ones the fullest. */
export function possibleEnds(
  bands: readonly BandFrame[],
  breakCost: Float64Array,
  pageHeight: number,
  start: number,
): PageEnd[] {
  const { best, next } = cheapestPages(bands, breakCost, pageHeight);
  const { tops, bottoms } = edgesOf(bands);
  const ends: PageEnd[] = [];
  for (let end = start + 1; end <= bands.length; end++) {
    if (end > start + 1 && bottoms[end - 1]! - tops[start]! > pageHeight + rounding) break;
    let pagesAfter = 0;
    for (let band = end; band < bands.length; band = next[band]!) pagesAfter++;
    const cost = best[end]! + priceOfPage(bands, breakCost, start, end);
    ends.push({ end, hasFewLines: holdsFewLines(bands, start, end), cost, pagesAfter });
  }
  return ends.sort((a, b) => a.cost - b.cost || b.end - a.end);
}

/** For each band, what the pages from it on cost at least, and the band that the second of them begins with. */
function cheapestPages(bands: readonly BandFrame[], breakCost: Float64Array, pageHeight: number) {
  const count = bands.length;
  const { tops, bottoms } = edgesOf(bands);
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const next = new Int32Array(count + 1);
  best[count] = 0;
  for (let start = count - 1; start >= 0; start--) {
    for (let end = start + 1; end <= count; end++) {
      if (end > start + 1 && bottoms[end - 1]! - tops[start]! > pageHeight + rounding) break;
      const cost = best[end]! + priceOfPage(bands, breakCost, start, end);
      if (cost <= best[start]!) {
        best[start] = cost;
        next[start] = end;
      }
    }
  }
  return { best, next };
}

function priceOfPage(bands: readonly BandFrame[], breakCost: Float64Array, start: number, end: number): number {
  const few = holdsFewLines(bands, start, end) ? fewLinesPrice : 0;
  return pagePrice + few + breakCost[end - 1]!;
}

/** Where in the galley a page would begin and end that has each band first or last: `topOf` and `bottomOf`. */
function edgesOf(bands: readonly BandFrame[]): { tops: Float64Array; bottoms: Float64Array } {
  const tops = new Float64Array(bands.length);
  const bottoms = new Float64Array(bands.length);
  for (let index = 0; index < bands.length; index++) {
    tops[index] = topOf(bands[index]!);
    bottoms[index] = bottomOf(bands[index]!);
  }
  return { tops, bottoms };
}

/**
 * Where the bands from `start` to before `end` begin in the galley and how high they are, row padding and a repeated
 * row of column headers included.
 */
export function pageExtent(bands: readonly BandFrame[], start: number, end: number): { top: number; height: number } {
  const top = topOf(bands[start]!);
  return { top, height: bottomOf(bands[end - 1]!) - top };
}

function topOf(first: BandFrame): number {
  return first.top - (first.entry?.style.rowPadding ?? 0) - repeatedHeight(first);
}

function bottomOf(last: BandFrame): number {
  return last.bottom + (last.entry?.style.rowPadding ?? 0);
}

/** Height in pt of the column headers that are repeated above a band when a page begins with it. */
export function repeatedHeight({ entry }: BandFrame): number {
  return entry?.head ? entry.head.bottom - entry.head.top : 0;
}

/** A page with a picture is full enough, and so is one that holds all there is. */
function holdsFewLines(bands: readonly BandFrame[], start: number, end: number): boolean {
  if (end - start >= fewestLines || bands.length < fewestLines) return false;
  for (let index = start; index < end; index++) {
    if (bands[index]!.hasPicture) return false;
  }
  return true;
}

/** No page carries fewer lines of body. */
const fewestLines = 3;
export const fewLinesPrice = 1e6;
export const pagePrice = 1e4;
/** Sums of pitches differ from the page's height by float noise at most. */
const rounding = 0.001;
