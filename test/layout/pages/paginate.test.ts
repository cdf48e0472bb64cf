import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BandFrame } from '../../../src/layout/pages/bands.ts';
import { fewLinesPrice, pageExtent, pagePrice, paginate, possibleEnds } from '../../../src/layout/pages/paginate.ts';

const PITCH = 20;

/** Bands of one line each, a pitch high, with the given gaps before them. */
function bandsOf(gaps: readonly number[]): BandFrame[] {
  let top = 0;
  return gaps.map((gap) => {
    top += gap;
    const band = { top, bottom: top + PITCH, blocks: [], hasPicture: false };
    top += PITCH;
    return band;
  });
}

const free = (bands: readonly BandFrame[]) => new Float64Array(bands.length);

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
    const bands: BandFrame[] = [
      { top: 0, bottom: 20, blocks: [], hasPicture: false },
      { top: 20, bottom: 420, blocks: [], hasPicture: false },
      { top: 420, bottom: 440, blocks: [], hasPicture: false },
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

describe('possibleEnds', () => {
  const bands = bandsOf(Array(9).fill(0));

  it('names every place where a page may end, the cheapest first, of equal ones the fullest', () => {
    const costs = free(bands);
    costs[3] = 500;
    const ends = possibleEnds(bands, costs, 5 * PITCH, 0);
    expect(ends.map(({ end }) => end)).toEqual(
      [5, 4, 3, 2, 1].sort((a, b) => costOf(ends, a) - costOf(ends, b) || b - a),
    );
    expect(ends[0]).toEqual({ end: 5, hasFewLines: false, cost: 2 * pagePrice, pagesAfter: 1 });
    expect(ends.find(({ end }) => end === 4)!.cost, 'with the price of the break').toBe(2 * pagePrice + 500);
    expect(ends.find(({ end }) => end === 2)).toMatchObject({ hasFewLines: true, pagesAfter: 2 });
    expect(ends.find(({ end }) => end === 2)!.cost).toBe(3 * pagePrice + fewLinesPrice);
  });

  it('puts a fuller page behind a cheaper one', () => {
    const costs = free(bands);
    costs[4] = 500;
    expect(possibleEnds(bands, costs, 5 * PITCH, 0).map(({ end }) => end)).toEqual([4, 5, 3, 2, 1]);
  });

  it('begins at any band, and reaches the end of the document', () => {
    const ends = possibleEnds(bands, free(bands), 5 * PITCH, 6);
    expect(ends.map(({ end }) => end)).toContain(9);
    expect(Math.max(...ends.map(({ end }) => end))).toBe(9);
    expect(ends[0]).toEqual({ end: 9, hasFewLines: false, cost: pagePrice, pagesAfter: 0 });
  });

  it('lets one band end a page, however high it is', () => {
    const high: BandFrame[] = [{ top: 0, bottom: 500, blocks: [], hasPicture: false }, ...bandsOf([500, 0, 0])];
    expect(possibleEnds(high, free(high), 100, 0).map(({ end }) => end)).toEqual([1]);
  });

  const costOf = (ends: ReturnType<typeof possibleEnds>, end: number) => ends.find((each) => each.end === end)!.cost;
});

describe('a band of a table', () => {
  const entry = { style: { rowPadding: 3 }, head: undefined } as unknown as NonNullable<BandFrame['entry']>;
  const headed = { ...entry, head: { top: 0, bottom: 30 } } as unknown as NonNullable<BandFrame['entry']>;
  const [first, second] = bandsOf([100, 0]);

  it('takes the padding of its row, and above it the column headers that are repeated', () => {
    expect(pageExtent([first!, second!], 0, 2)).toEqual({ top: 100, height: 40 });
    const ofEntry = [first!, second!].map((band) => ({ ...band, entry }));
    expect(pageExtent(ofEntry, 0, 2)).toEqual({ top: 97, height: 46 });
    const ofHeaded = [first!, second!].map((band) => ({ ...band, entry: headed }));
    expect(pageExtent(ofHeaded, 0, 2)).toEqual({ top: 67, height: 76 });
  });

  it('leaves space for them when pages are cut', () => {
    const bands = bandsOf(Array(8).fill(0)).map((band) => ({ ...band, entry: headed }));
    // Space for 6 lines; but 30 pt of headers and 6 pt of padding leave space for 4.
    expect(paginate(bands, free(bands), 6 * PITCH)).toEqual([0, 4]);
  });
});

describe('a page with fewer than three lines', () => {
  it('is no fault where the document has no more', () => {
    const bands = bandsOf([0, 0]);
    expect(possibleEnds(bands, free(bands), 200, 0)[0]).toMatchObject({ end: 2, hasFewLines: false });
    const three = bandsOf([0, 0, 0]);
    expect(possibleEnds(three, free(three), 200, 0).map(({ hasFewLines }) => hasFewLines)).toEqual([false, true, true]);
  });

  it('is none where it has a picture', () => {
    const bands = bandsOf(Array(6).fill(0));
    const picture = { ...bands[0]!, hasPicture: true };
    const ends = possibleEnds([picture, ...bands.slice(1)], free(bands), 200, 0);
    expect(ends.find(({ end }) => end === 1)!.hasFewLines).toBe(false);
    expect(possibleEnds(bands, free(bands), 200, 0).find(({ end }) => end === 1)!.hasFewLines).toBe(true);
  });
});
