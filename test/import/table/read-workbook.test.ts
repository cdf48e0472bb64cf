import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../src/import/table/read-workbook.ts';
import type { Sheet, SheetCell } from '../../../src/import/table/sheet.ts';
import { type TestCell, type TestSheet, withPart, workbook } from '../workbook.ts';
import { dateCell, numberCell } from './made-sheets.ts';

async function readSheet(sheet: Partial<TestSheet>, change?: (xml: string) => string): Promise<Sheet> {
  const bytes = workbook([{ name: 'แผ่น', rows: [['ก']], ...sheet }]);
  const read = await readWorkbook(
    'in.xlsx',
    change ? withPart(bytes, 'xl/worksheets/sheet1.xml', change) : bytes,
    'xlsx',
  );
  if ('fault' in read) throw new Error(read.fault.text.en);
  return read.sheets[0]!;
}
const readCell = async (cell: TestCell, change?: (xml: string) => string) =>
  (await readSheet({ rows: [[cell]] }, change)).rows[0]?.cells[0];

describe('a cell holds', () => {
  test.each<[string, TestCell, SheetCell]>([
    ['a text', 'ก', { kind: 'text', text: 'ก' }],
    ['yes or no', { t: 'b', v: true }, { kind: 'boolean', value: true }],
    ['an error', { t: 'e', v: 7 }, { kind: 'error', shown: '#DIV/0!' }],
    ['a number', { v: 1234.5 }, numberCell(1234.5)],
    ['a grouped number', { v: 1234.5, z: '#,##0.00' }, numberCell(1234.5, '1,234.50', '#,##0.00')],
    ['a percentage', { v: 0.255, z: '0%' }, numberCell(0.255, '26%', '0%')],
    ['a percentage with a space', { v: 0.1, z: '0.0 %' }, numberCell(0.1, '10.0 %', '0.0 %')],
    ['a percentage in Thai digits', { v: 0.1, z: 't0\\ %' }, numberCell(0.1, '๑๐ %', 't0\\ %')],
    ['Thai digits', { v: 12.5, z: 't0.00' }, numberCell(12.5, '๑๒.๕๐', 't0.00')],
    ['Thai digits of a language', { v: 5, z: '[$-D07041E]00' }, numberCell(5, '๐๕', '[$-D07041E]00')],
    ['a number of a language', { v: 5, z: '[$-41E]00' }, numberCell(5, '05', '[$-41E]00')],
    ['General of Thai Excel', { v: 5, z: 'ทั่วไป' }, numberCell(5, '5', 'ทั่วไป')],
    ['a number that may be a day', { v: 44_105 }, numberCell(44_105, '44105', 'General', '2020-10-01')],
    ['a number below the days of our time', { v: 20_000 }, numberCell(20_000)],
    ['a number above the days of our time', { v: 80_000 }, numberCell(80_000)],
    ['a day', { v: 44_105, z: 'dd/mm/yyyy' }, dateCell('2020-10-01', '01/10/2020')],
    ['a day of the Buddhist calendar', { v: 44_105, z: '[$-1070000]d/mm/yyyy;@' }, dateCell('2020-10-01', '1/10/2563')],
    ['a day in years of B.E.', { v: 44_105, z: 'd/m/bbbb' }, dateCell('2020-10-01', '1/10/2563')],
    ['a day typed in B.E.', { v: 242_432, z: 'd/m/yyyy' }, dateCell('2563-10-02', '2/10/2563')],
    ['a day with a time', { v: 44_105.75, z: 'd/m/yyyy h:mm' }, dateCell('2020-10-01', '1/10/2020 18:00', true)],
    ['a time', { v: 0.75, z: 'h:mm AM/PM' }, numberCell(0.75, '6:00 PM', 'h:mm AM/PM')],
  ])('%s', async (_, cell, expected) => {
    expect(await readCell(cell)).toEqual(expected);
  });

  test('a formula: its result where one is stored, else itself', async () => {
    expect(await readCell({ v: 6, f: '2*3' })).toEqual(numberCell(6));
    expect(await readCell({ v: 6, f: '2*3' }, (xml) => xml.replace('<v>6</v>', ''))).toEqual({
      kind: 'formula',
      formula: '2*3',
    });
  });

  test('nothing, though it has a format', async () => {
    const sheet = await readSheet({ rows: [['ก', { v: 1 }]] }, (xml) => xml.replace('<v>1</v>', ''));
    expect(sheet.rows[0]?.cells).toEqual([{ kind: 'text', text: 'ก' }]);
  });
});

describe('a sheet has', () => {
  test('its rows by the numbers that Excel prints, cells by their columns', async () => {
    const { rows } = await readSheet({ rows: [['ก'], [], ['', '', 'ข']] });
    expect(rows).toHaveLength(2);
    expect(rows[1]?.number).toBe(3);
    expect([rows[1]?.cells[0], rows[1]?.cells[2]]).toEqual([undefined, { kind: 'text', text: 'ข' }]);
  });

  test('what is hidden in it', async () => {
    const sheet = await readSheet({ rows: [['ก', 'ข'], ['ค']], hiddenRows: [1], hiddenColumns: [1] });
    expect(sheet.rows.map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(sheet.hiddenColumns).toEqual([1]);
    const flat = await readSheet({}, (xml) => xml.replace('<row r="1"', '<row r="1" ht="0" customHeight="1"'));
    expect(flat.rows[0]?.hidden).toBe(true);
  });

  test('its merged cells', async () => {
    const merges = [{ s: { r: 1, c: 0 }, e: { r: 3, c: 2 } }];
    expect((await readSheet({ merges })).merges).toEqual([{ firstRow: 2, lastRow: 4, firstColumn: 0, lastColumn: 2 }]);
  });
});

test('sheets have their names and files, hidden ones are marked', async () => {
  const bytes = workbook([
    { name: 'หนึ่ง', rows: [['ก']] },
    { name: 'สอง', rows: [['ข']], hidden: true },
  ]);
  const read = await readWorkbook('in.xlsx', bytes, 'xlsx');
  expect('sheets' in read && read.sheets.map(({ name, file, hidden, isCsv }) => [name, file, hidden, isCsv])).toEqual([
    ['หนึ่ง', 'in.xlsx', false, false],
    ['สอง', 'in.xlsx', true, false],
  ]);
});

test('what is no workbook is damaged, not a failure', async () => {
  const bytes = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 7)]);
  expect(await readWorkbook('in.xls', bytes, 'xls')).toMatchObject({ fault: { kind: 'damaged' } });
});

test('a workbook without a sheet is damaged: nothing is read from it silently', async () => {
  const bytes = Buffer.from('<?xml version="1.0"?><office:document xmlns:office="urn:oasis"></office:document>');
  expect(await readWorkbook('in.fods', bytes, 'fods')).toMatchObject({ fault: { kind: 'damaged' } });
});
