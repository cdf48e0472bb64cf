import { describe, expect, test } from 'vitest';
import { parseColumns, parseSort, parseWhere, QueryMistake } from '../../src/summary/project-query.ts';
import { type ProjectRow, projectRow } from '../../src/summary/project-row.ts';
import { makeProject } from '../support/projects.ts';

const made = projectRow(
  makeProject(1, { reports: 0 }),
  'a.yaml',
  { state: 'none', stale: false, pages: null },
  { lateStatuses: [] },
);
const row: ProjectRow = {
  ...made,
  name: 'ปรับปรุง คลอง  แสนแสบ',
  agency: 'สำนักการโยธา, กอง ก',
  progress: 5000,
  received: 123_456,
  startDate: '2020-10-01',
  reports: 3,
  late: true,
  draft: false,
  asOf: null,
  state: 'inProgress',
};

const meets = (where: string) => parseWhere(where)(row);

describe('a project meets', () => {
  test.each([
    'late',
    '!draft',
    '! draft',
    'name~คลอง',
    'name~คลอง แสน', // white space does not count
    'name=ปรับปรุง คลอง แสนแสบ',
    'name!=คลอง',
    'agency="สำนักการโยธา, กอง ก"',
    'progress=50',
    'progress>=50.00',
    'progress<=50',
    'progress>49.99',
    'progress<50.01',
    'progress != 49',
    'received=1,234.56'.replace(',', ''),
    'received="1,234.56"',
    'startDate=2020-10-01',
    'startDate<=01/10/2563',
    'startDate>2020-09-30',
    'reports>2',
    'state=inProgress',
    'state=INPROGRESS',
    'state!=complete',
    'state~progress', // by any of its words: this one is English alone
    'state~ดำเนินการ',
    'asOf!=2020-10-01', // nothing is not that day
    'late, !draft, progress<60',
    '',
    ' , ',
  ])('%s', (where) => {
    expect(meets(where)).toBe(true);
  });

  test.each([
    '!late',
    'draft',
    'name~ถนน',
    'name=คลอง',
    'progress<50',
    'progress>50',
    'progress!=50',
    'startDate>2020-10-01',
    'reports<3',
    'state=complete',
    'asOf<2100-01-01', // what is null meets no comparison
    'asOf>=2020-01-01',
    'late, draft',
  ])('not %s', (where) => {
    expect(meets(where)).toBe(false);
  });
});

describe('what nobody can read is named, with a hint', () => {
  const mistake = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      if (error instanceof QueryMistake) return [error.text.en, error.hint.en];
      throw error;
    }
    return undefined;
  };

  test.each([
    ['lat', '`--where`: there is no field `lat`', 'did you mean `late`?'],
    ['สถานะ=ก', '`--where`: there is no field `สถานะ`', 'fields: '],
    ['progress', 'condition `progress` compares with nothing', 'as in `progress<50`'],
    ['progress<half', 'condition `progress<half` cannot be judged', 'as in `progress<50`'],
    ['progress~5', 'condition `progress~5` cannot be judged', 'as in'],
    ['progress<1.234', 'condition `progress<1.234` cannot be judged', 'as in'],
    ['startDate<31/02/2564', 'condition `startDate<31/02/2564` cannot be judged', 'as in `startDate>=2021-03-01`'],
    ['reports>1.5', 'condition `reports>1.5` cannot be judged', 'as in `reports>3`'],
    ['name<ก', 'condition `name<ก` cannot be judged', 'as in `name~คลอง`'],
    ['late=true', 'condition `late=true` cannot be judged', 'write `late` or `!late`'],
    ['state=done', 'condition `state=done` cannot be judged', 'one of '],
  ])('%s', (where, text, hint) => {
    const found = mistake(() => parseWhere(where));
    expect(found?.[0]).toBe(text);
    expect(found?.[1]).toContain(hint);
  });

  test('in an order and in a list of columns, too', () => {
    expect(mistake(() => parseSort('progres'))).toEqual([
      '`--sort`: there is no field `progres`',
      'did you mean `progress`?',
    ]);
    expect(mistake(() => parseColumns('code,nam'))?.[0]).toBe('`--columns`: there is no field `nam`');
  });
});

test('columns are read in the order that they are named', () => {
  expect(parseColumns('name, code').map(({ name }) => name)).toEqual(['name', 'code']);
});

describe('projects are sorted', () => {
  const sorted = (order: string, key: 'name' | 'progress' | 'code', ...values: unknown[]) =>
    values
      .map((value) => ({ ...row, [key]: value }) as ProjectRow)
      .toSorted(parseSort(order))
      .map((each) => each[key]);

  test.each(['progress', 'progress:asc'])('%s: the smallest first, what is null last', (order) => {
    expect(sorted(order, 'progress', 5, null, 3, 10)).toEqual([3, 5, 10, null]);
  });

  test.each(['-progress', 'progress:desc', '-progress:asc'])('%s: the largest first, what is null last', (order) => {
    expect(sorted(order, 'progress', 5, null, 3, 10)).toEqual([10, 5, 3, null]);
  });

  test('texts as in a Thai dictionary', () => {
    expect(sorted('name', 'name', 'แก', 'ข', 'กา', 'ก็', 'เข', 'ก')).toEqual(['ก', 'ก็', 'กา', 'แก', 'ข', 'เข']);
  });

  test('by the next field where the first is equal', () => {
    const rows = ['b', 'a'].map((code) => ({ ...row, code }));
    expect(rows.toSorted(parseSort('progress,code')).map(({ code }) => code)).toEqual(['a', 'b']);
    expect(rows.toSorted(parseSort('progress')).map(({ code }) => code)).toEqual(['b', 'a']);
  });
});
