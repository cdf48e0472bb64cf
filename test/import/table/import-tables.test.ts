import { describe, expect, test } from 'vitest';
import { reportColumns } from '../../../src/import/table/columns.ts';
import { findTables } from '../../../src/import/table/find-tables.ts';
import { garbledSheet, importTables, leftOutOf, notesOf, readAll } from '../../../src/import/table/import-tables.ts';
import type { Sheet } from '../../../src/import/table/sheet.ts';
import { importContext } from '../support.ts';
import { projectHeadings, projectRow, reportHeadings, reportRow } from '../workbook.ts';
import { type MadeCell, madeSheet, numberCell } from './made-sheets.ts';

// Whole files are imported in `../tables.test.ts`; here is what becomes of sheets that are read already.

const code = '50140000-101';
const cells = (row: readonly unknown[]) => row as MadeCell[];
const projects = madeSheet([projectHeadings, cells(projectRow())], { name: 'โครงการ' });
const reports = madeSheet([reportHeadings, cells(reportRow())], { name: 'รายงาน' });
const importSheets = (sheets: readonly Sheet[], changed = {}) =>
  importTables(sheets, new Map([['in.xlsx', new Uint8Array([1])]]), { ...importContext(), ...changed });

describe('sheets give data files', () => {
  test('with the record of where they come from', () => {
    const { files, diagnostics, notes } = importSheets([projects, reports]);
    expect({ diagnostics, notes }).toEqual({ diagnostics: [], notes: [] });
    const [file] = files;
    expect(file?.path).toBe(`data/2564/${code}.yaml`);
    expect(file?.provenance).toMatchObject({
      source: 'in.xlsx โครงการ!A2',
      sha256: '4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a', // of one byte, 1
      applied: [],
      suggestions: [],
    });
    expect(new TextDecoder().decode(file?.bytes)).toMatch(
      /^# yaml-language-server: .*\n# นำเข้าจาก in.xlsx โครงการ!A2\n# Imported from in.xlsx โครงการ!A2\n/,
    );
  });

  test('none where the table of projects has only its headings, which is reported', () => {
    const { files, diagnostics } = importSheets([madeSheet([projectHeadings], { name: 'โครงการ' })]);
    expect(files).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'E-MISSING-KEY', message: { en: '`โครงการ`: the table of projects has headings and no row' } },
    ]);
  });

  test('one for each project that has no mistake', () => {
    const two = madeSheet([projectHeadings, cells(projectRow({ code: '21000000-9999' })), cells(projectRow())], {
      name: 'โครงการ',
    });
    const wrong = madeSheet([reportHeadings, cells(reportRow({ progress: '101' }))], { name: 'รายงาน' });
    const { files, diagnostics } = importSheets([two, wrong]);
    expect(files.map(({ path }) => path)).toEqual(['data/2564/21000000-9999.yaml']);
    expect(diagnostics.map(({ code: each }) => each)).toEqual(['E-PERCENT-RANGE']);
    const partial = importSheets([two, wrong], { partial: true });
    expect(partial.files).toHaveLength(2);
    expect(partial.files[1]?.provenance?.suggestions).toMatchObject([
      { id: 'rows-left-out', text: { en: 'rows with mistakes are left out: รายงาน!A2' } },
    ]);
  });

  test('none where a report that belongs nowhere is wrong', () => {
    const stray = madeSheet([reportHeadings, cells(reportRow({ code: '' }))], { name: 'รายงาน' });
    const { files, diagnostics } = importSheets([projects, stray]);
    expect([files, diagnostics.map(({ message }) => message.en)]).toEqual([[], ['`รายงาน!A2`: `code` is empty']]);
  });

  test('with what was read differently from what is stored, and what is to be checked', () => {
    const row = cells(reportRow()).map((cell, at) =>
      reportColumns[at]!.key === 'progress' ? numberCell(0.25, '25%', '0%') : cell,
    );
    const [file] = importSheets([projects, madeSheet([reportHeadings, row], { name: 'รายงาน' })]).files;
    expect(file?.provenance?.applied.map(({ id }) => id)).toEqual(['cell-percent']);
    expect(file?.provenance?.suggestions).toEqual([]);
  });

  test('and say which sheets hold none; not where no table was found at all', () => {
    const other = madeSheet([['บันทึก']], { name: 'อื่น' });
    expect(importSheets([projects, other]).notes.map(({ en }) => en)).toEqual(['sheet `อื่น`: no table in it, left out']);
    expect(importSheets([other]).notes).toEqual([]);
  });

  test('none where no table has projects, and that is said at the first sheet', () => {
    const { files, diagnostics } = importSheets([reports]);
    expect(files).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        code: 'E-MISSING-KEY',
        message: { en: '`รายงาน!A1`: no table of projects' },
        hint: { en: expect.stringContaining('--columns') },
      },
    ]);
    const hidden = importSheets([{ ...projects, hidden: true }, reports]);
    expect(hidden.diagnostics[0]?.hint?.en).toContain('--include-hidden');
    expect(importSheets([{ ...projects, hidden: true }, reports], { includeHidden: true }).files).toHaveLength(1);
  });

  test('none where the code of a project is in two rows', () => {
    const { files, diagnostics } = importSheets([projects, { ...projects, name: 'อื่น' }]);
    expect([files, diagnostics.map(({ code: each }) => each)]).toEqual([[], ['E-CODE-DUPLICATE']]);
  });

  test('a report of another project is one too many, unless projects could not be read', () => {
    const stray = madeSheet([reportHeadings, cells(reportRow({ code: '21000000-1111' }))], { name: 'รายงาน' });
    expect(importSheets([projects, stray]).diagnostics[0]?.message.en).toContain('no project `21000000-1111`');
    const unread = madeSheet([[...projectHeadings, 'nmae'], cells(projectRow())], { name: 'โครงการ' });
    expect(importSheets([unread, stray]).diagnostics.map(({ code: each }) => each)).toEqual(['E-UNKNOWN-KEY']);
  });
});

