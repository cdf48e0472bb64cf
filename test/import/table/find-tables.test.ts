import { describe, expect, test } from 'vitest';
import { projectColumns, reportColumns } from '../../../src/import/table/columns.ts';
import { findTables } from '../../../src/import/table/find-tables.ts';
import { type MadeCell, madeSheet } from './made-sheets.ts';

const keys = projectColumns.map(({ key }) => key);
const titles = projectColumns.map(({ title }) => title);
const reportTitles = reportColumns.map(({ title }) => title);
const values = ['21000000-3230', 'ก'];

const find = (rows: readonly (readonly MadeCell[])[], changed: Parameters<typeof madeSheet>[1] = {}) =>
  findTables(madeSheet(rows, changed));
/** What is said of the headings of the first table. */
const mistakes = (...args: Parameters<typeof find>) =>
  find(...args).tables[0]!.mistakes.map(({ code, message }) => `${code} ${message.en}`);

describe('tables are found by their headings', () => {
  test.each([
    ['projects', keys],
    ['projects', titles],
    ['projects', titles.map((title) => ` ${title} * `)],
    ['projects', ['code', 'name']],
    ['projects', [...keys].reverse()],
    ['reports', reportTitles],
    ['reports', ['number', 'narrative']],
    ['reports', [...reportTitles, 'เหตุผลที่ไม่ได้นำเข้า']],
    ['projects', ['cod', 'name', 'goal', 'received', 'nmae']], // misspelt, but the greater part is known
  ])('%s: %j', (kind, headings) => {
    const { tables, rowsAbove } = find([headings, values]);
    expect(tables.map((table) => table.kind)).toEqual([kind]);
    expect(rowsAbove).toEqual([]);
  });

  test.each([
    [['code']],
    [['name', 'goal']],
    [['name', 'goal', 'received', 'ก', 'ข', 'ค']], // half of them are not
    [['รหัส', 'ชื่อ']],
    [values],
  ])('none: %j', (headings) => {
    expect(find([headings]).tables).toEqual([]);
  });

  test('below a title and blank rows; what lies above is kept to be named', () => {
    const { tables, rowsAbove } = find([['ทะเบียนโครงการ ปี 2564'], [], [' '], keys, values]);
    expect(tables).toMatchObject([{ headingRow: 4, rows: [{ number: 5 }] }]);
    expect(rowsAbove.map(({ number }) => number)).toEqual([1]);
  });

  test('one below the other, each with its own rows', () => {
    const { tables } = find([keys, values, [], reportTitles, ['a'], ['b'], keys, ['c']]);
    expect(tables.map(({ kind, headingRow, rows }) => [kind, headingRow, rows.map(({ number }) => number)])).toEqual([
      ['projects', 1, [2]],
      ['reports', 4, [5, 6]],
      ['projects', 7, [8]],
    ]);
  });

  test('the title of a table below another is no row of that one', () => {
    const title = ['ความก้าวหน้า ปี 2564'];
    const { tables, rowsAbove } = find([keys, values, [], title, [' '], reportTitles, ['a']]);
    expect(tables.map(({ rows }) => rows.map(({ number }) => number))).toEqual([[2], [7]]);
    expect(rowsAbove.map(({ number }) => number)).toEqual([4]);
  });

  test('a text directly below a table is a row of that one', () => {
    const { tables } = find([keys, values, ['หมายเหตุ'], reportTitles, ['a']]);
    expect(tables[0]!.rows.map(({ number }) => number)).toEqual([2, 3]);
  });

  test('a row that holds only a code is no title: it belongs to the table above', () => {
    const { tables, rowsAbove } = find([keys, values, [], ['21000000-3231'], reportTitles, ['a']]);
    expect(tables[0]!.rows.map(({ number }) => number)).toEqual([2, 4]);
    expect(rowsAbove).toEqual([]);
  });

  test('one directly below the headings of another kind', () => {
    expect(find([keys, reportTitles, values]).tables.map(({ kind, headingRow }) => [kind, headingRow])).toEqual([
      ['projects', 1],
      ['reports', 2],
    ]);
  });

  test('columns by their places, blank headings left out', () => {
    const [table] = find([['', 'code', '', 'ชื่อโครงการ/กิจกรรม'], values]).tables;
    expect([...table!.headings].map(([at, { key }]) => [at, key])).toEqual([
      [1, 'code'],
      [3, 'name'],
    ]);
  });
});

