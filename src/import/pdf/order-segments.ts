import type { Segment } from './join-glyphs.ts';

/**
 * Segments of a page in reading order. The order in which a program draws them is that of the text for nearly all
 * programs, and keeps the cells of a row whole; where it goes up again in the same column, the places on the page decide.
 */
export function orderSegments(segments: readonly Segment[]): Segment[] {
  const ordered = goesUp(segments) ? byRows(segments) : [...segments];
  return withValuesBesideLabels(ordered);
}

/** Whether a segment of the page's body is drawn after one that lies below it in the same column. */
function goesUp(segments: readonly Segment[]): boolean {
  const heights = [...new Set(segments.map(({ y }) => Math.round(y)))].sort((low, high) => high - low);
  // Programs draw headers and footers before or after everything else.
  const [top, bottom] = [heights[2] ?? Number.POSITIVE_INFINITY, heights.at(-3) ?? Number.NEGATIVE_INFINITY];
  return segments.some((segment, index) => {
    const before = segments[index - 1];
    if (!before || Math.max(before.y, segment.y) > top || Math.min(before.y, segment.y) < bottom) return false;
    return segment.y > before.y + before.fontSize * 0.5 && segment.x < before.end && before.x < segment.end;
  });
}

function byRows(segments: readonly Segment[]): Segment[] {
  const rows: Segment[][] = [];
  for (const segment of [...segments].sort((left, right) => right.y - left.y)) {
    const row = rows.at(-1);
    if (row && row[0]!.y - segment.y < segment.fontSize * 0.4) row.push(segment);
    else rows.push([segment]);
  }
  return rows.flatMap((row) => row.sort((left, right) => left.x - right.x));
}

/** A label whose value was drawn later, beside it: the value follows the label. */
function withValuesBesideLabels(segments: readonly Segment[]): Segment[] {
  const ordered = [...segments];
  for (let index = 0; index < ordered.length; index++) {
    const label = ordered[index]!;
    if (!/:\s*$/.test(label.text)) continue;
    const beside = ordered.filter((other) => other !== label && isBeside(label, other));
    const value = beside.sort((left, right) => left.x - right.x)[0];
    const at = value ? ordered.indexOf(value) : -1;
    if (!value || at <= index + 1) continue;
    ordered.splice(at, 1);
    ordered.splice(index + 1, 0, value);
  }
  return ordered;
}

function isBeside(label: Segment, { x, y }: Segment): boolean {
  return Math.abs(label.y - y) < label.fontSize * 0.4 && x >= label.end - 1;
}
