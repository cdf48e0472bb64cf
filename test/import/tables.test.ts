import { describe, expect, test } from 'vitest';
import { columnTemplate } from '../../src/import/table/column-template.ts';
import { projectColumns, reportColumns } from '../../src/import/table/columns.ts';
import { importTables } from '../../src/import/table/import-tables.ts';
import type { Sheet } from '../../src/import/table/sheet.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { importContext, importTerminal, run } from './support.ts';

const canReadCsv = await import('csv-parse/sync' as string).then(
  () => true,
  () => false,
);

const file = 'ปี2564.xlsx';
const values = (columns: typeof projectColumns) => columns.map(({ example }) => example);
const projects: Sheet = { name: 'โครงการ', file, rows: [projectColumns.map(({ key }) => key), values(projectColumns)] };
const reports: Sheet = { name: 'รายงาน', file, rows: [reportColumns.map(({ title }) => title), values(reportColumns)] };

describe('tables, one project a row', () => {
  test('give data files, reports from the second sheet', () => {
    const { files, diagnostics } = tables(projects, reports);
    expect(diagnostics).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(['data/2564/21000000-3230.yaml']);
    const { value } = loadProject(files[0]!.path, files[0]!.bytes);
    expect(value?.project.project.budget).toEqual({
      received: 20_000_000,
      spent: 14_375_050,
      disbursedMode: 'perReport',
    });
    expect(value?.project.rationale).toEqual(['ย่อหน้าแรก', 'ย่อหน้าที่สอง']);
    expect(value?.project.reports).toMatchObject([{ number: 1, date: '2020-11-23', progress: 1000 }]);
  });

  test.each([
    ['startDate', '31/02/2564', 'E-DATE-FORMAT', 'โครงการ!E2'],
    ['received', 'สองแสน', 'E-MONEY', 'โครงการ!G2'],
    ['code', '21-1', 'E-CODE-FORMAT', 'โครงการ!A2'],
    ['fiscalYear', '2021', 'E-DATE-ERA', 'โครงการ!D2'],
    ['name', ' ', 'E-MISSING-KEY', 'โครงการ!C2'],
  ])('a wrong %s is told with its cell, and the row makes no file', (key, text, code, cell) => {
    const { files, diagnostics } = tables(withCell(projects, key, text), reports);
    expect(files).toEqual([]);
    expect(diagnostics[0]?.code).toBe(code);
    expect(diagnostics[0]?.message.en).toContain(`\`${cell}\``);
    expect(diagnostics[0]?.message.th).toContain(`\`${cell}\``);
  });

  test('a wrong report keeps its project from being written, and no other', () => {
    const second = withCell(projects, 'code', '21000000-9999').rows[1]!;
    const both = { ...projects, rows: [...projects.rows, second] };
    const { files, diagnostics } = tables(both, withCell(reports, 'progress', '101'));
    expect(files.map(({ path }) => path)).toEqual(['data/2564/21000000-9999.yaml']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['E-PERCENT-RANGE']);
    expect(diagnostics[0]?.message.en).toContain('`รายงาน!E2`');
  });

  test('a code twice, a report of no project, an unknown or missing column', () => {
    const twice = tables({ ...projects, rows: [...projects.rows, projects.rows[1]!] }, reports);
    expect(twice.diagnostics.map(({ code }) => code)).toEqual(['E-CODE-DUPLICATE']);
    const orphan = tables(projects, withCell(reports, 'code', '21000000-1111'));
    expect(orphan.diagnostics[0]?.message.en).toContain('`รายงาน!A2`');
    const misspelt = tables({
      ...projects,
      rows: [projects.rows[0]!.map((key) => (key === 'goal' ? 'gaol' : key)), projects.rows[1]!],
    });
    expect(misspelt.diagnostics.map(({ code }) => code)).toEqual(['E-UNKNOWN-KEY', 'E-MISSING-KEY']);
    expect(misspelt.diagnostics[0]?.hint?.en).toContain('`goal`');
    expect(misspelt.files).toEqual([]);
    expect(tables({ name: 'S', file, rows: [['a'], ['b']] }).diagnostics[0]?.message.en).toContain('`S!A1`');
  });

  test('money and percent as spreadsheets show them', () => {
    const { files } = tables(withCell(projects, 'received', '1,200,000.50 บาท'), reports);
    expect(new TextDecoder().decode(files[0]?.bytes)).toContain('received: "1200000.50"');
  });

  test.skipIf(!canReadCsv)('CSV files, the reports in a second one', async () => {
    const [first = '', second = ''] = columnTemplate().split('\n\n');
    const terminal = importTerminal({ 'projects.csv': `\ufeff${first}\n`, 'reports.csv': second });
    const { status, out } = await run('import reports.csv projects.csv', terminal);
    expect({ status, out }).toEqual({ status: 0, out: 'data/2564/21000000-3230.yaml\n' });
  });

  test('the template names every column', () => {
    const lines = columnTemplate().split('\n');
    expect(lines[0]).toBe(projectColumns.map(({ key }) => key).join(','));
    expect(lines[1]).toBe(projectColumns.map(({ title }) => title).join(','));
    expect(lines).toContain(reportColumns.map(({ key }) => key).join(','));
  });
});

function tables(...sheets: Sheet[]) {
  return importTables(sheets, new Map(), importContext());
}

/** The first row of values with one of them changed. */
function withCell(sheet: Sheet, key: string, text: string): Sheet {
  const columns = sheet === reports ? reportColumns : projectColumns;
  const at = columns.findIndex((column) => column.key === key);
  return { ...sheet, rows: [sheet.rows[0]!, sheet.rows[1]!.with(at, text)] };
}