test('wrong headings keep the rows of their table from being read, and those of no other', () => {
  const wrong = madeSheet([['code', 'name', 'nmae'], ['x']]);
  const tables = [wrong, projects].flatMap((sheet) => findTables(sheet).tables);
  const { rows, diagnostics, unread } = readAll(tables);
  expect(rows.map(({ place }) => place)).toEqual(['โครงการ!A2']);
  expect(unread).toBe(true);
  expect(diagnostics.length).toBeGreaterThan(1);
  expect(readAll(tables.slice(1)).unread).toBe(false);
});

describe('what of a sheet is no table is said', () => {
  const said = (rows: readonly (readonly MadeCell[])[]) => {
    const sheet = madeSheet(rows);
    return leftOutOf({ sheet, ...findTables(sheet) }).map(({ en }) => en);
  };

  test('a sheet without a table, but not an empty one', () => {
    expect(said([['บันทึก']])).toEqual(['sheet `แผ่น`: no table in it, left out']);
    expect(said([])).toEqual([]);
  });

  test('rows above the headings', () => {
    expect(said([['ทะเบียน'], ['ปี 2564'], projectHeadings])).toEqual([
      'sheet `แผ่น`: rows above the headings are left out (1, 2)',
    ]);
    expect(said([projectHeadings])).toEqual([]);
  });
});

test('Thai text in the wrong encoding is named at its first cell', () => {
  const garbled = (text: string) => new TextDecoder('windows-874').decode(Buffer.from(text));
  const row = ['โครงการก่อสร้าง', 'สำนักการโยธา', 'ปรับปรุงถนน'].map(garbled);
  const [found] = garbledSheet(madeSheet([['code'], ['', ...row]]));
  expect(found).toMatchObject({ code: 'W-MOJIBAKE', severity: 'error', file: 'in.xlsx' });
  expect(found?.message.en).toMatch(/^`แผ่น!B2`: /);
  expect(garbledSheet(projects)).toEqual([]);
  const sheet = madeSheet([projectHeadings, ['', ...row]]);
  expect(importSheets([sheet, projects])).toMatchObject({ files: [], diagnostics: [{ code: 'W-MOJIBAKE' }] });
});

test('changes of one kind are one note that names their cells; doubts are apart', () => {
  const notes = [
    { kind: 'percent', place: 'ก!A1', text: '25% → 25' },
    { kind: 'phone-zero', place: 'ก!B1', text: '8 → 8' },
    { kind: 'percent', place: 'ก!A2', text: '5% → 5' },
  ] as const;
  expect(notesOf(notes, true)).toMatchObject([
    { id: 'cell-percent', text: { en: 'percent cells taken as they are shown: ก!A1 25% → 25; ก!A2 5% → 5' } },
  ]);
  expect(notesOf(notes, false)).toMatchObject([
    { id: 'cell-phone-zero', text: { en: expect.stringMatching(/ก!B1 8 → 8$/) } },
  ]);
});
