import { describe, expect, test } from 'vitest';
import { findTables } from '../../../src/import/table/find-tables.ts';
import { readAll } from '../../../src/import/table/import-tables.ts';
import { readWorkbook } from '../../../src/import/table/read-workbook.ts';
import type { Sheet } from '../../../src/import/table/sheet.ts';
import { rejectedWorkbook } from '../../../src/import/update/rejected-rows.ts';
import { dateCell, type MadeCell, madeSheet, numberCell } from '../table/made-sheets.ts';

const code = '21000000-0001';
const headings = ['narrative', 'code', 'number', 'date', 'progress', 'disbursed', 'planStatus', 'targetStatus'];
const row = (changed: Readonly<Record<string, MadeCell>> = {}) => {
  const cells: Record<string, MadeCell> = { narrative: 'ก', code, number: '1', date: '01/10/2563', progress: '1' };
  return headings.map((key) => ({ ...cells, disbursed: '2', planStatus: 'ข', targetStatus: 'ค', ...changed })[key]);
};
const rowsOf = (sheet: Sheet) => readAll(findTables(sheet).tables);

/** Rows of a sheet, written as rejected ones and read again. */
async function again(sheet: Sheet) {
  const { rows, diagnostics } = rowsOf(sheet);
  const bytes = await rejectedWorkbook(rows.map((each, at) => ({ row: each, reason: `เหตุผล ${at + 1}` })));
  const read = await readWorkbook('rejected.xlsx', bytes, 'xlsx');
  if ('fault' in read) throw new Error(read.fault.text.en);
  const reread = rowsOf(read.sheets[0]!);
  const facts = ({ rows: some }: Pick<typeof reread, 'rows'>) =>
    some.map(({ cells, notes, owner }) => ({
      cells: { ...cells, reason: undefined } as Record<string, unknown>,
      kinds: notes.map(({ kind }) => kind),
      owner,
    }));
  return {
    before: { rows: facts({ rows }), codes: diagnostics.map((each) => each.code) },
    after: { rows: facts(reread), codes: reread.diagnostics.map((each) => each.code) },
    reasons: reread.rows.map(({ cells }) => cells.reason),
  };
}

describe('a row that was not taken, read again, is what it was', () => {
  test.each<[string, Readonly<Record<string, MadeCell>>]>([
    ['texts', {}],
    ['a mistake in a text', { date: 'เมื่อวาน', progress: '101' }],
    [
      'numbers with their formats',
      { progress: numberCell(0.255, '26%', '0%'), disbursed: numberCell(5.5, '5.50', '0.00') },
    ],
    ['a day', { date: dateCell('2020-10-01', '1/10/2563') }],
    ['a day typed in B.E. where Excel counts in C.E.', { date: dateCell('2563-10-01', '1/10/2563') }],
    ['an empty cell', { date: undefined, targetStatus: '' }],
    ['several lines', { narrative: 'ก\nข' }],
    ['digits as text', { narrative: '0123' }],
  ])('%s', async (_, changed) => {
    const { before, after } = await again(madeSheet([headings, row(changed)]));
    expect(after).toEqual(before);
  });

  test('and a day is shown in B.E.', async () => {
    const { rows } = rowsOf(madeSheet([headings, row({ date: dateCell('2020-10-01', '1 Oct 20') })]));
    const read = await readWorkbook('a.xlsx', await rejectedWorkbook([{ row: rows[0]!, reason: 'ก' }]), 'xlsx');
    const cells = 'sheets' in read ? (read.sheets[0]?.rows[1]?.cells ?? []) : [];
    expect(cells.find((cell) => cell?.kind === 'date')).toEqual(dateCell('2020-10-01', '01/10/2563'));
  });

  test('with its reason beside it', async () => {
    expect((await again(madeSheet([headings, row(), row({ number: '2' })]))).reasons).toEqual(['เหตุผล 1', 'เหตุผล 2']);
  });

  test('with its code, though that was merged with the row above', async () => {
    const other = '21000000-0002';
    const merges = [{ firstRow: 3, lastRow: 4, firstColumn: 1, lastColumn: 1 }];
    const rows = [row(), row({ code: other }), row({ code: '', number: '2' })];
    const { before, after } = await again(madeSheet([headings, ...rows], { merges }));
    expect(after).toEqual(before);
    expect(after.rows.map(({ owner }) => owner)).toEqual([code, other, other]);
  });

  test('from the table that it was in, where a sheet has several', async () => {
    const turned = [...headings].reverse();
    const sheet = madeSheet([headings, row(), [], turned, [...row({ number: '2' })].reverse()]);
    const { before, after } = await again(sheet);
    expect(after).toEqual(before);
    expect(after.rows.map(({ cells }) => cells.number)).toEqual([1, 2]);
  });
});
