import { read } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { projectColumns, reportColumns } from '../../../src/import/table/columns.ts';
import { excelNumber, looks, monthTemplate, templateFiles } from '../../../src/import/table/template-files.ts';
import { defaultSettings } from '../../../src/project/settings.ts';

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

test.each([
  ['1899-12-31', 1],
  ['1900-03-01', 61],
  ['2020-10-01', 44_105],
])('%s is day %i of Excel', (day, number) => {
  expect(excelNumber(day)).toBe(number);
});

describe('CSV files to fill in', () => {
  test('are one for each table, with a byte order mark by which Excel recognises their encoding', async () => {
    const files = await templateFiles('csv');
    expect(files.map(({ name }) => name)).toEqual(['projects.csv', 'reports.csv']);
    for (const { bytes } of files) expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect((await monthTemplate('csv')).map(({ name, bytes }) => [name, text(bytes)])).toEqual([
      ['month.csv', text(files[1]!.bytes)],
    ]);
  });

  test('hold headings and one sample, texts with a comma or a line end between quotation marks', async () => {
    const [projects] = await templateFiles('csv');
    const written = text(projects!.bytes);
    expect(written.startsWith(`\ufeff${projectColumns.map(({ title }) => title).join(',')}\r\n`)).toBe(true);
    expect(written.endsWith('\r\n')).toBe(true);
    const several = projectColumns.find(({ example }) => example.includes('\n'))!;
    expect(written).toContain(`"${several.example}"`);
  });
});

describe('a workbook to fill in', () => {
  // The larger one, for projects and reports, is imported in `../tables.test.ts`.
  const written = monthTemplate('xlsx', { ...defaultSettings, planStatuses: ['เร็ว', 'ช้า'] });

  test('for one month has reports alone', async () => {
    const [month, ...more] = await written;
    expect([month?.name, more]).toEqual(['month-template.xlsx', []]);
    expect(read(month!.bytes, { type: 'buffer', bookSheets: true }).SheetNames).toEqual(['รายงาน']);
  });

  test('marks required columns, shows dates in B.E., keeps codes and telephones text', async () => {
    const [month] = await written;
    const sheet = read(month!.bytes, { type: 'buffer', cellNF: true, sheetRows: 2 }).Sheets.รายงาน!;
    const columnOf = (key: string) => String.fromCharCode(65 + reportColumns.findIndex((column) => column.key === key));
    expect(sheet[`${columnOf('code')}1`].v).toBe('รหัสโครงการ *');
    const date = sheet[`${columnOf('date')}2`];
    expect([date.t, date.z]).toEqual(['n', '[$-1070000]dd/mm/yyyy;@']);
    const [day, thisMonth, year] = reportColumns.find(({ key }) => key === 'date')!.example.split('/');
    expect(date.v).toBe(excelNumber(`${Number(year) - 543}-${thisMonth}-${day}`));
    expect(sheet[`${columnOf('code')}2`].t).toBe('s');
    expect(sheet[`${columnOf('disbursed')}2`]).toMatchObject({ t: 'n', z: '#,##0.00' });
    expect([looks.code.format, looks.phone.format]).toEqual(['@', '@']);
  });

  test('offers the statuses of the office, and says what is expected in a cell', async () => {
    const [month] = await written;
    const sheet = text(unzipSync(month!.bytes)['xl/worksheets/sheet1.xml']!);
    const xml = sheet.slice(sheet.indexOf('</sheetData>'));
    expect(xml).toContain('<formula1>"เร็ว,ช้า"</formula1>');
    expect(xml).toContain(`<formula1>"${defaultSettings.targetStatuses.join(',')}"</formula1>`);
    expect(xml).toContain('prompt="วันที่ เช่น 01/10/2563 (พ.ศ.) (เว้นว่างได้)"');
    expect(xml).toMatch(/prompt="จำนวนเงินเป็นบาท[^"]*" sqref="F2:F1500"/);
    expect(xml.match(/<dataValidation /g)).toHaveLength(reportColumns.length);
  });
});
