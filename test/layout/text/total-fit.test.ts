import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, firstFit, totalFit } from '../../../src/layout/text/total-fit.ts';

const LINE = 20;

function box(width: number, trailingSpace = 0, breakAfter: Box['breakAfter'] = 'allowed', penalty = 0): Box {
  return { width, trailingSpace, breakAfter, penalty };
}

/** The cost of a choice of breaks as the documentation of `totalFit` defines it; infinite where a line is too full. */
function costOf(boxes: readonly Box[], breaks: readonly number[], indent: number): number {
  let cost = 0;
  let first = 0;
  for (const last of [...breaks, boxes.length - 1]) {
    const line = boxes.slice(first, last + 1);
    const width = line.reduce((sum, { width }) => sum + width, 0) - line.at(-1)!.trailingSpace;
    const slack = LINE - width - (first === 0 ? indent : 0);
    if (slack < -1e-6) return Number.POSITIVE_INFINITY;
    if (last < boxes.length - 1) cost += slack ** 2 + ((boxes[last]!.penalty / 100) * LINE) ** 2;
    else if (breaks.length > 0 && (line.length === 1 || width < 0.15 * LINE)) cost += LINE ** 2;
    first = last + 1;
  }
  return cost;
}

function everyChoice(boxes: readonly Box[]): number[][] {
  let choices: number[][] = [[]];
  boxes.slice(0, -1).forEach((box, index) => {
    if (box.breakAfter === 'allowed') choices = choices.flatMap((choice) => [choice, [...choice, index]]);
  });
  return choices;
}

const boxes = fc.array(
  fc.record({
    width: fc.integer({ min: 2, max: 12 }),
    trailingSpace: fc.integer({ min: 0, max: 1 }),
    breakAfter: fc.oneof({ weight: 4, arbitrary: fc.constant('allowed' as const) }, fc.constant('forbidden' as const)),
    penalty: fc.constantFrom(0, 5, 20, 60),
  }),
  { minLength: 1, maxLength: 11 },
);

describe('totalFit', () => {
  it('finds the cheapest of all choices with no more lines than first-fit', () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom(0, 3), (boxes, indent) => {
        const lines = firstFit(boxes, LINE, indent).length;
        const costs = everyChoice(boxes)
          .filter((choice) => choice.length <= lines)
          .map((choice) => costOf(boxes, choice, indent));
        const least = Math.min(...costs);
        const breaks = totalFit(boxes, LINE, indent);
        expect(breaks.length).toBeLessThanOrEqual(lines);
        expect(costOf(boxes, breaks, indent)).toBe(least);
        if (least === Number.POSITIVE_INFINITY) expect(breaks).toEqual(firstFit(boxes, LINE, indent));
      }),
      { numRuns: 300 },
    );
  });

  it('breaks only where it may, and always where it must', () => {
    const mixed = boxes.chain((some) =>
      fc
        .array(fc.constantFrom('allowed', 'forbidden', 'mandatory') as fc.Arbitrary<Box['breakAfter']>, {
          minLength: some.length,
          maxLength: some.length,
        })
        .map((kinds) => some.map((one, index) => ({ ...one, breakAfter: kinds[index]! }))),
    );
    fc.assert(
      fc.property(mixed, (some) => {
        const breaks = totalFit(some, LINE);
        for (const index of breaks) expect(some[index]!.breakAfter).not.toBe('forbidden');
        some.slice(0, -1).forEach((one, index) => {
          if (one.breakAfter === 'mandatory') expect(breaks).toContain(index);
        });
        expect([...breaks]).toEqual([...new Set(breaks)].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  it('evens out lines that first-fit leaves ragged', () => {
    // First-fit fills the first line and leaves the second nearly empty before a long word.
    const words = [box(10), box(8), box(3), box(18), box(9), box(6)];
    expect(firstFit(words, LINE)).toEqual([1, 2, 3]);
    expect(totalFit(words, LINE)).toEqual([0, 2, 3]);
  });

  it('does not leave a single short word on the last line', () => {
    const words = [box(7), box(7), box(6), box(2)];
    expect(firstFit(words, LINE)).toEqual([2]);
    expect(totalFit(words, LINE)).toEqual([1]);
  });

  it('lets the spaces at the end of a line hang out', () => {
    expect(totalFit([box(10), box(11, 1), box(9), box(9)], LINE)).toEqual([1]);
  });

  it('shortens the first line by its indent', () => {
    const words = [box(9), box(9), box(9), box(9)];
    expect(totalFit(words, LINE)).toEqual([1]);
    expect(totalFit(words, LINE, 4)).toEqual([0, 1]);
  });

  it('prefers a break of small penalty to a slightly fuller line', () => {
    expect(totalFit([box(9), box(8, 0, 'allowed', 0), box(2, 0, 'allowed', 60), box(9), box(9)], LINE)).toEqual([1]);
  });

  it('sets nothing, one word and a word too wide without breaks of its own making', () => {
    expect(totalFit([], LINE)).toEqual([]);
    expect(totalFit([box(5)], LINE)).toEqual([]);
    expect(totalFit([box(25), box(5)], LINE)).toEqual([0]);
  });

  it('is linear in the number of boxes', () => {
    const few = widthsRead(3_000);
    // Ten times the boxes: about ten times the work; a quadratic search would need a hundred times.
    expect(widthsRead(30_000)).toBeLessThan(15 * few);
  });
});

/** How often the width of a box is looked at to set so many of them. */
function widthsRead(count: number): number {
  let reads = 0;
  const words = Array.from({ length: count }, (_, index): Box => {
    const { width, ...rest } = box(2 + ((index * 7919) % 5), 0, 'allowed', index % 3 === 0 ? 5 : 0);
    return {
      ...rest,
      get width() {
        reads++;
        return width;
      },
    };
  });
  totalFit(words, 60);
  return reads;
}
