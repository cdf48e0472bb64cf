import { describe, expect, test } from 'vitest';
import { withoutHidden } from '../../../src/import/table/leave-hidden-out.ts';
import { shownText } from '../../../src/import/table/sheet.ts';
import { madeRow, madeSheet } from './made-sheets.ts';

const leave = (...sheets: ReturnType<typeof madeSheet>[]) => {
  const { visible, notes } = withoutHidden(sheets);
  const cells = visible.map(({ rows }) => rows.map((row) => Array.from(row.cells, shownText)));
  return { cells, notes: notes.map(({ en }) => en) };
};
const rows = [
  ['ก', 'ข', 'ค'],
  ['ง', 'จ', 'ฉ'],
];
const hide = (...numbers: number[]) => rows.map((cells, at) => madeRow(at + 1, cells, numbers.includes(at + 1)));

test('what is shown stays as it is, and nothing is said', () => {
  expect(leave(madeSheet(rows))).toEqual({ cells: [rows], notes: [] });
});

describe('what a spreadsheet hides is left out and counted', () => {
  test('sheets', () => {
    const hidden = madeSheet(rows, { hidden: true, name: 'เก่า' });
    expect(leave(hidden, madeSheet(rows))).toEqual({
      cells: [rows],
      notes: ['left out 1 hidden sheet: `เก่า` (`--include-hidden` reads it)'],
    });
    expect(leave(hidden, { ...hidden, name: 'ลบ' }).notes[0]).toBe(
      'left out 2 hidden sheets: `เก่า`, `ลบ` (`--include-hidden` reads them)',
    );
  });

  test('rows', () => {
    expect(leave(madeSheet([], { rows: hide(2) }))).toEqual({
      cells: [[rows[0]]],
      notes: ['sheet `แผ่น`: left out 1 hidden row (2) (`--include-hidden` reads it)'],
    });
    expect(leave(madeSheet([], { rows: hide(1, 2) })).notes[0]).toContain('2 hidden rows (1, 2)');
  });

  test('columns', () => {
    expect(leave(madeSheet(rows, { hiddenColumns: [1] }))).toEqual({
      cells: [
        [
          ['ก', '', 'ค'],
          ['ง', '', 'ฉ'],
        ],
      ],
      notes: ['sheet `แผ่น`: left out 1 hidden column (B) (`--include-hidden` reads it)'],
    });
  });

  test('rows and columns of one sheet in one note, in both languages', () => {
    const { notes } = withoutHidden([madeSheet([], { rows: hide(1), hiddenColumns: [0, 2] })]);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.en).toContain('left out 1 hidden row (1) and 2 hidden columns (A, C)');
    expect(notes[0]?.th).toContain('ไม่ได้อ่านแถวที่ซ่อนไว้ 1 แถว (1) และคอลัมน์ที่ซ่อนไว้ 2 คอลัมน์ (A, C)');
  });
});

test('a hidden column or row that holds nothing is not worth a word', () => {
  const empty = madeRow(3, [], true);
  expect(leave(madeSheet([], { rows: [...hide(), empty], hiddenColumns: [7] }))).toEqual({ cells: [rows], notes: [] });
});
