import { describe, expect, test } from 'vitest';
import { looksLikeTable, mostCsvCells, mostCsvRows, readCsv } from '../../../src/import/table/read-csv.ts';
import type { SheetCell } from '../../../src/import/table/sheet.ts';

const read = async (text: string) => (await readCsv('folder/r.csv', text)).value!;
const shown = async (text: string) =>
  (await read(text)).rows.map(({ number, cells }) => [
    number,
    ...cells.map((cell) => (cell?.kind === 'text' ? cell.text : (cell?.kind ?? ''))),
  ]);

test('a file is one sheet named after it', async () => {
  expect(await read('code,name\n')).toMatchObject({ name: 'r.csv', file: 'folder/r.csv', isCsv: true, hidden: false });
});

describe('values are separated', () => {
  test.each([',', ';', '\t', '|'])('by %j', async (sign) => {
    expect(await shown(`code${sign}name\n1${sign}ก\n`)).toEqual([
      [1, 'code', 'name'],
      [2, '1', 'ก'],
    ]);
  });

  test('by the sign between known headings, though another is more frequent', async () => {
    expect(await shown('code;name;goal,a,b,c,d\n1;ก;ข')).toEqual([
      [1, 'code', 'name', 'goal,a,b,c,d'],
      [2, '1', 'ก', 'ข'],
    ]);
    expect((await shown('ทะเบียน, ปี 2564, ทั้งหมด\ncode;name;goal\n1;ก;ข'))[1]).toEqual([2, 'code', 'name', 'goal']);
  });

  test('without known headings by the sign that is most frequent in the first line', async () => {
    expect((await shown('a;b,c;d\n1,2,3,4,5;6'))[0]).toEqual([1, 'a', 'b,c', 'd']);
  });

  test.each(['sep=|\n', 'SEP=|\r\n'])('by what %j says, whose line counts', async (head) => {
    expect(await shown(`${head}code|na,me,x\n1|ก\n`)).toEqual([
      [2, 'code', 'na,me,x'],
      [3, '1', 'ก'],
    ]);
  });

  test('not by what a first line says that the headings show to be wrong', async () => {
    expect(await shown('sep=;\ncode,name\n1,ก\n')).toEqual([
      [2, 'code', 'name'],
      [3, '1', 'ก'],
    ]);
  });

  test.each(['\n', '\r\n', '\r'])('in lines that end with %j', async (end) => {
    expect((await shown(`code,name${end}1,ก${end}2,ข`)).map(([number]) => number)).toEqual([1, 2, 3]);
  });
});

test('rows may be shorter and longer than the headings', async () => {
  expect(await shown('code,name\n1\n1,2,3')).toEqual([
    [1, 'code', 'name'],
    [2, '1'],
    [3, '1', '2', '3'],
  ]);
});

describe('a value', () => {
  test.each<[string, SheetCell | undefined]>([
    ['ก', { kind: 'text', text: 'ก' }],
    [' ก ', { kind: 'text', text: ' ก ' }],
    ['', undefined],
    ['""', undefined],
    ['"ก, ""ข"""', { kind: 'text', text: 'ก, "ข"' }],
    ['"ก\nข"', { kind: 'text', text: 'ก\nข' }],
    ['ก "ข" ค', { kind: 'text', text: 'ก "ข" ค' }],
    ['="0812345678"', { kind: 'text', text: '0812345678' }],
    ['"=""08""""12"""', { kind: 'text', text: '08"12' }],
    ['=""', { kind: 'text', text: '' }],
    ['=A1+1', { kind: 'formula', formula: 'A1+1' }],
    ['=', { kind: 'text', text: '=' }],
    ['\t=A1', { kind: 'text', text: '\t=A1' }],
    ['0812', { kind: 'text', text: '0812' }],
  ])('%j is %j', async (written, cell) => {
    const [, row] = (await read(`code,name\n1,${written},x\n`)).rows;
    expect(row?.cells[1]).toEqual(cell);
  });
});

describe('quotation marks that do not fit', () => {
  const fault = async (text: string) => {
    const { value, diagnostics } = await readCsv('r.csv', text);
    expect(value).toBeUndefined();
    return diagnostics.map(
      ({ code, range, message }) => `${range?.start.line}:${range?.start.column} ${code} ${message.en}`,
    );
  };

  test.each([
    ['code,name\n1,"ก', '2:3', 'is never closed'],
    ['code,name\n1,"ก\n2,ข\n', '2:3', 'is never closed'],
    ['code,name\n1,"ก" ข\n', '2:3', 'goes on after the closing one'],
    ['"code"x,name', '1:1', 'goes on after the closing one'],
    ['sep=;\ncode;name\n1;"ก" ข', '3:3', 'goes on after the closing one'],
    ['code|name|goal\n1|"ก|ข', '2:3', 'is never closed'],
    ['code\tname\n"ก"\t"ข"ค', '2:5', 'goes on after the closing one'],
  ])('%j: at %s', async (text, place, words) => {
    const [found, ...more] = await fault(text);
    expect(found).toContain(`${place} E-CSV-QUOTE`);
    expect(found).toContain(words);
    expect(more).toEqual([]);
  });
});

test('more rows than are read are refused, not cut', async () => {
  const { value, diagnostics } = await readCsv('r.csv', `code\n${'1\n'.repeat(mostCsvRows)}`);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code: 'E-IMPORT-LIMIT', message: { en: expect.stringContaining('at most 200,000') } },
  ]);
});

test('more cells than are read are refused before any is read', { timeout: 20_000 }, async () => {
  const { value, diagnostics } = await readCsv('r.csv', `code\n${','.repeat(mostCsvCells)}`);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code: 'E-IMPORT-LIMIT', message: { en: expect.stringContaining('at most 5,000,000') } },
  ]);
});

describe('a text is a table', () => {
  test.each([
    'code,number,narrative',
    '"code";"number";"narrative"',
    'sep=|\ncode|number|narrative',
    'รหัสโครงการ\tชื่อโครงการ/กิจกรรม\tปีงบประมาณ',
    `${'\n'.repeat(19)}code,name,goal`,
  ])('%j', (text) => {
    expect(looksLikeTable(text)).toBe(true);
  });

  test.each([
    '',
    'code,name',
    'code name goal',
    'รหัสโครงการ : 21000000-3230',
    `${'\n'.repeat(20)}code,name,goal`, // headings are in the first lines
  ])('%j is none', (text) => {
    expect(looksLikeTable(text)).toBe(false);
  });
});
