import type { Segment } from './join-glyphs.ts';

/** The fewest segments that a page beside another has. */
const fewest = 5;

/**
 * Pages printed beside each other on one sheet, from left to right, each with places of its own; one page is itself.
 * Between two pages runs a strip that no segment crosses, though lines of both begin far from it.
 */
export function splitSheet(segments: readonly Segment[]): Segment[][] {
  const [left, right] = [Math.min(...segments.map(({ x }) => x)), Math.max(...segments.map(({ end }) => end))];
  const middle = (left + right) / 2;
  const sides = [segments.filter(({ end }) => end < middle), segments.filter(({ x }) => x > middle)] as const;
  const parted = sides[0].length + sides[1].length === segments.length;
  // The form's headings are longer than half a line: on one page some cross its middle.
  if (!parted || sides.some((side) => side.length < fewest) || !sides.every(beginsAtOneEdge)) return [[...segments]];
  return sides.map((side) => [...side]);
}

/** Most lines of a page begin at its left edge. */
function beginsAtOneEdge(side: readonly Segment[]): boolean {
  const edge = Math.min(...side.map(({ x }) => x));
  return side.filter(({ x, fontSize }) => x < edge + fontSize * 4).length * 2 > side.length;
}
