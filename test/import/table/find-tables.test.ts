import { describe, expect, test } from 'vitest';
import { importTerminal, run } from '../support.ts';
import {
  office,
  projectHeadings,
  projectRow,
  reportHeadings,
  reportRow,
  type TestCell,
  workbook,
} from '../workbook.ts';

/** Imports the office's workbook with other headings and rows in the sheet of projects. */
async function importProjects(rows: readonly (readonly TestCell[])[]) {
  const [, reports] = office();
  const terminal = importTerminal({ 'in.xlsx': workbook([{ name: 'โครงการ', rows }, reports]) });
  return run('import in.xlsx', terminal);
}

const titles = projectHeadings.map((_, index) => index);

describe('one column has one heading', () => {
  test('a heading written twice is named with both places', async () => {
    const { status, err } = await importProjects([
      [...projectHeadings, 'name'],
      [...projectRow(), 'อีกชื่อ'],
    ]);
    expect(status).toBe(1);
    expect(err).toContain('E-COLUMN-DUPLICATE');
    expect(err).toMatch(/`โครงการ!C1` and `โครงการ![A-Z]+1` are both the column `name`/);
  });

  test('also in the other language', async () => {
    const { err } = await importProjects([
      [...projectHeadings, 'ชื่อโครงการ/กิจกรรม'],
      [...projectRow(), 'อีกชื่อ'],
    ]);
    expect(err).toContain('E-COLUMN-DUPLICATE');
  });

  test('a second row of headings names the same columns, or the place that does not is named', async () => {
    const same = await importProjects([projectHeadings, projectHeadings, projectRow()]);
    expect({ status: same.status, err: same.err.includes('E-') }).toEqual({ status: 0, err: false });
    const [first, second, ...others] = projectHeadings as [string, string, ...string[]];
    const swapped = await importProjects([projectHeadings, [second, first, ...others], projectRow()]);
    expect(swapped.status).toBe(1);
    expect(swapped.err).toMatch(/E-COLUMN-DUPLICATE.*`โครงการ!A2`/);
  });
});

test('a required column that is missing, and a heading that is none, are named', async () => {
  const without = titles.filter((index) => projectHeadings[index] !== 'name');
  const pick = <T>(row: readonly T[]) => without.map((index) => row[index]!);
  const { err } = await importProjects([
    [...pick(projectHeadings), 'nmae'],
    [...pick(projectRow()), 'ก'],
  ]);
  expect(err).toContain('E-MISSING-KEY');
  expect(err).toMatch(/E-UNKNOWN-KEY[\s\S]*did you mean `name`/);
});

test('headings are found below a title and blank rows, in either language', async () => {
  const terminal = importTerminal({
    'in.xlsx': workbook([
      { name: 'โครงการ', rows: [['บัญชีโครงการ'], [], projectHeadings, projectRow()] },
      { name: 'รายงาน', rows: [reportHeadings, reportRow()] },
    ]),
  });
  expect((await run('import in.xlsx', terminal)).status).toBe(0);
});
