import { describe, expect, test } from 'vitest';
import { readRows } from '../../../src/import/table/read-rows.ts';
import type { Merge } from '../../../src/import/table/sheet.ts';
import { type MadeCell, madeTable, numberCell } from './made-sheets.ts';

const one = '21000000-3230';
const other = '21000000-9999';
const headings = ['code', 'number', 'narrative'];

const read = (rows: readonly (readonly MadeCell[])[], changed: Parameters<typeof madeTable>[2] = {}) =>
  readRows(madeTable(headings, rows, changed));

describe('a row', () => {
  test('has its cells by the keys of their columns, and the name of its first cell', () => {
    const { rows, diagnostics, notes } = read([[one, '1', 'ก']]);
    expect({ diagnostics, notes }).toEqual({ diagnostics: [], notes: [] });
    expect(rows).toMatchObject([
      { cells: { code: one, number: 1, narrative: 'ก' }, place: 'แผ่น!A2', hasCode: true, owner: one, valid: true },
    ]);
  });

  test('keeps what was read differently from what is stored', () => {
    const [row] = read([[one, '1', numberCell(101, 'อาคาร 101')]]).rows;
    expect(row?.notes).toEqual([{ kind: 'number-as-text', place: 'แผ่น!C2', text: 'อาคาร 101 → อาคาร 101' }]);
  });

  test('with several mistakes has each of them at its cell, and is not valid', () => {
    const { rows, diagnostics } = read([
      [one, 'หนึ่ง', ''],
      [one, '2', 'ข'],
    ]);
    expect(diagnostics.map(({ code, message }) => `${code} ${message.en.slice(0, 9)}`)).toEqual([
      'E-TYPE `แผ่น!B2`',
      'E-MISSING-KEY `แผ่น!C2`',
    ]);
    expect(rows.map(({ valid, problems }) => [valid, problems.length])).toEqual([
      [false, 2],
      [true, 0],
    ]);
    expect(rows[0]?.cells).toEqual({ code: one });
  });

  test('that is blank is none', () => {
    expect(read([[], [' ', '\n', ''], [one, '1', 'ก']]).rows.map(({ place }) => place)).toEqual(['แผ่น!A4']);
  });
});

describe('text below the table', () => {
  const wide = ['code', 'number', 'date', 'narrative', 'progress', 'disbursed'];
  const entry = [one, '1', '01/10/2567', 'ก', '10', '0'];
  const readWide = (rows: readonly (readonly MadeCell[])[]) => readRows(madeTable(wide, rows));

  test('is left out and shown whole', () => {
    const { rows, diagnostics, notes } = readWide([
      entry,
      ['รวม', '', '', '', '', '0'],
      [],
      ['', '', '', 'ลงชื่อ..........ผู้จัดทำ'],
      ['', '', '', '(นายสมมติ ใจดี)', '', 'ผู้ตรวจ'],
    ]);
    expect(rows).toHaveLength(1);
    expect(diagnostics).toEqual([]);
    expect(notes.map(({ en }) => en)).toEqual([
      '`แผ่น!A3`: a row of totals, left out',
      '`แผ่น!A5`: text below the table, left out: ลงชื่อ..........ผู้จัดทำ',
      '`แผ่น!A6`: text below the table, left out: (นายสมมติ ใจดี) ผู้ตรวจ',
    ]);
  });

  test('may lie in the column of the code', () => {
    const { rows, diagnostics, notes } = readWide([entry, [], ['ผู้จัดทำ นายสมมติ ใจดี'], ['หมายเหตุ', '', '', 'ยังไม่ปิดบัญชี']]);
    expect([rows.length, diagnostics]).toEqual([1, []]);
    expect(notes.map(({ en }) => en)).toEqual([
      '`แผ่น!A4`: text below the table, left out: ผู้จัดทำ นายสมมติ ใจดี',
      '`แผ่น!A5`: text below the table, left out: หมายเหตุ ยังไม่ปิดบัญชี',
    ]);
  });

  test('directly below the table is one finding, however many cells are empty', () => {
    const { diagnostics } = readWide([entry, ['หมายเหตุ ยังไม่ปิดบัญชี'], entry]);
    expect(diagnostics).toMatchObject([
      {
        code: 'E-MISSING-KEY',
        message: { en: '`แผ่น!A3`: the row holds one or two texts, and nothing else' },
        actual: 'หมายเหตุ ยังไม่ปิดบัญชี',
        hint: { en: expect.stringContaining('delete the row, or move it below the table with an empty row between') },
      },
    ]);
    const moved = readWide([entry, entry, [], ['หมายเหตุ ยังไม่ปิดบัญชี']]);
    expect(moved.diagnostics).toEqual([]);
  });

  test('is no code, even where nothing else is in its row', () => {
    const { rows, diagnostics } = readWide([entry, [], [other]]);
    expect(rows).toHaveLength(2);
    expect(diagnostics.map(({ message }) => message.en)).toContain('`แผ่น!B4`: `number` is empty');
  });

  test('is not a row that has lost its code, nor one between entries', () => {
    const lost = readWide([entry, ['', '', '01/11/2567', '', '20', '0']]);
    expect(lost.rows).toHaveLength(2);
    expect(lost.diagnostics.length).toBeGreaterThan(0);
    expect(readWide([entry, ['', '', '', 'ข', '20']]).rows).toHaveLength(2);
    expect(readWide([entry, [], ['', '', '', '', '20'], entry]).rows).toHaveLength(3);
    expect(readWide([entry, [], ['', '', '', '', numberCell(20)]]).rows).toHaveLength(2);
  });
});

