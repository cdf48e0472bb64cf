import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  measureWorkbook,
  tooLarge,
  type WorkbookKind,
  workbookLimits,
} from '../../../src/import/table/measure-workbook.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const archive = (parts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, bytesOf(text)])), { level: 0 });

const sheetOf = (inside: string) => `<worksheet>${inside}</worksheet>`;
const cells = (count: number) => '<c/>'.repeat(count);

/** What is said of an Excel workbook; `undefined` where it may be read. */
function faultOf(parts: Readonly<Record<string, string>>) {
  const measured = measureWorkbook(archive(parts), 'xlsx');
  return 'fault' in measured ? measured.fault : undefined;
}
const faultOfSheet = (inside: string) => faultOf({ 'xl/worksheets/sheet1.xml': sheetOf(inside) });

describe('as much as is allowed is read, and one more is not', () => {
  test.each<[string, (count: number) => Readonly<Record<string, string>>, number]>([
    ['rows', (count) => ({ 'xl/worksheets/sheet1.xml': '<row/>'.repeat(count) }), workbookLimits.cells],
    ['texts', (count) => ({ 'xl/sharedStrings.xml': '<si/>'.repeat(count) }), workbookLimits.cells],
    ['sheets', (count) => ({ 'xl/workbook.xml': '<sheet/>'.repeat(count) }), workbookLimits.sheets],
    ['formats of cells', (count) => ({ 'xl/styles.xml': '<xf/>'.repeat(count) }), workbookLimits.formats],
    ['formats of numbers', (count) => ({ 'xl/styles.xml': '<numFmt/>'.repeat(count) }), workbookLimits.formats],
    [
      'formulas over many cells',
      (count) => ({ 'xl/worksheets/sheet1.xml': '<f t="array"/>'.repeat(count) }),
      workbookLimits.arrayFormulas,
    ],
    ['merges', (count) => ({ 'xl/worksheets/sheet1.xml': '<mergeCell r=""/>'.repeat(count) }), workbookLimits.merges],
  ])('%s', (_, parts, most) => {
    expect(faultOf(parts(most))).toBeUndefined();
    expect(faultOf(parts(most + 1))).toBe(tooLarge);
  });

  test('cells, over all sheets together', () => {
    const half = cells(workbookLimits.cells / 2);
    const parts = { 'xl/worksheets/sheet1.xml': half, 'xl/worksheets/sheet2.xml': half };
    expect(faultOf(parts)).toBeUndefined();
    expect(faultOf({ ...parts, 'xl/worksheets/sheet3.xml': '<c/>' })).toBe(tooLarge);
  });

  test('cells of one part that several sheets name count for each of them', () => {
    const part = { 'xl/worksheets/sheet1.xml': cells(200_000) };
    expect(faultOf({ ...part, 'xl/workbook.xml': '<sheet/><sheet/>' })).toBeUndefined();
    expect(faultOf({ ...part, 'xl/workbook.xml': '<sheet/><sheet/><sheet/>' })).toBe(tooLarge);
  });

  test('elements with a prefix count, and others of a like name do not', () => {
    expect(faultOf({ 'xl/workbook.xml': '<x:sheet/>'.repeat(workbookLimits.sheets + 1) })).toBe(tooLarge);
    expect(faultOf({ 'xl/workbook.xml': '<sheetView/>'.repeat(workbookLimits.sheets + 1) })).toBeUndefined();
  });
});

describe("cells beyond Excel's grid", () => {
  test.each([
    ['<row r="1048576"><c r="XFD1048576"/></row>', undefined],
    ['<row r="1048577"/>', 'limit'],
    ['<c r="A1048577"/>', 'limit'],
    ['<c r="XFE1"/>', 'limit'],
    ["<c r='ZZZZZZZZZZZZ1'/>", 'limit'],
    ['<col min="1" max="16384"/>', undefined],
    ['<col min="1" max="16385"/>', 'limit'],
  ])('%s: %s', (inside, kind) => {
    expect(faultOfSheet(inside)?.kind).toBe(kind);
  });

  test('are named', () => {
    expect(faultOfSheet('<c r="XFE12"/>')?.text.en).toMatch(/^a cell `XFE12` lies outside the grid/);
    expect(faultOfSheet('<col max="16385"/>')?.text.en).toMatch(/^a cell lies outside the grid/);
  });
});

