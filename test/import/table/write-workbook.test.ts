import { read } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type EntryRule, type NewSheet, writeWorkbook } from '../../../src/import/table/write-workbook.ts';

const made = (changed: Partial<NewSheet> = {}): NewSheet => ({
  name: 'แผ่น',
  widths: [10, 20],
  frozenRows: 1,
  rows: [[{ text: 'ก', heading: true }], [{ number: 1.5, format: '0.00' }, { text: '<&"' }]],
  ...changed,
});
const partsOf = async (sheets: readonly NewSheet[]) => {
  const parts = unzipSync(await writeWorkbook(sheets));
  return (name: string) => new TextDecoder().decode(parts[name]);
};
const sheetXml = async (changed: Partial<NewSheet>) => (await partsOf([made(changed)]))('xl/worksheets/sheet1.xml');

test('what is written is read back, with its formats, sheet by sheet', async () => {
  const book = read(await writeWorkbook([made(), made({ name: 'สอง', rows: [[{ text: 'ข' }]] })]), {
    type: 'buffer',
    cellNF: true,
  });
  expect(book.SheetNames).toEqual(['แผ่น', 'สอง']);
  const { A1, A2, B2 } = book.Sheets.แผ่น!;
  expect([A1.v, A2.v, A2.z, B2.v]).toEqual(['ก', 1.5, '0.00', '<&"']);
  expect(book.Sheets.สอง!.A1.v).toBe('ข');
});

test('the same sheets give the same bytes', async () => {
  expect(Buffer.from(await writeWorkbook([made()])).equals(await writeWorkbook([made()]))).toBe(true);
});

test('a formula carries its result, in the sheet that it belongs to', async () => {
  const rows = [[{ number: 2 }, { formula: 'A1*3', result: 6 }], [{ formula: 'B1', result: 0 }]];
  const book = read(await writeWorkbook([made(), made({ name: 'สอง', rows })]), { type: 'buffer' });
  expect([book.Sheets.สอง!.B1, book.Sheets.สอง!.A2]).toMatchObject([
    { f: 'A1*3', v: 6 },
    { f: 'B1', v: 0 },
  ]);
});

test('the parts of a font are in the order of the standard', async () => {
  const styles = (await partsOf([made()]))('xl/styles.xml');
  const fonts = [...styles.matchAll(/<font>(.*?)<\/font>/gs)].map(([, inner]) =>
    [...inner!.matchAll(/<(\w+)/g)].map(([, name]) => name!),
  );
  const order = ['b', 'i', 'strike', 'u', 'sz', 'color', 'name', 'family', 'charset', 'scheme'];
  expect(fonts.some((names) => names.includes('b'))).toBe(true);
  for (const names of fonts) expect(names).toEqual([...names].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
});

test('headings stay in view, columns have their widths, a filter its cells', async () => {
  const xml = await sheetXml({ filter: 'A1:B2' });
  expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
  expect(xml).toMatch(/<col min="2" max="2" width="20"/);
  expect(xml).toContain('</sheetData><autoFilter ref="A1:B2"/>');
  expect(await sheetXml({})).not.toContain('autoFilter');
});

describe('what may be entered', () => {
  const rule: EntryRule = { column: 27, firstRow: 2, lastRow: 9, title: 'ก', hint: 'ข' };
  const xmlOf = (changed: Partial<EntryRule>) => sheetXml({ entries: [{ ...rule, ...changed }] });

  test('is said where a cell is chosen', async () => {
    expect(await xmlOf({})).toContain(
      '<dataValidations count="1"><dataValidation allowBlank="1" showInputMessage="1" promptTitle="ก" prompt="ข" sqref="AB2:AB9"></dataValidation></dataValidations>',
    );
    expect(await sheetXml({})).not.toContain('dataValidation');
  });

  test('is escaped, and cut to what Excel takes', async () => {
    const xml = await xmlOf({ title: 'ก'.repeat(40), hint: `<"\n${'ข'.repeat(300)}` });
    expect(xml).toContain(`promptTitle="${'ก'.repeat(32)}"`);
    expect(xml).toContain(`prompt="&lt;&quot;&#10;${'ข'.repeat(252)}"`);
  });

  test('is a list of choices; other values are accepted after a warning', async () => {
    const xml = await xmlOf({ choices: ['ใช่', 'ไม่ & อื่น'] });
    expect(xml).toContain('type="list" errorStyle="warning" showErrorMessage="1"');
    expect(xml).toContain('<formula1>"ใช่,ไม่ &amp; อื่น"</formula1>');
  });

  test.each([
    ['a choice with a comma', ['ก,ข']],
    ['a choice with a quotation mark', ['ก"']],
    ['more than 255 letters', ['ก'.repeat(128), 'ข'.repeat(127)]],
  ])('is no list with %s, which Excel cannot read', async (_, choices) => {
    const xml = await xmlOf({ choices });
    expect(xml).not.toContain('formula1');
    expect(xml).not.toContain('type="list"');
  });

  test('is a list with 255 letters', async () => {
    expect(await xmlOf({ choices: ['ก'.repeat(127), 'ข'.repeat(127)] })).toContain('formula1');
  });
});
