import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Band } from '../../../src/layout/pages/bands.ts';
import { pageExtent, paginate } from '../../../src/layout/pages/paginate.ts';

const PITCH = 20;

/** Bands of one line each, a pitch high, with the given gaps before them. */
function bandsOf(gaps: readonly number[]): Band[] {
  let top = 0;
  return gaps.map((gap) => {
    top += gap;
    const band = { top, bottom: top + PITCH, lines: [] };
    top += PITCH;
    return band;
  });
}

const free = (bands: readonly Band[]) => new Float64Array(bands.length);

describe('paginate', () => {
  it('fills pages when every break is free', () => {
    const bands = bandsOf(Array(25).fill(0));
    expect(paginate(bands, free(bands), 10 * PITCH)).toEqual([0, 10, 20]);
  });

  it('leaves no page with fewer than three lines when it can', () => {
    const bands = bandsOf(Array(21).fill(0));
    // 10 + 10 + 1 would leave one line alone on the last page.
    expect(paginate(bands, free(bands), 10 * PITCH)).toEqual([0, 10, 18]);
  });

  it('moves a break away from a place that costs', () => {
    const bands = bandsOf(Array(15).fill(0));
    const costs = free(bands);
    costs[9] = 1e5;
    expect(paginate(bands, costs, 10 * PITCH)).toEqual([0, 9]);
  });

  it('breaks where it is forbidden rather than overflow the page', () => {
    const bands = bandsOf(Array(12).fill(0));
    const costs = free(bands).fill(1e9);
    expect(paginate(bands, costs, 10 * PITCH)).toHaveLength(2);
  });

  it('gives a band taller than the page a page of its own', () => {
    const bands: Band[] = [
      { top: 0, bottom: 20, lines: [] },
      { top: 20, bottom: 420, lines: [] },
      { top: 420, bottom: 440, lines: [] },
    ];
    expect(paginate(bands, free(bands), 200)).toEqual([0, 1, 2]);
  });

  it('makes one empty page of an empty document', () => {
    expect(paginate([], new Float64Array(0), 200)).toEqual([0]);
  });

  it('keeps every band, in order, within the page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gap: fc.integer({ min: 0, max: 30 }), cost: fc.constantFrom(0, 0, 1e5, 1e7) }), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.integer({ min: 3, max: 12 }),
        (entries, lines) => {
          const bands = bandsOf(entries.map(({ gap }) => gap));
          const starts = paginate(
            bands,
            Float64Array.from(entries, ({ cost }) => cost),
            lines * PITCH,
          );
          expect(starts[0]).toBe(0);
          starts.forEach((start, index) => {
            const end = starts[index + 1] ?? bands.length;
            expect(end).toBeGreaterThan(start);
            if (end > start + 1) expect(pageExtent(bands, start, end).height).toBeLessThanOrEqual(lines * PITCH + 0.01);
          });
        },
      ),
    );
  });

  it('finds the cheapest cut, as trying every cut does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0, 0, 1e6, 1e8), { minLength: 4, maxLength: 11 }),
        fc.integer({ min: 3, max: 6 }),
        (prices, lines) => {
          const bands = bandsOf(prices.map(() => 0));
          const found = paginate(bands, Float64Array.from(prices), lines * PITCH);
          const cheapest = Math.min(...allCuts(bands.length, lines).map((cut) => priceOf(cut, prices)));
          expect(priceOf(found, prices)).toBe(cheapest);
        },
      ),
    );
  });
});

/** Break prices, pages of fewer than three lines and pages, as the form ranks them. */
function priceOf(starts: readonly number[], prices: readonly number[]): number {
  const breaks = starts.slice(1).reduce((sum, start) => sum + prices[start - 1]!, 0);
  const few = starts.filter((start, index) => (starts[index + 1] ?? prices.length) - start < 3).length;
  return breaks + few * 1e6 + starts.length * 1e4;
}

function allCuts(count: number, lines: number): number[][] {
  const cuts: number[][] = [];
  const extend = (starts: number[]) => {
    const last = starts.at(-1)!;
    if (count - last <= lines) cuts.push(starts);
    for (let next = last + 1; next <= Math.min(last + lines, count - 1); next++) extend([...starts, next]);
  };
  extend([0]);
  return cuts;
}
