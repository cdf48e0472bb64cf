import type { Segment } from './join-glyphs.ts';

/** The fewest segments that a page beside another has. */
const fewest = 3;

/** Size of a sheet in the direction of its text, in pt. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
}

/**
 * Pages printed beside each other on a wide sheet, from left to right, each with its own left edge at 0; one page is itself.
 * No segment crosses the middle of such a sheet, as the form's headings and paragraphs do on a page.
 */
export function splitSheet(segments: readonly Segment[], { width, height }: Sheet): Segment[][] {
  const middle = width / 2;
  const left = segments.filter(({ end }) => end < middle);
  const right = segments.filter(({ x }) => x > middle);
  const parted = left.length + right.length === segments.length;
  if (width < height * 1.1 || !parted || left.length < fewest || right.length < fewest) return [[...segments]];
  return [left, right.map((segment) => ({ ...segment, x: segment.x - middle, end: segment.end - middle }))];
}
