import { describe, expect, test } from 'vitest';
import type { Sheet } from '../../../src/import/table/sheet.ts';
import { readMonth } from '../../../src/import/update/read-month.ts';
import { type MadeCell, madeSheet } from '../table/made-sheets.ts';
import { projectHeadings, projectRow } from '../workbook.ts';

const [one, two] = ['21000000-0001', '21000000-0002'] as const;
const headings = ['code', 'number', 'date', 'narrative', 'progress', 'disbursed', 'planStatus', 'targetStatus'];
const row = (code: string, number: string, date = '01/10/2563'): MadeCell[] => [
  code,
  number,
  date,
  'ก',
  '1',
  '2',
  'ข',
  'ค',
];
const sheetOf = (rows: readonly (readonly MadeCell[])[], changed: Partial<Sheet> = {}) =>
  madeSheet([headings, ...rows], changed);

const plain = { includeHidden: false, partial: false };
function read(sheets: readonly Sheet[], options = plain) {
  const { projects, strays, diagnostics, notes } = readMonth(sheets, options);
  return {
    projects: projects.map(({ code, rows, stopped }) => [code, rows.length, stopped]),
    strays: strays.map(({ place }) => place),
    found: diagnostics.map(({ code, message }) => `${code} ${message.en}`),
    notes: notes.map(({ en }) => en),
  };
}

describe('reports of a month', () => {
  test('are parted by their projects, in the order of the tables', () => {
    const months = [sheetOf([row(two, '1'), row(one, '1'), row(two, '2')]), sheetOf([row(one, '2')], { name: 'ข' })];
    expect(read(months)).toEqual({
      projects: [
        [two, 2, false],
        [one, 2, false],
      ],
      strays: [],
      found: [],
      notes: [],
    });
  });

  test('a mistake stops its own project and no other, and none with --partial', () => {
    const month = [sheetOf([row(one, '1', 'เมื่อวาน'), row(one, '2'), row(two, '1')])];
    expect(read(month).projects).toEqual([
      [one, 2, true],
      [two, 1, false],
    ]);
    expect(read(month).found).toEqual([expect.stringContaining('E-DATE-FORMAT `แผ่น!C2`')]);
    expect(read(month, { ...plain, partial: true }).projects[0]).toEqual([one, 2, false]);
  });

  test('a row without a code stops the project above it', () => {
    const found = read([sheetOf([row(one, '1'), row('', '2'), row(two, '1')])]);
    expect(found).toMatchObject({
      projects: [
        [one, 2, true],
        [two, 1, false],
      ],
      strays: [],
    });
  });

  test('one with no code above it stops every project of its sheet', () => {
    const found = read([sheetOf([row('', '2'), row(one, '1')]), sheetOf([row(two, '1')], { name: 'ข' })]);
    expect(found.projects).toEqual([
      [one, 1, true],
      [two, 1, false],
    ]);
    expect(found.strays).toEqual(['แผ่น!A2']);
  });

  test('one whose code is none belongs to nobody, and stops nobody', () => {
    const found = read([sheetOf([row(one, '1'), row('21-1', '2')])]);
    expect([found.projects, found.strays]).toEqual([[[one, 1, false]], ['แผ่น!A3']]);
  });
});

describe('two rows of one number', () => {
  test('stop their project, with --partial too; both places are named', () => {
    const month = [sheetOf([row(one, '1'), row(two, '1'), row(one, '1')])];
    for (const partial of [false, true]) {
      const found = read(month, { ...plain, partial });
      expect(found.projects).toEqual([
        [one, 2, true],
        [two, 1, false],
      ]);
      expect(found.found).toEqual([
        `E-REPORT-NUMBER-DUPLICATE \`แผ่น!A4\`: report 1 of \`${one}\` is also in \`แผ่น!A2\`; nothing of the project is written`,
      ]);
    }
  });

  test('are named with the code that a row without one belongs to', () => {
    const { found } = read([sheetOf([row(one, '1'), row('', '1')])]);
    expect(found).toContainEqual(expect.stringContaining(`\`แผ่น!A3\`: report 1 of \`${one}\` is also in`));
  });

  test('without a number are no two of one', () => {
    expect(read([sheetOf([row(one, 'ก'), row(one, 'ก')])]).found.map((each) => each.split(' ')[0])).toEqual([
      'E-TYPE',
      'E-TYPE',
    ]);
  });
});

describe('what else is in the sheets', () => {
  test('a table of projects is not read, and that is said', () => {
    const projects = madeSheet([projectHeadings, projectRow() as MadeCell[]], { name: 'โครงการ' });
    const found = read([projects, sheetOf([row(one, '1')])]);
    expect(found.notes).toEqual(['sheet `โครงการ`: `--update` reads no table of projects, only reports']);
    expect(found.projects).toHaveLength(1);
  });

  test('no table of reports at all', () => {
    const { found } = read([madeSheet([['ก']]), madeSheet([['ข']])]);
    expect(found).toEqual(['E-MISSING-KEY `แผ่น!A1`: no table of reports']);
  });

  test('hidden sheets are left out, unless they are requested', () => {
    const hidden = [sheetOf([row(one, '1')]), sheetOf([row(two, '1')], { name: 'ข', hidden: true })];
    expect(read(hidden).projects).toHaveLength(1);
    expect(read(hidden).notes).toHaveLength(1);
    expect(read(hidden, { ...plain, includeHidden: true }).projects).toHaveLength(2);
  });

  test('a table with wrong headings may hold reports of any project: all are stopped', () => {
    const wrong = madeSheet([[...headings, 'nmae'], row(two, '1')], { name: 'ข' });
    const found = read([sheetOf([row(one, '1')]), wrong]);
    expect(found.projects).toEqual([[one, 1, true]]);
    expect(found.found).toEqual([expect.stringContaining('E-UNKNOWN-KEY')]);
  });

  test('Thai text in the wrong encoding is refused as a whole', () => {
    const garbled = ['โครงการก่อสร้าง', 'สำนักการโยธา', 'ปรับปรุงถนน'].map((text) =>
      new TextDecoder('windows-874').decode(Buffer.from(text)),
    );
    const found = read([sheetOf([row(one, '1')]), madeSheet([garbled])]);
    expect([found.projects, found.found.length]).toEqual([[], 1]);
  });
});
