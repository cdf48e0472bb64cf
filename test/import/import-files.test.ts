import { describe, expect, test } from 'vitest';
import type { ImportSource } from '../../src/import/import-context.ts';
import { importFiles, mostImportedBytes, openSource } from '../../src/import/import-files.ts';
import type { ReadWorkbook } from '../../src/import/table/measure-workbook.ts';
import { importContext, legacyForm } from './support.ts';
import { madeSheet } from './table/made-sheets.ts';
import { projectHeadings, projectRow, workbook } from './workbook.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const csv = (row = projectRow()) =>
  bytes(
    [projectHeadings, row]
      .map((cells) => cells.map((cell) => JSON.stringify(cell).replaceAll('\\n', ' ')).join(','))
      .join('\n'),
  );
const garbled = bytes('<html><table></table></html>');

async function importAll(sources: readonly ImportSource[], changed = {}) {
  const results = [];
  for await (const result of importFiles(sources, { ...importContext(), ...changed })) results.push(result);
  return results.map(({ source, files, diagnostics, notes }) => ({
    source,
    files: files.map(({ path }) => path),
    codes: diagnostics.map(({ code }) => code),
    notes: notes.map(({ en }) => en),
  }));
}

const table = 'data/2564/50140000-101.yaml';
const printout = { file: 'old.txt', bytes: bytes(legacyForm) };

test('printouts are imported one by one, tables together behind them', async () => {
  const found = await importAll([
    { file: 'p.csv', bytes: csv() },
    printout,
    { file: 'q.csv', bytes: bytes('number,narrative\n') },
  ]);
  expect(found.map(({ source, files }) => [source, files])).toEqual([
    ['old.txt', ['data/2564/21000000-3230.yaml']],
    ['p.csv, q.csv', expect.any(Array)],
  ]);
  expect((await importAll([printout])).length).toBe(1);
});

describe('a table that cannot be read', () => {
  const sources = [
    { file: 'p.csv', bytes: csv() },
    { file: 'r.xls', bytes: garbled },
  ];

  test('keeps the others from being written, and that is said', async () => {
    expect(await importAll(sources)).toEqual([
      { source: 'p.csv, r.xls', files: [], codes: ['E-FILE-KIND'], notes: [expect.stringContaining('--partial')] },
    ]);
    expect((await importAll(sources.slice(1)))[0]?.notes).toEqual([]);
  });

  test('does not with --partial', async () => {
    expect(await importAll(sources, { partial: true })).toMatchObject([{ files: [table], codes: ['E-FILE-KIND'] }]);
  });
});

describe('what a source is opened as', () => {
  const open = async (file: string, content: Uint8Array, changed = {}) => {
    const opened = await openSource({ file, bytes: content }, { ...importContext(), ...changed });
    return [
      'sheets' in opened ? opened.sheets.length : 'no table',
      opened.diagnostics.map(({ code }) => code),
    ] as const;
  };

  test.each<[string, Uint8Array, number | 'no table', string[]]>([
    ['a.txt', csv(), 1, []],
    ['a.txt', bytes('\ufeffcode;name;goal\n'), 1, []],
    ['a.csv', bytes('ก,ข\n'), 1, []],
    ['a.csv', bytes('code,"ก\n'), 0, ['E-CSV-QUOTE']],
    ['a.txt', bytes('ก\n'), 'no table', ['E-NOT-A-REPORT']],
    ['a.txt', bytes(' \n\n'), 'no table', ['E-FILE-KIND']],
    ['a.csv', bytes('\ufeff'), 0, ['E-FILE-KIND']],
    ['.DS_Store', bytes('\0\0\0\u0001Bud1'), 'no table', ['E-FILE-KIND']],
    ['a.yaml', bytes('schemaVersion: 1\n'), 'no table', ['E-NOT-A-REPORT']],
    ['a.csv', Buffer.from([0x61, 0xa1, 0xd2]), 0, ['E-IMPORT-ENCODING']],
    ['a.txt', Buffer.from([0x61, 0xa1, 0xd2]), 'no table', ['E-IMPORT-ENCODING']],
    ['a.csv', Buffer.from('\ufeffcode,name\n', 'utf16le').subarray(0, -1), 0, ['E-IMPORT-ENCODING']],
    ['a.csv', Buffer.from('\ufeffcode,\ud800x\n', 'utf16le'), 0, ['E-IMPORT-ENCODING']],
    ['a.xls', garbled, 0, ['E-FILE-KIND']],
    ['a.xlsx', Buffer.from([0x61, 0x01, 0x96, 0x02, 0xff, 0x0a]), 0, ['E-FILE-KIND']],
    ['a.png', Buffer.from('\u0089PNG\r\n', 'latin1'), 'no table', ['E-FILE-KIND']],
    ['~$a.xlsx', bytes('user'), 'no table', ['E-FILE-KIND']], // a lock file was to give no table
    ['a.pdf', bytes('%PDF-1.7'), 'no table', ['E-FILE-KIND']],
    ['a.csv', new Uint8Array(mostImportedBytes + 1), 'no table', ['E-IMPORT-LIMIT']],
  ])('%s (%#)', async (file, content, sheets, codes) => {
    expect(await open(file, content)).toEqual([sheets, codes]);
  });

  test('a data file is called one, and not a scanned paper', async () => {
    const { diagnostics } = await openSource({ file: 'a.yaml', bytes: bytes('schemaVersion: 1\n') }, importContext());
    expect(diagnostics[0]?.hint?.en).toContain('`raingan check`');
  });

  test('a wrong encoding of a table has the hint of how Excel saves another', async () => {
    const { diagnostics } = await openSource({ file: 'a.csv', bytes: Buffer.from([0x61, 0xa1]) }, importContext());
    expect(diagnostics[0]?.hint?.en).toContain('CSV UTF-8');
  });

  test.each<[ReadWorkbook, number, string[], RegExp]>([
    [{ sheets: [madeSheet([])] }, 1, [], /^$/],
    [{ fault: { kind: 'limit', text: { th: 'ก', en: 'too large' } } }, 0, ['E-IMPORT-LIMIT'], /split the file/],
    [{ fault: { kind: 'damaged', text: { th: 'ก', en: 'damaged' } } }, 0, ['E-FILE-KIND'], /save it as .xlsx/],
    [{ fault: { kind: 'hidden', text: { th: 'ก', en: 'hidden' } } }, 0, ['E-FILE-KIND'], /save it as .xlsx/],
    [{ fault: { kind: 'password', text: { th: 'ก', en: 'secret' } } }, 0, ['E-FILE-KIND'], /remove the password/],
  ])('a workbook, by what opening it gives (%#)', async (read, sheets, codes, hint) => {
    const source = { file: 'a.xlsx', bytes: workbook([{ name: 'a', rows: [['b']] }]) };
    const opened = await openSource(source, { ...importContext(), openWorkbook: async () => read });
    expect('sheets' in opened && opened.sheets).toHaveLength(sheets);
    expect(opened.diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(opened.diagnostics[0]?.hint?.en ?? '').toMatch(hint);
  });
});