describe('a workbook of Excel is given to the library', () => {
  const given = (parts: Readonly<Record<string, string>>) => {
    const measured = measureWorkbook(archive(parts), 'xlsx');
    if ('fault' in measured) throw new Error(measured.fault.text.en);
    return Object.fromEntries(
      Object.entries(unzipSync(measured.bytes)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
    );
  };

  test('without the parts that hold no values, and without their names', () => {
    const kept = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'];
    const left = [
      'docProps/app.xml',
      'customXml/item1.xml',
      'xl/calcChain.xml',
      'xl/drawings/drawing1.xml',
      'xl/comments1.xml',
      'xl/theme/theme1.xml',
      'xl/pivotTables/pivotTable1.xml',
      'xl/vbaProject.bin',
      'xl/media/image1.png',
    ];
    const types = [...kept, ...left].map((name) => `<Override PartName="/${name}" ContentType="a"/>`).join('');
    const parts = given({
      ...Object.fromEntries([...kept, ...left].map((name) => [name, '<a/>'])),
      '[Content_Types].xml': `<Types>${types}</Types>`,
    });
    expect(Object.keys(parts).sort()).toEqual([...kept, '[Content_Types].xml'].sort());
    expect([...parts['[Content_Types].xml']!.matchAll(/PartName="\/([^"]*)"/g)].map(([, name]) => name)).toEqual(kept);
  });

  test.each([
    ['<c r="E2" s="1" t="d"><v>2020-10-01</v></c>', '<c r="E2" s="1" t="str"><v>2020-10-01</v></c>'],
    ['<c t="d" r="E2"><v>2020-10-01T00:00:00</v></c>', '<c t="str" r="E2"><v>2020-10-01</v></c>'],
    ['<x:c t="d"><x:v>2020-10-01T00:00:00.000Z</x:v></x:c>', '<x:c t="str"><x:v>2020-10-01</x:v></x:c>'],
    ['<c t="d"><v>2020-10-01T13:00:00</v></c>', '<c t="d"><v>2020-10-01T13:00:00</v></c>'],
    ['<c t="n"><v>44105</v></c>', '<c t="n"><v>44105</v></c>'],
  ])('with a day of ISO form as text: %s', (cell, expected) => {
    expect(given({ 'xl/worksheets/sheet1.xml': sheetOf(cell) })['xl/worksheets/sheet1.xml']).toBe(sheetOf(expected));
  });

  test('with the formats written out that it only numbers', () => {
    expect(given({ 'xl/styles.xml': '<styleSheet></styleSheet>' })['xl/styles.xml']).toContain(
      '<numFmt numFmtId="71" formatCode="ว/ด/ปปปป"/>',
    );
  });
});

describe('a workbook of OpenDocument', () => {
  const measure = (content: string, kind: WorkbookKind = 'fods') =>
    measureWorkbook(
      kind === 'ods' ? archive({ 'content.xml': content }) : bytesOf(`${content}</office:document>\n`),
      kind,
    );
  const row = (inside: string, repeated = 1) =>
    `<table:table-row table:number-rows-repeated="${repeated}">${inside}</table:table-row>`;
  const cell = (repeated: number) =>
    `<table:table-cell table:number-columns-repeated="${repeated}" office:value-type="string"/>`;

  test.each<[string, string, string | undefined]>([
    ['a cell repeated', row(cell(500_000)), undefined],
    ['a cell repeated once too often', row(cell(500_001)), 'limit'],
    ['rows repeated', row(cell(500), 1000), undefined],
    ['rows repeated too often', row(cell(501), 1000), 'limit'],
    [
      'empty cells repeated to the edge of the grid',
      row('<table:table-cell table:number-columns-repeated="16384"/>', 1_048_576),
      undefined,
    ],
    ['cells with text', row('<table:table-cell table:number-columns-repeated="600000">ก</table:table-cell>'), 'limit'],
    ['cells under a merged one', row('<table:covered-table-cell table:number-columns-repeated="600000"/>'), 'limit'],
    ['a hidden row', '<table:table-row table:visibility="collapse"/>', 'hidden'],
    ['a filtered row', '<table:table-row table:visibility="filter"/>', 'hidden'],
    ['a shown row', '<table:table-row table:visibility="visible"/>', undefined],
  ])('%s', (_, content, kind) => {
    for (const each of ['fods', 'ods'] as const) {
      const measured = measure(content, each);
      expect('fault' in measured ? measured.fault.kind : undefined).toBe(kind);
    }
  });

  test('loses the conditions of its formats: each cell carries its shown text', () => {
    const measured = measure('<a/><style:map style:condition="value()&gt;=0"/><b/>');
    expect('bytes' in measured && new TextDecoder().decode(measured.bytes)).toBe('<a/><b/></office:document>\n');
  });

  test.each([
    ['<office:document></office:document>', undefined],
    ['<office:document></office:document>\r\n<!-- ก -->\n', undefined],
    ['<office:document><table:table></table:table>', 'damaged'], // cut: the library would give the tables before
    ['<office:document></office:document', 'damaged'],
    ['', 'damaged'],
  ])('%j in one file is %s', (text, kind) => {
    const measured = measureWorkbook(bytesOf(text), 'fods');
    expect('fault' in measured ? measured.fault.kind : undefined).toBe(kind);
  });

  test('without its content is damaged', () => {
    expect(measureWorkbook(archive({ mimetype: 'a' }), 'ods')).toMatchObject({ fault: { kind: 'damaged' } });
  });
});

test.each<WorkbookKind>(['xlsx', 'ods'])('%s that is no archive is damaged', (kind) => {
  expect(measureWorkbook(bytesOf('PK\u0003\u0004'), kind)).toMatchObject({ fault: { kind: 'damaged' } });
});

test('what Excel wrote before 2007 is given as it is', () => {
  const bytes = bytesOf('BIFF');
  expect(measureWorkbook(bytes, 'xls')).toEqual({ bytes });
});
