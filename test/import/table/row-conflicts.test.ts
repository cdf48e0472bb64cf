import { describe, expect, test } from 'vitest';
import { readRows } from '../../../src/import/table/read-rows.ts';
import {
  blockedCodes,
  codeOf,
  orphans,
  repeatedCodes,
  type TableRows,
} from '../../../src/import/table/row-conflicts.ts';
import { madeTable } from './made-sheets.ts';

const [one, two, three] = ['21000000-0001', '21000000-0002', '21000000-0003'] as const;

/** Rows of one sheet, by code; a `!` behind it makes the row wrong. */
function rowsOf(codes: readonly string[], name = 'แผ่น', unread = false): TableRows {
  const cells = codes.map((code) => [code.replace('!', ''), code.endsWith('!') ? 'หนึ่ง' : '1']);
  return { ...readRows(madeTable(['code', 'number'], cells, { name })), unread };
}

const none = rowsOf([]);
const together = (...each: readonly TableRows[]): TableRows => ({
  ...none,
  rows: each.flatMap(({ rows }) => rows),
});

describe('projects that are not written', () => {
  const blocked = (projects: TableRows, reports: TableRows, partial = false) => {
    const found = blockedCodes(projects, reports, partial);
    return { codes: [one, two, three].filter((code) => found.has(code)), everything: found.everything };
  };

  test('none, where every row is good', () => {
    expect(blocked(rowsOf([one, two]), rowsOf([one]))).toEqual({ codes: [], everything: false });
  });

  test('those with a mistake in their row, or in that of a report', () => {
    expect(blocked(rowsOf([`${one}!`, two, three]), rowsOf([`${two}!`, three])).codes).toEqual([one, two]);
  });

  test('the one above a wrong report without a code', () => {
    expect(blocked(rowsOf([one, two]), rowsOf([one, '!', two]))).toEqual({ codes: [one], everything: false });
  });

  test('all, where no code is above such a report', () => {
    expect(blocked(rowsOf([one]), rowsOf(['!', one])).everything).toBe(true);
  });

  test('all of its sheet, where a wrong project is above every code', () => {
    const projects = together(rowsOf(['!', one, two], 'ก'), rowsOf([three], 'ข'));
    expect(blocked(projects, none)).toEqual({ codes: [one, two], everything: false });
  });

  test('all, where the headings of a table of reports are wrong', () => {
    expect(blocked(rowsOf([one]), rowsOf([], 'ก', true)).everything).toBe(true);
    expect(blocked(rowsOf([one]), rowsOf([], 'ก', true), true).everything).toBe(true);
  });

  test('with --partial none for a mistake in a row', () => {
    expect(blocked(rowsOf([`${one}!`, '!', two]), rowsOf(['!', `${two}!`]), true)).toEqual({
      codes: [],
      everything: false,
    });
  });
});

describe('a code in two rows', () => {
  test('is named with both places, on whatever sheet', () => {
    const { codes, diagnostics } = repeatedCodes(together(rowsOf([one, two], 'ก'), rowsOf([three, one], 'ข')).rows);
    expect([...codes]).toEqual([one]);
    expect(diagnostics).toMatchObject([
      {
        code: 'E-CODE-DUPLICATE',
        file: 'in.xlsx',
        message: { en: `\`ข!A3\`: the code \`${one}\` is also that of \`ก!A2\`; neither row is written` },
      },
    ]);
  });

  test('a third time is named once more; rows without a code repeat none', () => {
    expect(repeatedCodes(rowsOf([one, one, one]).rows).diagnostics).toHaveLength(2);
    expect(repeatedCodes(rowsOf(['', '', one]).rows)).toEqual({ codes: new Set(), diagnostics: [] });
  });
});

test('a report of a project that no table holds is named; one without a code is not', () => {
  const { rows } = rowsOf([one, '', three]);
  expect(orphans(rowsOf([one, two]).rows, rows)).toMatchObject([
    { code: 'E-MISSING-KEY', message: { en: `\`แผ่น!A4\`: no project \`${three}\` in the table of projects` } },
  ]);
});

test('a report whose project is in a hidden row is answered with how to read that', () => {
  const [found] = orphans(rowsOf([one]).rows, rowsOf([two]).rows, (code) => code === two);
  expect(found?.hint?.en).toContain('`--include-hidden`');
});

test('a row that has no code of its own has none', () => {
  expect(rowsOf([one, '']).rows.map(codeOf)).toEqual([one, '']);
});

test('reports whose code is that of no project are not reported where the code of that project is wrong', () => {
  const { rows } = rowsOf([one, three]);
  expect(orphans(rowsOf([one, 'x']).rows, rows)).toEqual([]);
  expect(orphans(rowsOf(['x']).rows, rows)).toHaveLength(2);
});
