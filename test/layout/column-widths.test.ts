import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../src/layout/column-widths.ts';
import type { Style } from '../../src/model/document.ts';

const style = (columns: Style['columns'], columnGap = 10) => ({ columns, columnGap }) as Style;

describe('columnWidths', () => {
  it('gives auto columns their widest cell and rest columns what is left', () => {
    const widths = columnWidths(
      [
        [50, 900, 60],
        [70, 20, 40],
      ],
      style(['auto', 'rest', 'auto']),
      500,
    );
    expect(widths.map(Math.round)).toEqual([70, 350, 60]);
    expect(widths[0]).toBeGreaterThan(70);
  });

  it('does not let one long text crush its neighbours', () => {
    const widths = columnWidths([[50, 100, 5000]], style(['auto', 'rest', 'auto'], 0), 500);
    expect(widths[2]).toBe(150);
    expect(widths[1]).toBeGreaterThan(290);
  });

  it('takes fixed widths as they are and shares the rest', () => {
    expect(columnWidths([[1, 1, 1]], style([100, 'rest', 'rest'], 0), 500)).toEqual([100, 200, 200]);
  });

  it('lays out a table without columns in its style evenly', () => {
    expect(columnWidths([[1, 1]], style(undefined, 0), 500)).toEqual([250, 250]);
  });
});
