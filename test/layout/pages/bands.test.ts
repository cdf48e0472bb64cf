import { describe, expect, test } from 'vitest';
import type { Entry, GalleyLine } from '../../../src/layout/galley.ts';
import { cutBands } from '../../../src/layout/pages/bands.ts';
import type { Cell } from '../../../src/model/document.ts';
import { cell, entryOf, lineAt, plain, row } from './made-bands.ts';

const bandsOf = (lines: readonly GalleyLine[], entries: readonly Entry[] = []) =>
  cutBands({ lines, entries, bottom: 1000 });

/** Of each band its edges and the blocks of its lines. */
const said = (bands: ReturnType<typeof bandsOf>) =>
  bands.map(({ top, bottom, lines }) => [top, bottom, lines.map(({ leaf }) => leaf.block)]);

describe('a page may break between lines that lie one below the other', () => {
  test('and not where they lie side by side, however little they overlap', () => {
    const lines = [lineAt(1, 0), lineAt(2, 20), lineAt(3, 39), lineAt(4, 59.5)];
    expect(said(bandsOf(lines))).toEqual([
      [0, 20, [1]],
      [20, 59, [2, 3]],
      [59.5, 79.5, [4]],
    ]);
  });

  test('nor is the noise of sums an overlap', () => {
    expect(bandsOf([lineAt(1, 0), lineAt(2, 19.995)])).toHaveLength(2);
    expect(bandsOf([lineAt(1, 0), lineAt(2, 19.98)])).toHaveLength(1);
  });

  test('a high line beside several keeps them together, to its own foot', () => {
    const lines = [lineAt(1, 0, { height: 50 }), lineAt(2, 0), lineAt(3, 20), lineAt(4, 49), lineAt(5, 69)];
    expect(said(bandsOf(lines))).toEqual([
      [0, 69, [1, 2, 3, 4]],
      [69, 89, [5]],
    ]);
    expect(said(bandsOf([lineAt(1, 0, { height: 50 }), lineAt(2, 0), lineAt(3, 30, { height: 10 })]))).toEqual([
      [0, 50, [1, 2, 3]],
    ]);
  });

  test('the lines of a band are in reading order, though a later one begins higher', () => {
    const lines = [lineAt(1, 0), lineAt(1, 20), lineAt(2, 0), lineAt(3, 15)];
    expect(said(bandsOf(lines))).toEqual([[0, 40, [1, 1, 2, 3]]]);
  });

  test('nothing has no bands', () => expect(bandsOf([])).toEqual([]));
});

describe('cells of a table', () => {
  const left = cell(10);
  const right = cell(11);
  const spanning = cell(12, { rowspan: 2 });
  const below = cell(13);
  const beyond = cell(14, { rowspan: 9 });
  const bottom = { ...plain, verticalAlign: 'bottom', spaceAfter: 3 } as const;
  const inCell = (of: Cell, block: number, top: number, aligned = false) =>
    lineAt(block, top, {
      leaf: { cell: of, cellStyle: aligned ? bottom : plain, style: aligned ? bottom : plain },
    });

  test('lie side by side, and say which entry they are of', () => {
    const entry = entryOf([row(1, [left, right])], [44]);
    const lines = [inCell(left, 1, 2), inCell(left, 1, 22), inCell(right, 2, 2), lineAt(3, 44)];
    const bands = bandsOf(lines, [entry]);
    expect(said(bands)).toEqual([
      [2, 22, [1, 2]],
      [22, 42, [1]],
      [44, 64, [3]],
    ]);
    expect(bands.map((band) => band.entry)).toEqual([entry, entry, undefined]);
  });

  test('that are aligned at the foot end above the padding of their row and the space after their last line', () => {
    const entry = entryOf([row(1, [left, right])], [84]);
    const lines = [inCell(left, 1, 2), inCell(left, 1, 22), inCell(right, 2, 2, true), inCell(right, 2, 22, true)];
    const tops = bandsOf(lines, [entry]).flatMap((band) => band.lines.map(({ leaf, top }) => [leaf.block, top]));
    // 84 - 2 of padding - 3 of space after: the last line ends at 79, the one before it at 59.
    expect(tops).toEqual([
      [1, 2],
      [1, 22],
      [2, 39],
      [2, 59],
    ]);
  });

  test('over two rows are aligned with the foot of the second, and of the last one where there is no second', () => {
    const rows = [row(1, [spanning, left]), row(2, [below, beyond])];
    const entry = entryOf(rows, [40, 60]);
    const lines = [
      inCell(spanning, 1, 2, true),
      inCell(left, 2, 2, true),
      inCell(below, 3, 42),
      inCell(beyond, 4, 42, true),
      lineAt(5, 100),
    ];
    const bands = bandsOf(lines, [entry]);
    const topOf = (block: number) => bands.flatMap((band) => band.lines).find(({ leaf }) => leaf.block === block)!.top;
    expect(topOf(1), 'over both rows: the foot of the second').toBe(100 - 2 - 3 - 20);
    expect(topOf(2), 'in the first row: its foot').toBe(40 - 2 - 3 - 20);
    expect(topOf(3), 'not aligned').toBe(42);
    expect(topOf(5), 'below the table').toBe(100);
    expect(topOf(4), 'over more rows than there are: the last').toBe(100 - 2 - 3 - 20);
  });
});
