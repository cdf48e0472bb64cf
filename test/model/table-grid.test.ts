import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Row } from '../../src/model/document.ts';
import { tableGrid } from '../../src/model/table-grid.ts';

/** Rows of cells written as `name`, `name:columns` or `name:columns:rows`. */
function rowsOf(...rows: readonly string[]): Row[] {
  return rows.map((row) => {
    const cells = row.split(' ').filter(Boolean);
    return { cells: cells.map((cell) => cellOf(...(cell.split(':') as [string]))) } as unknown as Row;
  });
}

function cellOf(style: string, columns = '1', rows = '1'): Cell {
  return { style, colspan: Number(columns), rowspan: Number(rows) } as Cell;
}

/** The grid drawn: the name of the cell in each place, `.` where there is none. */
function drawn(rows: readonly Row[]): string[] {
  const grid = tableGrid(rows);
  const places = rows.map(() => Array.from({ length: grid.columns }, () => '.'));
  for (const { cell, row, column, rows: height, columns } of grid.rows.flat()) {
    for (let y = row; y < row + height; y++) {
      for (let x = column; x < column + columns; x++) {
        expect(places[y]![x]).toBe('.');
        places[y]![x] = cell.style;
      }
    }
  }
  return places.map((each) => each.join(''));
}

describe('the grid of a table', () => {
  it.each([
    [rowsOf('a b', 'c d'), ['ab', 'cd']],
    [rowsOf('a:1:2 b:2', 'c d'), ['abb', 'acd']],
    [rowsOf('a b:1:2', 'c d'), ['ab.', 'cbd']],
    [rowsOf('a', 'b c d'), ['a..', 'bcd']],
    [rowsOf('a:2:2 b', 'c'), ['aab', 'aac']],
    [rowsOf('a:1:9'), ['a']],
    // No cell lies over another: the one below gets what is free.
    [rowsOf('a b:1:2', 'c:2'), ['ab', 'cb']],
    [rowsOf(), []],
  ])('places the cells of %j', (rows, places) => {
    expect(drawn(rows)).toEqual(places);
  });

  it('has each cell once and none over another', () => {
    const cell = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 }), (specs) => {
        const rows = specs.map(
          (row) => ({ cells: row.map(([x, y]) => cellOf('x', String(x), String(y))) }) as unknown as Row,
        );
        drawn(rows);
        expect(tableGrid(rows).rows.map((placed) => placed.map((each) => each.cell))).toEqual(
          rows.map((row) => row.cells),
        );
      }),
    );
  });
});
