import { describe, expect, test } from 'vitest';
import type { Column } from '../../../src/import/table/columns.ts';
import { projectColumns, reportColumns } from '../../../src/import/table/columns.ts';
import { readCell } from '../../../src/import/table/read-cell.ts';
import type { SheetCell } from '../../../src/import/table/sheet.ts';
import { dateCell, numberCell } from './made-sheets.ts';

const columnOf = (key: string): Column => [...projectColumns, ...reportColumns].find((column) => column.key === key)!;
const read = (key: string, cell: SheetCell | undefined) =>
  readCell(cell, columnOf(key), { file: 'in.xlsx', place: 'แผ่น!C4' });
const text = (written: string): SheetCell => ({ kind: 'text', text: written });

describe('an empty cell', () => {
  test.each<[string, SheetCell | undefined]>([
    ['name', undefined],
    ['name', text(' \n')],
    ['received', undefined],
  ])('of the required column %s is a mistake at its place', (key, cell) => {
    expect(read(key, cell).problem).toMatchObject({
      code: 'E-MISSING-KEY',
      file: 'in.xlsx',
      message: { en: `\`แผ่น!C4\`: \`${key}\` is empty`, th: expect.stringContaining(columnOf(key).title) },
    });
  });

  test.each(['asOf', 'draft', 'rationale'])('of %s is none', (key) => {
    expect(read(key, undefined)).toEqual({ cell: null, notes: [] });
  });
});

describe('a text that means no value', () => {
  test.each<[string, string, string, RegExp]>([
    ['responsiblePhone', '8.12346E+08', 'E-CELL-VALUE', /format Text, type the whole value again/],
    ['code', '5.014E+07', 'E-CELL-VALUE', /format Text/],
    ['received', '2E+05', 'E-CELL-VALUE', /format Text/],
    ['code', '๕๐๑๔๐๐๐๐-๑๐๑', 'E-CODE-FORMAT', /^write `50140000-101`$/],
    ['received', 'สองแสนบาทถ้วน', 'E-MONEY', /^write `200000.00`$/],
    ['fiscalYear', '65', 'E-DATE-ERA', /^write `2565`$/],
    ['fiscalYear', '2022', 'E-DATE-ERA', /^write `2565`$/],
    ['fiscalYear', 'ปี ๒๕๖๕', 'E-DATE-ERA', /^write `2565`$/],
    ['fiscalYear', '2564/2565', 'E-DATE-ERA', /in four digits$/],
    ['number', 'งวดที่ ๒', 'E-TYPE', /^write `2`$/],
    ['asOf', '30/09/25', 'E-DATE-FORMAT', /^write /], // 2525 or 2568
    ['asOf', '31 ก.ย. 2568', 'E-DATE-FORMAT', /30 days/],
    ['startDate', '-', 'E-DATE-FORMAT', /./],
    ['asOf', '01102567', 'E-DATE-FORMAT', /./],
    ['number', '1.5', 'E-TYPE', /^write digits alone/],
    // What a CSV file, or a cell pasted as text, holds of an error.
    ['name', '#N/A', 'E-CELL-VALUE', /correct the formula/],
    ['targets', ' #REF! ', 'E-CELL-VALUE', /correct the formula/],
    ['planStatus', '#NAME?', 'E-CELL-VALUE', /correct the formula/],
    ['received', '#DIV/0!', 'E-CELL-VALUE', /correct the formula/],
    ['goal', 'Err:502', 'E-CELL-VALUE', /correct the formula/],
    ['endDate', '########', 'E-CELL-VALUE', /widen the column/],
  ])('of %s, %j: %s', (key, written, code, hint) => {
    expect(read(key, text(written)).problem).toMatchObject({ code, hint: { en: expect.stringMatching(hint) } });
  });

  test('has letters that look like such a number in a field of text', () => {
    expect(read('name', text('5E10'))).toEqual({ cell: '5E10', notes: [] });
  });
});