describe('a row without a code', () => {
  test('may belong to the nearest code above it, and to none where none is above', () => {
    const { rows } = read([
      ['', '1', 'ก'],
      [one, '1', 'ข'],
      ['', '2', 'ค'],
      [other, '1', 'ง'],
      ['', '2', 'จ'],
    ]);
    expect(rows.map(({ owner, hasCode }) => [owner, hasCode])).toEqual([
      [undefined, false],
      [one, true],
      [one, false],
      [other, true],
      [other, false],
    ]);
    expect(rows.map(({ valid }) => valid)).toEqual([false, true, false, true, false]);
  });

  test('a code that is none keeps the owner above, and the row has one', () => {
    const { rows } = read([
      [one, '1', 'ก'],
      ['21-1', '2', 'ข'],
    ]);
    expect(rows[1]).toMatchObject({ owner: one, hasCode: true, valid: false });
  });
});

describe('merged cells', () => {
  const merge = (changed: Partial<Merge>): Merge => ({
    firstRow: 2,
    lastRow: 3,
    firstColumn: 0,
    lastColumn: 0,
    ...changed,
  });
  const rows = [
    [one, '1', 'ก'],
    ['', '2', 'ข'],
    ['', '3', 'ค'],
  ];

  test('give their code to all of their rows, and to no other', () => {
    const found = read(rows, { merges: [merge({})] });
    expect(found.rows.map(({ cells, hasCode }) => [cells.code, hasCode])).toEqual([
      [one, true],
      [one, true],
      [undefined, false],
    ]);
    expect(found.diagnostics.map(({ message }) => message.en)).toEqual(['`แผ่น!A4`: `code` is empty']);
  });

  test('with another value are named with the cell that holds it', () => {
    const found = read(
      [
        [one, '1', 'ก'],
        [one, '2', ''],
      ],
      { merges: [merge({ firstColumn: 2, lastColumn: 2 })] },
    );
    expect(found.diagnostics).toMatchObject([
      { code: 'E-CELL-VALUE', message: { en: expect.stringContaining('`แผ่น!C3`: merged with `แผ่น!C2`') } },
    ]);
    expect(found.rows.map(({ valid }) => valid)).toEqual([true, false]);
  });

  test.each<[string, Merge]>([
    ['in one row', merge({ lastRow: 2, lastColumn: 1 })],
    ['around nothing', merge({ firstRow: 3, lastRow: 4, firstColumn: 3, lastColumn: 4 })],
    ['above the row', merge({ firstRow: 1, lastRow: 2, firstColumn: 1, lastColumn: 1 })],
  ])('%s change nothing', (_, merged) => {
    const found = read([[one, '1', 'ก']], { merges: [merged] });
    expect(found.rows).toMatchObject([{ valid: true, cells: { code: one, number: 1, narrative: 'ก' } }]);
  });

  test('that hold nothing are no value of another row', () => {
    const found = read(
      [
        [one, '1', ''],
        [one, '2', ''],
      ],
      { merges: [merge({ firstColumn: 2, lastColumn: 2 })] },
    );
    expect(found.diagnostics.map(({ code, message }) => `${code} ${message.en.slice(0, 9)}`)).toEqual([
      'E-MISSING-KEY `แผ่น!C2`',
      'E-MISSING-KEY `แผ่น!C3`',
    ]);
  });

  test('over two columns apply to both', () => {
    const found = read(
      [
        [one, '1', 'ก'],
        ['', '', 'ข'],
      ],
      { merges: [merge({ lastColumn: 1 })] },
    );
    expect(found.rows[1]?.cells.code).toBe(one);
    expect(found.diagnostics[0]?.message.en).toContain('`แผ่น!B3`: merged with `แผ่น!A2`');
  });

  test('in one row leave open which column the value is of, where the other column needs one', () => {
    const found = read([[one, '1', '']], { merges: [merge({ lastRow: 2, firstColumn: 1, lastColumn: 2 })] });
    expect(found.diagnostics).toMatchObject([
      {
        code: 'E-CELL-VALUE',
        message: { en: '`แผ่น!C2`: merged with `แผ่น!B2`, so it is not clear which column the value belongs to' },
        hint: { en: 'unmerge the cells and write the value of each' },
      },
    ]);
  });

  test('that reach to the end of the sheet cost nothing', () => {
    expect(read(rows, { merges: [merge({ lastRow: 1_048_576 })] }).rows.map(({ cells }) => cells.code)).toEqual([
      one,
      one,
      one,
    ]);
  });
});

