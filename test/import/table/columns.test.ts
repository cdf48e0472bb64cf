import { describe, expect, test } from 'vitest';
import { findColumn, projectColumns, reasonColumn, reportColumns } from '../../../src/import/table/columns.ts';

const inProjects = (heading: string) => findColumn(heading, projectColumns)?.key;

test.each([
  ['received', 'received'],
  ['RECEIVED', 'received'],
  ['งบประมาณที่ได้รับ', 'received'],
  ['งบประมาณ\nที่ได้รับ', 'received'],
  [' งบประมาณที่ได้รับ (บาท) *', 'received'],
  ['งบประมาณที่ได้รับ(baht)', 'received'],
  ['received *', 'received'],
  ['re\u200bceived', 'received'],
  ['\ufeffcode', 'code'],
  ['ปีงบประมาณ (พ.ศ.)', 'fiscalYear'],
])('the heading %j is the column %s', (heading, key) => {
  expect(inProjects(heading)).toBe(key);
});

test.each([
  '',
  'recieved',
  'งบประมาณ',
  'งบประมาณที่ได้รับ (ล้านบาท)', // another unit is another number
  'งบประมาณที่ได้รับ*บาท',
  'number',
  `code${' '.repeat(500)}`, // longer than any heading
])('the heading %j is no column of the projects', (heading) => {
  expect(inProjects(heading)).toBeUndefined();
});

describe('the columns', () => {
  test('have keys and Thai titles that no other column of the table has', () => {
    for (const columns of [projectColumns, reportColumns]) {
      const names = columns.flatMap(({ key, title }) => [key.toLowerCase(), title]);
      expect(new Set(names).size).toBe(columns.length * 2);
      for (const { key, title } of columns)
        for (const heading of [key, title, `${title} *`]) expect(findColumn(heading, columns)?.key).toBe(key);
    }
  });

  test('have other names that no column of the table has, too', () => {
    for (const columns of [projectColumns, reportColumns]) {
      const names = columns.flatMap(({ key, title, also }) => [key, title, ...also]);
      expect(new Set(names.map((name) => name.replace(/\s/g, ''))).size).toBe(names.length);
      for (const column of columns) for (const name of column.also) expect(findColumn(name, columns)).toBe(column);
    }
  });

  test('of reports begin with the code of their project', () => {
    expect(reportColumns[0]).toBe(projectColumns.find(({ key }) => key === 'code'));
    expect(reportColumns.map(({ key }) => key)).toEqual([
      'code',
      'number',
      'date',
      'narrative',
      'progress',
      'disbursed',
      'planStatus',
      'targetStatus',
    ]);
  });

  test.each([
    ['code', true],
    ['name', true],
    ['received', true],
    ['asOf', false],
    ['draft', false],
  ])('%s is required: %s', (key, required) => {
    expect(projectColumns.find((column) => column.key === key)?.required).toBe(required);
  });

  test('beside rows that were not taken, the reason is a heading, and none of a project', () => {
    for (const heading of ['เหตุผลที่ไม่ได้นำเข้า', 'reason'])
      expect(findColumn(heading, [...reportColumns, reasonColumn])).toBe(reasonColumn);
    expect(inProjects('reason')).toBeUndefined();
  });
});