describe('a text', () => {
  test.each<[string, string, unknown]>([
    ['name', '  โครงการ ก ', 'โครงการ ก'],
    ['rationale', 'ก\r\nข\rค', ['ก', 'ข', 'ค']],
    ['startDate', ' 01/10/2563 ', '2020-10-01'],
    ['received', '1,234.50', '1234.50'],
    ['name', "'ก", "'ก"], // no digit: Excel itself would have hidden the sign
    ['name', "ก'2", "ก'2"],
    ['name', '#1 ในกรุงเทพ', '#1 ในกรุงเทพ'],
    ['name', 'แก้ #REF! ในแบบ', 'แก้ #REF! ในแบบ'],
  ])('%s %j is %j', (key, written, cell) => {
    expect(read(key, text(written))).toEqual({ cell, notes: [] });
  });

  test.each([
    ['responsiblePhone', "'021112222", '021112222'],
    ['name', "'=ก", '=ก'],
    ['name', "'-ก", '-ก'],
    ['received', " '5000", '5000'],
  ])('%s %j loses its apostrophe, and that is noted', (key, written, cell) => {
    expect(read(key, text(written))).toEqual({
      cell,
      notes: [{ kind: 'apostrophe', place: 'แผ่น!C4', text: `${written} → ${cell}` }],
    });
  });

  test.each(['-', ' - ', '฿-', '- บาท'])('%j in a column of money is nothing, and that is noted', (written) => {
    expect(read('received', text(written))).toEqual({
      cell: '0',
      notes: [{ kind: 'dash', place: 'แผ่น!C4', text: `${written} → 0` }],
    });
  });

  test.each([
    ['0.25', ['percent-fraction']],
    ['0.25%', []],
    ['ร้อยละ 0.25', []],
    ['25', []],
    ['0', []],
  ])('progress %j is to be checked: %j', (written, kinds) => {
    expect(read('progress', text(written))).toMatchObject({ notes: kinds.map((kind) => ({ kind })) });
  });

  test('that is wrong is shown as it is, with what was expected and a hint', () => {
    expect(read('startDate', text(' 1/13/2563')).problem).toMatchObject({
      code: 'E-DATE-FORMAT',
      file: 'in.xlsx',
      message: {
        en: '`แผ่น!C4`: `startDate` is not a date',
        th: expect.stringMatching(new RegExp(`^\`แผ่น!C4\`: \`${columnOf('startDate').title}\` `)),
      },
      expected: { en: expect.stringContaining('`01/10/2563`') },
      actual: ' 1/13/2563',
      hint: { en: expect.any(String) },
    });
  });
});

describe('a text that can mean one thing only is read, and noted', () => {
  test.each<[string, string, unknown, string]>([
    ['date', '1/10/2567', '2024-10-01', 'date-as-text'],
    ['date', '๑ ตุลาคม ๒๕๖๗', '2024-10-01', 'date-as-text'],
    ['date', '30 ก.ย. 68', '2025-09-30', 'date-as-text'],
    ['date', '30/9/68', '2025-09-30', 'date-as-text'],
    ['date', '31.12.2567', '2024-12-31', 'date-as-text'],
    ['date', '-', null, 'dash'],
    ['date', 'ไม่ทราบ', null, 'dash'],
    ['progress', '-', '0', 'dash'],
    ['disbursed', '–', '0', 'dash'],
    ['number', 'ครั้งที่ ๒', 2, 'number-in-words'],
  ])('%s: %j', (key, written, cell, kind) => {
    const found = read(key, text(written));
    expect(found).toMatchObject({ cell, notes: [{ kind, place: 'แผ่น!C4' }] });
  });

  test('and one that is a value as it is written is not noted', () => {
    expect(read('date', text('๐๑/๑๐/๒๕๖๗'))).toEqual({ cell: '2024-10-01', notes: [] });
    expect(read('disbursed', text('1,000.- บาท'))).toEqual({ cell: '1000', notes: [] });
  });
});

describe('a cell that holds no text', () => {
  test('has the change that was made to it beside what it shows', () => {
    expect(read('progress', numberCell(0.25, '25%', '0%'))).toEqual({
      cell: '25',
      notes: [{ kind: 'percent', place: 'แผ่น!C4', text: '25% → 25' }],
    });
    expect(read('startDate', dateCell('2563-10-01', '1/10/2563'))).toEqual({
      cell: '2020-10-01',
      notes: [{ kind: 'era-of-date', place: 'แผ่น!C4', text: '1/10/2563 → 2020-10-01' }],
    });
  });

  test.each<[boolean, unknown]>([
    [true, 'true'],
    [false, null],
  ])('%s says whether it is a draft', (value, cell) => {
    expect(read('draft', { kind: 'boolean', value })).toEqual({ cell, notes: [] });
  });

  test.each<[string, SheetCell, string, string]>([
    ['name', dateCell('2020-10-01', '1/10/2563'), 'holds a date of Excel', 'if `1/10/2563` is meant as text'],
    ['name', { kind: 'boolean', value: true }, 'holds TRUE or FALSE', 'type the value as text'],
    ['received', { kind: 'boolean', value: false }, 'holds TRUE or FALSE', 'type the value as text'],
    ['received', { kind: 'error', shown: '#DIV/0!' }, 'holds the error `#DIV/0!`', 'correct the formula'],
    ['draft', { kind: 'error', shown: '#N/A' }, 'holds the error `#N/A`', 'correct the formula'],
    ['received', { kind: 'formula', formula: 'A1*2' }, 'a formula without a stored result', 'let it calculate'],
  ])('%s %j is E-CELL-VALUE: %s', (key, cell, words, hint) => {
    const { problem } = read(key, cell);
    expect(problem?.code).toBe('E-CELL-VALUE');
    expect(problem?.message.en).toContain(`\`แผ่น!C4\`: \`${key}\``);
    expect(problem?.message.en).toContain(words);
    expect(problem?.hint?.en).toContain(hint);
  });
});