describe('a row of totals', () => {
  test.each(['รวม', ' รวมทั้งสิ้น ', 'ยอดรวม', 'ผลรวม:', 'รวมเป็นเงิน', 'Total', 'GRAND TOTAL :'])(
    '%j is left out, and that is said',
    (text) => {
      const { rows, diagnostics, notes } = read([[one, '1', 'ก'], [text], ['', text, '']]);
      expect([rows.length, diagnostics]).toEqual([1, []]);
      expect(notes.map(({ en }) => en)).toEqual([
        '`แผ่น!A3`: a row of totals, left out',
        '`แผ่น!A4`: a row of totals, left out',
      ]);
    },
  );

  test.each<readonly string[]>([
    ['รวมพลัง', '1', 'ก'],
    [one, '1', 'รวม'],
    ['', '1', 'รวม'],
  ])('%s %s %s is none', (...cells) => {
    expect(read([cells]).rows).toHaveLength(1);
  });
});

describe('values without a heading', () => {
  test('are left out of a workbook; the first cell of each column is named', () => {
    const { rows, notes } = read([
      [one, '1', 'ก'],
      [one, '2', 'ข', '', 'หมายเหตุ'],
      [one, '3', 'ค', 'ง', 'หมายเหตุ'],
    ]);
    expect(rows.every(({ valid }) => valid)).toBe(true);
    expect(notes.map(({ en }) => en)).toEqual([
      'values in columns without a heading are left out, from `แผ่น!E3`, `แผ่น!D4`',
    ]);
  });

  test('alone in a row are no row', () => {
    const { rows, notes, diagnostics } = read([
      [one, '1', 'ก'],
      ['', '', '', 'ผู้จัดทำ'],
    ]);
    expect({ rows: rows.length, diagnostics }).toEqual({ rows: 1, diagnostics: [] });
    expect(notes[0]?.en).toContain('`แผ่น!D3`');
  });

  test('in a CSV file are a mistake: a delimiter in a text without quotation marks', () => {
    const { rows, diagnostics } = read([[one, '1', 'ก', ' ข', 'ค']], { isCsv: true });
    expect(rows[0]?.valid).toBe(false);
    expect(diagnostics).toMatchObject([
      {
        code: 'E-CELL-VALUE',
        message: { en: '`แผ่น!D2`: the row has a value in column D, which has no heading' },
        actual: ' ข',
      },
    ]);
  });
});