describe('headings as offices write them', () => {
  const register = [
    ...['ลำดับที่', 'รหัสโครงการ', 'ชื่อโครงการ', 'ปีงบประมาณ พ.ศ.', 'วันที่เริ่มต้น', 'วันที่สิ้นสุด'],
    ...['งบประมาณที่ได้รับจัดสรร (บาท)', 'งบประมาณที่ใช้ไป', 'หน่วยงาน', 'ผู้รับผิดชอบโครงการ', 'โทรศัพท์'],
    ...['ผู้ประสานงาน สยป.', 'เบอร์โทร', 'หลักการและเหตุผล', 'วัตถุประสงค์ของโครงการ', 'เป้าหมายของโครงการ'],
    ...['ประเด็นยุทธศาสตร์', 'ประเด็นยุทธศาสตร์ย่อย', 'เป้าหมายที่', 'ตัวชี้วัด'],
  ];

  test('are the columns that they mean, each noted; a telephone number is of the person before it', () => {
    const [table] = find([['ทะเบียนโครงการ'], register, values]).tables;
    expect(table!.mistakes).toEqual([]);
    expect([...table!.headings.values()].map(({ key }) => key)).toEqual([
      ...['code', 'name', 'fiscalYear', 'startDate', 'endDate', 'received', 'spent', 'organization'],
      ...['responsible', 'responsiblePhone', 'coordinator', 'coordinatorPhone', 'rationale', 'objectives', 'targets'],
      ...['issue', 'subIssue', 'goal', 'indicator'],
    ]);
    const notes = table!.notes.map(({ en }) => en);
    expect(notes).toContain('`แผ่น!C2`: the heading `ชื่อโครงการ` is taken for `name`');
    expect(notes).toContain('`แผ่น!K2`: the heading `โทรศัพท์` is taken for `responsiblePhone`');
    expect(notes.join()).not.toContain('`รหัสโครงการ`');
  });

  test('that are misspelt or shortened are one finding: the column is not missing as well', () => {
    const changed = (heading: string, at = 0) => keys.map((key, column) => (column === at ? heading : key));
    const hintOf = (headings: string[]) => find([headings, values]).tables[0]!.mistakes.map(({ hint }) => hint?.en);
    expect(hintOf(changed('cdoe'))).toEqual(['did you mean `code`?']);
    expect(hintOf(changed('รหัส'))).toEqual(['did you mean `รหัสโครงการ`?']);
    expect(hintOf(changed('recieved', keys.indexOf('received')))).toEqual(['did you mean `received`?']);
    expect(hintOf(changed('ปีงบ', keys.indexOf('fiscalYear')))).toEqual([expect.stringMatching(/^did you mean `ปีงบ/)]);
    expect(mistakes([keys.slice(1), values])).toEqual(['E-MISSING-KEY `แผ่น!A1`: the table has no column `code`']);
  });

  test('that number the rows are no column, and are noted', () => {
    for (const heading of ['ลำดับที่', 'ลำดับ', 'ที่', 'No.', '#']) {
      const [table] = find([
        [heading, ...keys],
        ['1', ...values],
      ]).tables;
      expect([...table!.rowNumbers]).toEqual([0]);
      expect(table!.mistakes).toEqual([]);
      expect(table!.notes.map(({ en }) => en)).toEqual([
        `\`แผ่น!A1\`: the column \`${heading}\` numbers the rows and is not read`,
      ]);
    }
  });

  test('a telephone number of nobody is unknown', () => {
    expect(mistakes([[...keys, 'โทรศัพท์']])).toEqual(['E-UNKNOWN-KEY `แผ่น!Z1`: unknown column `โทรศัพท์`']);
  });

  test('both the form’s name and an office’s for one column: neither is chosen', () => {
    expect(mistakes([[...keys, 'ชื่อโครงการ']])[0]).toMatch(/^E-COLUMN-DUPLICATE /);
  });

  test('a table with the code and two others of the form is one, whatever else an office has in it', () => {
    const own = ['สถานะเบิก', 'ผู้บันทึก', 'งวดที่', 'เลขที่สัญญา', 'หมายเหตุ'];
    const { tables } = find([['รหัสโครงการ', 'วันที่รายงาน', 'ความก้าวหน้า', ...own], values]);
    expect(tables.map(({ kind }) => kind)).toEqual(['reports']);
    expect(tables[0]!.mistakes.filter(({ code }) => code === 'E-UNKNOWN-KEY')).toHaveLength(own.length);
  });
});

