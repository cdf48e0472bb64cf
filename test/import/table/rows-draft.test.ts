import { describe, expect, test } from 'vitest';
import { readRows } from '../../../src/import/table/read-rows.ts';
import { rowReport, rowsDraft } from '../../../src/import/table/rows-draft.ts';
import { madeTable } from './made-sheets.ts';

const [blank] = readRows(madeTable(['code'], [['21000000-3230']])).rows;
const row = (cells: Parameters<typeof rowReport>[0]['cells']) => ({ ...blank!, cells });

describe('the values of a row', () => {
  const { values, reports } = rowsDraft(
    row({
      code: '21000000-3230',
      fiscalYear: 2564,
      rationale: ['ก', 'ข'],
      draft: 'true',
      received: '1.50',
      name: null,
    }),
    [],
  );

  test.each([
    ['project.code', '21000000-3230'],
    ['project.fiscalYear', 2564],
    ['project.budget.received', '1.50'],
    ['rationale', ['ก', 'ข']],
    ['project.name', null], // required: the key is there to be filled in
    ['targets', []],
  ])('%s is %j', (path, value) => {
    expect(values.get(path)).toEqual(value);
  });

  test('that the file may lack are left out where the cell is empty', () => {
    expect(values.has('project.asOf')).toBe(false);
    expect([...values].filter(([, value]) => value === true).map(([path]) => path)).toEqual(['draft']);
    expect(rowsDraft(row({ draft: null }), []).values.has('draft')).toBe(false);
  });

  test('a project without reports has an empty list of them', () => {
    expect(reports).toEqual([]);
  });
});

test('reports are in the order of their numbers, whatever the order of the rows', () => {
  const numbers = [3, 1, 10, 2].map((number) => row({ number }));
  expect(rowsDraft(row({}), numbers).reports?.map(({ number }) => number)).toEqual([1, 2, 3, 10]);
});

test('a report has every value, `null` for an empty cell', () => {
  expect(rowReport({ cells: { number: 2, date: '2020-11-23', progress: '25', narrative: 'ก' } })).toEqual({
    number: 2,
    date: '2020-11-23',
    narrative: 'ก',
    progress: '25',
    disbursed: null,
    planStatus: null,
    targetStatus: null,
  });
});
