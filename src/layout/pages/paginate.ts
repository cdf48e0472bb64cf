import type { Band } from './bands.ts';

/**
 * Cuts bands into pages of at most `pageHeight` pt: the cheapest cut by break costs, then the fewest pages,
 * then the fullest. Returns the index of each page's first band. Exact, by dynamic programming over break places.
 */
export function paginate(bands: readonly Band[], breakCost: Float64Array, pageHeight: number): number[] {
  const count = bands.length;
  const { tops, bottoms } = edgesOf(bands);
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const next = new Int32Array(count + 1);
  best[count] = 0;
  for (let start = count - 1; start >= 0; start--) {
    for (let end = start + 1; end <= count; end++) {
      if (end > start + 1 && bottoms[end - 1]! - tops[start]! > pageHeight + rounding) break;
      const few = count >= fewestLines && holdsFewLines(bands, start, end) ? fewLinesPrice : 0;
      const cost = best[end]! + pagePrice + few + (end === count ? 0 : breakCost[end - 1]!);
      if (cost <= best[start]!) {
        best[start] = cost;
        next[start] = end;
      }
    }
  }
  const starts: number[] = [];
  for (let start = 0; start < count; start = next[start]!) starts.push(start);
  return starts.length > 0 ? starts : [0];
}

/** Where in the galley a page would begin and end that has each band first or last: `topOf` and `bottomOf`. */
function edgesOf(bands: readonly Band[]): { tops: Float64Array; bottoms: Float64Array } {
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
export function pageExtent(bands: readonly Band[], start: number, end: number): { top: number; height: number } {
  const top = topOf(bands[start]!);
  return { top, height: bottomOf(bands[end - 1]!) - top };
}

function topOf(first: Band): number {
  return first.top - (first.entry?.style.rowPadding ?? 0) - repeatedHeight(first);
}

function bottomOf(last: Band): number {
  return last.bottom + (last.entry?.style.rowPadding ?? 0);
}

/** Height in pt of the column headers that are repeated above a band when a page begins with it. */
export function repeatedHeight({ entry }: Band): number {
  return entry?.head ? entry.head.bottom - entry.head.top : 0;
}

/** A page with a picture is full enough. */
function holdsFewLines(bands: readonly Band[], start: number, end: number): boolean {
  if (end - start >= fewestLines) return false;
  for (let index = start; index < end; index++) {
    if (bands[index]!.lines.some(({ pictureWidth }) => pictureWidth !== undefined)) return false;
  }
  return true;
}

/** No page carries fewer lines of body. */
const fewestLines = 3;
const fewLinesPrice = 1e6;
const pagePrice = 1e4;
/** Sums of pitches differ from the page's height by float noise at most. */
const rounding = 0.001;