describe('a second row of headings', () => {
  test('that names the same columns in the other language is no row', () => {
    for (const rows of [
      [keys, titles, values],
      [titles, keys, values],
    ]) {
      const { tables } = find(rows);
      expect(tables).toMatchObject([{ headingRow: 1, rows: [{ number: 3 }], mistakes: [] }]);
    }
  });

  test('that names others is wrong at its place', () => {
    const [first, second, ...rest] = keys;
    expect(mistakes([keys, [second!, first!, ...rest], values])).toEqual([
      `E-COLUMN-DUPLICATE \`แผ่น!A2\`: the heading \`${second}\` differs from the one above it, \`${first}\``,
      `E-COLUMN-DUPLICATE \`แผ่น!B2\`: the heading \`${first}\` differs from the one above it, \`${second}\``,
    ]);
  });

  test('under a blank heading, and under one that is not in the list', () => {
    const rest = keys.filter((key) => key !== 'draft');
    const found = mistakes([
      ['', ...rest],
      ['draft', ...rest.with(1, 'nmae')],
    ]);
    expect(found).toEqual([
      'E-COLUMN-DUPLICATE `แผ่น!A2`: the heading `draft` differs from the one above it, which is empty',
      'E-UNKNOWN-KEY `แผ่น!C2`: unknown column `nmae`',
    ]);
  });
});

describe('a heading', () => {
  test('written twice is named with both places, in either language', () => {
    for (const again of ['name', 'NAME', 'ชื่อโครงการ/กิจกรรม', ' name *']) {
      const { mistakes: found } = find([[...keys, again]]).tables[0]!;
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({
        code: 'E-COLUMN-DUPLICATE',
        file: 'in.xlsx',
        actual: again.trim(),
        message: { en: expect.stringMatching(/^`แผ่น!C1` and `แผ่น![A-Z]+1` are both the column `name`$/) },
      });
    }
  });

  test('that is none is named; the nearest one is the hint, where one is near', () => {
    const [near, far] = find([[...keys, 'nmae', 'หมายเหตุอื่น ๆ']]).tables[0]!.mistakes;
    expect(near).toMatchObject({ code: 'E-UNKNOWN-KEY', hint: { en: 'did you mean `name`?' } });
    expect(far).toMatchObject({
      code: 'E-UNKNOWN-KEY',
      hint: { en: expect.stringMatching(/hide the column in Excel.*raingan import --columns/) },
    });
    const [inCsv] = find([[...keys, 'หมายเหตุอื่น ๆ']], { isCsv: true }).tables[0]!.mistakes;
    expect(inCsv?.hint?.en).toMatch(/^delete the column/);
  });

  test('of a required column that is missing is named; it may be hidden', () => {
    const without = keys.filter((key) => key !== 'name' && key !== 'asOf');
    const found = (hiddenColumns: readonly number[]) => find([[], without], { hiddenColumns }).tables[0]!.mistakes;
    expect(found([])).toMatchObject([
      { code: 'E-MISSING-KEY', file: 'in.xlsx', message: { en: '`แผ่น!A2`: the table has no column `name`' } },
    ]);
    expect(found([])[0]?.hint?.en).toBe('add a column with the heading `ชื่อโครงการ/กิจกรรม` or `name`');
    expect(found([3])[0]?.hint?.en).toContain('--include-hidden');
  });
});
