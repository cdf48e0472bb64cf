import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { columnLetters } from '../../src/import/table/sheet.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { importTerminal, run } from './support.ts';
import {
  office,
  projectHeadings,
  projectRow,
  reportHeadings,
  reportRow,
  type TestCell,
  type TestSheet,
  unpackedWithPart,
  withPart,
  workbook,
} from './workbook.ts';

const path = 'data/2564/50140000-101.yaml';

/** The first column without a heading. */
const behindLast = columnLetters(projectHeadings.length);

/** Imports one workbook; `yaml` is undefined when the project of the first row was not written. */
async function importSheets(sheets: readonly TestSheet[] | Uint8Array, options = '', file = 'in.xlsx') {
  const bytes = sheets instanceof Uint8Array ? sheets : workbook(sheets);
  const terminal = importTerminal({ [file]: bytes });
  const result = await run(`import ${file}${options && ` ${options}`}`, terminal);
  const yaml = terminal.workspace.exists(path) ? terminal.workspace.readText(path) : undefined;
  return { ...result, yaml };
}

function projectOf(yaml: string | undefined) {
  const { value, diagnostics } = loadProject(path, new TextEncoder().encode(yaml));
  if (!value) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return value.project;
}

describe('tables, one project a row', () => {
  test('give data files, reports from the second sheet', async () => {
    const { status, out, yaml } = await importSheets(office({ rationale: 'ย่อหน้าแรก\nย่อหน้าที่สอง' }));
    expect({ status, out }).toEqual({ status: 0, out: `${path}\n` });
    const project = projectOf(yaml);
    expect(project.project.budget).toEqual({ received: 20_000_000, spent: 5_000_000, disbursedMode: 'perReport' });
    expect(project.rationale).toEqual(['ย่อหน้าแรก', 'ย่อหน้าที่สอง']);
    expect(project.reports).toMatchObject([{ number: 1, date: '2020-11-23', progress: 2500 }]);
  });

  test.each(['biff8', 'ods'] as const)('in a file of the kind %s, too', async (kind) => {
    const { status, yaml } = await importSheets(
      workbook(office({ startDate: { v: 44105, z: 'dd/mm/yyyy' } }), kind),
      '',
      'in.xls',
    );
    expect(status).toBe(0);
    expect(projectOf(yaml).project).toMatchObject({ startDate: '2020-10-01' });
  });

  test.each<[string, TestCell, string]>([
    ['startDate', '31/02/2564', 'E-DATE-FORMAT'],
    ['received', 'สองแสน', 'E-MONEY'],
    ['code', '21-1', 'E-CODE-FORMAT'],
    ['fiscalYear', '2021', 'E-DATE-ERA'],
    ['fiscalYear', '2564.5', 'E-DATE-ERA'],
    ['fiscalYear', '0xA04', 'E-DATE-ERA'],
    ['fiscalYear', '2.564e3', 'E-DATE-ERA'],
    ['fiscalYear', { v: 2564.5 }, 'E-DATE-ERA'],
    ['name', ' ', 'E-MISSING-KEY'],
    ['name', { v: 44105, z: 'd/m/yyyy' }, 'E-CELL-VALUE'],
    ['name', { t: 'b', v: true }, 'E-CELL-VALUE'],
    ['goal', { t: 'e', v: 42 }, 'E-CELL-VALUE'],
    ['startDate', { v: 44105 }, 'E-DATE-FORMAT'],
    ['received', { v: 0.25, z: '0%' }, 'E-MONEY'],
    ['received', { v: -1 }, 'E-MONEY'],
    ['received', { v: 33.333_333, z: '#,##0' }, 'E-MONEY'],
    ['received', { v: 33.333_333 }, 'E-MONEY'],
  ])('%s %j is %s at its cell, and the row makes no file', async (key, cell, code) => {
    const { status, out, err } = await importSheets(office({ [key]: cell }));
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(code);
    expect(err).toContain(`\`โครงการ!${columnLetters(projectHeadings.indexOf(key))}2\``);
  });

  test('a formula without a stored result is called so', async () => {
    const bytes = withPart(workbook(office({ spent: { v: 50000, f: '10*5000' } })), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('<f>10*5000</f><v>50000</v>', '<f>10*5000</f>'),
    );
    expect((await importSheets(bytes)).err).toContain('`โครงการ!H2`: `spent` holds a formula without a stored result');
  });

  test.each([
    '[$-D07041E]d/mm/bbbb',
    '[$-41E]d mmm bb',
    'ว/ดด/ปปปป',
    '[$-107041E]d mmmm yyyy;@',
    '[$-1070000]d/mm/yyyy;@',
    'd/m/bbbb',
    '[$-th-TH,D07]d/m/yyyy',
    'dddd\\ d\\ mmmm\\ yyyy',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    'วว ดดด ปป',
    'm/d/yy',
    '"วันที่ "d mmm yyyy',
  ])('day 44105 in the format %s is 1 October 2020', async (z) => {
    const { yaml, err } = await importSheets(office({ startDate: { v: 44105, z } }));
    expect(projectOf(yaml).project.startDate).toBe('2020-10-01');
    expect(err).not.toContain('repaired:');
  });

  test.each(['0 "วัน"', '#,##0 "บาท"', '0.00E+00', 'General', 'ทั่วไป', '[Red]0'])(
    '%s is the format of a number',
    async (z) => {
      expect(projectOf((await importSheets(office({ received: { v: 44105, z } }))).yaml).project.budget.received).toBe(
        4_410_500,
      );
    },
  );

  test.each([71, 72, 77, 81])('the built-in format %i of Thai Excel, which a file only numbers', async (id) => {
    const bytes = withPart(workbook(office({ startDate: { v: 44105, z: 'dd/mm/yyyy' } })), 'xl/styles.xml', (xml) => {
      const [definition = '', own] = /<numFmt numFmtId="(\d+)" formatCode="dd\/mm\/yyyy"\/>/.exec(xml) ?? [];
      return xml.replace(definition, '').replaceAll(`numFmtId="${own}"`, `numFmtId="${id}"`);
    });
    expect(projectOf((await importSheets(bytes)).yaml).project.startDate).toBe('2020-10-01');
  });

  test('a day that is stored in ISO form', async () => {
    const bytes = withPart(
      workbook(office({ startDate: { v: 44105, z: 'dd/mm/yyyy' } })),
      'xl/worksheets/sheet1.xml',
      (xml) => xml.replace(/<c r="E2" s="\d+"><v>44105<\/v>/, '<c r="E2" t="d"><v>2020-10-01T00:00:00</v>'),
    );
    expect(projectOf((await importSheets(bytes)).yaml).project.startDate).toBe('2020-10-01');
  });

  test('parts with a prefix for their names, and those of the strict standard', async () => {
    const parts = Object.entries(unzipSync(workbook(office())));
    const change = (alter: (xml: string) => string) =>
      zipSync(
        Object.fromEntries(
          parts.map(([name, bytes]) => [name, new TextEncoder().encode(alter(new TextDecoder().decode(bytes)))]),
        ),
      );
    const strict = change((xml) =>
      xml
        .replaceAll(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        ),
    );
    const prefixed = change((xml) =>
      /<(?:worksheet|workbook|styleSheet)\b/.test(xml)
        ? xml.replace(/<(\/?)(\w)/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=')
        : xml,
    );
    for (const bytes of [strict, prefixed]) expect((await importSheets(bytes)).status).toBe(0);
  });

  test('headings with a unit, an asterisk or a line end', async () => {
    const [projects, reports] = office();
    const rows = projects.rows.map((row) =>
      row.map((cell) => (cell === 'received' ? 'งบประมาณ\nที่ได้รับ (บาท) *' : cell)),
    );
    expect((await importSheets([{ ...projects, rows }, reports])).status).toBe(0);
  });

  test('progress below one percent is to be checked', async () => {
    for (const progress of ['0.25', { v: 0.25 }])
      expect((await importSheets(office({}, { progress }))).err).toContain('is it a fraction');
    expect((await importSheets(office({}, { progress: '0.25%' }))).err).not.toContain('is it a fraction');
  });

  test('the calendar that begins in 1904', async () => {
    const bytes = withPart(
      workbook(office({ startDate: { v: 44105 - 1462, z: 'dd/mm/yyyy' } })),
      'xl/workbook.xml',
      (xml) => xml.replace(/<workbookPr[^>]*>/, '<workbookPr date1904="1"/>'),
    );
    expect(projectOf((await importSheets(bytes)).yaml).project.startDate).toBe('2020-10-01');
  });

  test.each<[string, TestCell, string, string]>([
    ['progress', { v: 0.25, z: '0%' }, 'progress: "25"', 'รายงาน!E2 25% → 25'],
    ['progress', { v: 0.255, z: '0%' }, 'progress: "25.5"', 'รายงาน!E2 26% → 25.5'],
    ['progress', { v: 0.1 + 0.2, z: '0.00%' }, 'progress: "30"', '30.00% → 30'],
    ['disbursed', { v: 0.1 + 0.2 }, 'disbursed: "0.3"', 'รายงาน!F2 0.3 → 0.3'],
    ['disbursed', { v: 33.333_333, z: '#,##0.00' }, 'disbursed: "33.33"', '33.33 → 33.33'],
    ['disbursed', { v: 1234.56, z: '#,##0' }, 'disbursed: "1234.56"', '1,235 → 1234.56'],
    ['date', { v: 44158.5, z: 'dd/mm/yyyy hh:mm' }, 'date: "2020-11-23"', '→ 2020-11-23'],
    ['date', { v: 242_484, z: 'dd/mm/yyyy' }, 'date: "2020-11-23"', '23/11/2563 → 2020-11-23'],
  ])('%s %j is read as %s, and the change is listed', async (key, cell, line, note) => {
    const { status, yaml, err } = await importSheets(office({ spent: '50000' }, { [key]: cell }));
    expect(status).toBe(0);
    expect(yaml).toContain(line);
    expect(err).toContain(note);
    expect(yaml).toMatch(/applied:\n {4}- id: cell-/);
  });

  test.each<[TestCell, string, string]>([
    [{ v: 812_345_678, z: '0##-###-####' }, '081-234-5678', 'repaired'],
    [{ v: 21_112_222, z: '000000000' }, '021112222', 'repaired'],
    [{ v: 812_345_678, z: '[$-D07041E]000-000-0000' }, '๐๘๑-๒๓๔-๕๖๗๘', 'repaired'],
    [{ v: 812_345_678 }, '812345678', 'to check'],
    [{ v: 1519 }, '1519', ''],
    ["'021112222", '021112222', 'repaired'],
    ['="0812345678"', '="0812345678"', ''],
  ])('the telephone %j is %s', async (cell, phone, note) => {
    const { yaml, err } = await importSheets(office({ responsiblePhone: cell }));
    expect(projectOf(yaml).contacts.responsible.phone).toBe(phone);
    if (note) expect(err).toContain(note);
    else expect(err).not.toMatch(/repaired:|to check:/);
  });

  test('a wrong report keeps its project from being written, and no other; --partial leaves the report out', async () => {
    const [projects, reports] = office({}, { progress: '101' });
    const both = [{ ...projects, rows: [...projects.rows, projectRow({ code: '21000000-9999' })] }, reports];
    const { out, err } = await importSheets(both);
    expect(out).toBe('data/2564/21000000-9999.yaml\n');
    expect(err).toContain('`รายงาน!E2`');
    const partial = await importSheets(both, '--partial');
    expect(partial.status).toBe(1);
    expect(projectOf(partial.yaml).reports).toEqual([]);
    expect(partial.yaml).toContain('rows-left-out');
  });

  test('a report row without a code belongs to the project above it; with none above, nothing is written', async () => {
    const [projects, reports] = office();
    const other = projectRow({ code: '21000000-9999' });
    const rows = [...reports.rows, reportRow({ code: '', number: '2' }), reportRow({ code: '21000000-9999' })];
    const sheets = [
      { ...projects, rows: [...projects.rows, other] },
      { ...reports, rows },
    ];
    expect((await importSheets(sheets)).out).toBe('data/2564/21000000-9999.yaml\n');
    expect((await importSheets(sheets, '--partial')).out.split('\n')).toHaveLength(3);
    const first = [sheets[0]!, { ...reports, rows: [reportHeadings, reportRow({ code: '' }), ...rows.slice(1)] }];
    expect((await importSheets(first)).out).toBe('');
  });

  test('merged codes apply to their rows; other merged cells are named', async () => {
    const [projects, reports] = office();
    const rows = [...reports.rows, reportRow({ code: '', number: '2', progress: '50', disbursed: '0' })];
    const merges = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
    const merged = await importSheets([projects, { ...reports, rows, merges }]);
    expect(projectOf(merged.yaml).reports.map(({ number }) => number)).toEqual([1, 2]);
    const narrative = [...reports.rows, reportRow({ number: '2', narrative: '' })];
    const wrong = await importSheets([
      projects,
      { ...reports, rows: narrative, merges: [{ s: { r: 1, c: 3 }, e: { r: 2, c: 3 } }] },
    ]);
    expect(wrong.err).toContain('`รายงาน!D3`: merged with `รายงาน!D2`');
    expect(wrong.yaml).toBeUndefined();
  });

  test('a code twice, on whatever sheet: neither row is written', async () => {
    const [projects, reports] = office();
    const { out, err } = await importSheets([projects, reports, { ...projects, name: 'อื่น' }], '--force');
    expect(out).toBe('');
    expect(err).toContain('`อื่น!A2`: the code `50140000-101` is also that of `โครงการ!A2`');
  });

  test('two columns of one heading, in either language', async () => {
    const [projects, reports] = office();
    const twice = (heading: string) => ({
      ...projects,
      rows: projects.rows.map((row, index) => [...row, index === 0 ? heading : 'ก']),
    });
    for (const heading of ['name', 'NAME', 'ชื่อโครงการ/กิจกรรม', ' name  *']) {
      const { out, err } = await importSheets([twice(heading), reports]);
      expect(out).toBe('');
      expect(err).toContain(`\`โครงการ!C1\` and \`โครงการ!${behindLast}1\` are both the column \`name\``);
    }
  });

  test('unknown and missing columns, a report of no project, no table', async () => {
    const [projects, reports] = office();
    const misspelt = projects.rows.map((row) => row.map((cell) => (cell === 'goal' ? 'gaol' : cell)));
    const wrong = await importSheets([{ ...projects, rows: misspelt }, reports]);
    expect(wrong.err).toContain('did you mean `goal`?');
    expect(wrong.err).not.toContain('the table has no column `goal`');
    const key = projects.rows.map((row) => row.map((cell) => (cell === 'code' ? 'cod' : cell)));
    expect((await importSheets([{ ...projects, rows: key }, reports])).err).toContain('did you mean `code`?');
    expect((await importSheets(office({}, { code: '21000000-1111' }))).err).toContain('`รายงาน!A2`: no project');
    expect((await importSheets([{ name: 'S', rows: [['a'], ['b']] }])).err).toContain('`S!A1`');
  });

  test('a title above the headings, headings in both languages, a row of totals and a second table below', async () => {
    const [projects, reports] = office();
    const rows = [
      ['ทะเบียนโครงการ ปี 2564'],
      [],
      ...projects.rows,
      [{ t: 's', v: 'รวม' } as TestCell, ...Array.from({ length: 5 }, () => ''), { v: 200000 }],
      [],
      reports.rows[0]!,
      ['code', 'number', 'date', 'narrative', 'progress', 'disbursed', 'planStatus', 'targetStatus'],
      reports.rows[1]!,
    ];
    const { status, err, yaml } = await importSheets([{ name: 'S', rows }]);
    expect(status).toBe(0);
    expect(err).toContain('rows above the headings are left out (1)');
    expect(err).toContain('`S!A5`: a row of totals, left out');
    expect(projectOf(yaml).reports).toHaveLength(1);
  });

  test('values without a heading are named', async () => {
    const [projects, reports] = office();
    const rows = projects.rows.map((row, index) => (index === 0 ? row : [...row, 'หมายเหตุ']));
    const { status, err } = await importSheets([{ ...projects, rows }, reports]);
    expect(status).toBe(0);
    expect(err).toContain(`values in columns without a heading are left out, from \`โครงการ!${behindLast}2\``);
  });

  test('hidden sheets, rows and columns are left out and counted', async () => {
    const [projects, reports] = office();
    const sheets = [
      { name: 'เก่า', hidden: true, rows: [projectHeadings, projectRow({ code: '21000000-9999' })] },
      {
        ...projects,
        rows: [
          ...projects.rows.map((row, index) => [...row, index === 0 ? 'name' : 'ชื่อเดิม']),
          projectRow({ code: '21000000-8888' }),
        ],
        hiddenRows: [2],
        hiddenColumns: [projectHeadings.length],
      },
      reports,
    ];
    const { out, err } = await importSheets(sheets);
    expect(out).toBe(`${path}\n`);
    expect(err).toContain('left out 1 hidden sheet: `เก่า`');
    expect(err).toContain(`sheet \`โครงการ\`: left out 1 hidden row (3) and 1 hidden column (${behindLast})`);
    const all = await importSheets([sheets[0]!, { ...sheets[1]!, hiddenColumns: [] }, reports], '--include-hidden');
    expect(all.err).toContain('both the column `name`');
  });

  test('a cell in the last corner of the grid costs nothing; one beyond it, or many millions, is refused', async () => {
    const corner = withPart(workbook(office()), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    );
    expect((await importSheets(corner)).status).toBe(0);
    for (const row of [
      '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>',
      '<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>',
    ]) {
      const beyond = withPart(workbook(office()), 'xl/worksheets/sheet1.xml', (xml) =>
        xml.replace('</sheetData>', `${row}</sheetData>`),
      );
      expect((await importSheets(beyond)).err).toContain('E-IMPORT-LIMIT');
    }
    const wide = withPart(workbook(office()), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('<sheetData>', '<cols><col min="1" max="999999999" width="9"/></cols><sheetData>'),
    );
    expect((await importSheets(wide)).err).toContain('E-IMPORT-LIMIT');
    const bomb = withPart(workbook(office()), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</worksheet>', `${' '.repeat(20_000_000)}</worksheet>`),
    );
    expect((await importSheets(bomb)).err).toContain('E-IMPORT-LIMIT');
  });

  test.each([
    [
      'xl/workbook.xml',
      (xml: string) => xml.replace('</sheets>', `${'<sheet name="x" sheetId="9" r:id="rId1"/>'.repeat(200)}</sheets>`),
    ],
    [
      'xl/worksheets/sheet1.xml',
      (xml: string) => xml.replace('</sheetData>', `${'<row/>'.repeat(600_000)}</sheetData>`),
    ],
    [
      'xl/worksheets/sheet1.xml',
      (xml: string) => xml.replace('</sheetData>', `<row r="9">${'<c/>'.repeat(600_000)}</row></sheetData>`),
    ],
    [
      'xl/styles.xml',
      (xml: string) => xml.replace('<cellXfs count="1">', `<cellXfs count="1">${'<xf/>'.repeat(200_000)}`),
    ],
  ])('too many things in %s are counted before anything is built from them', async (part, change) => {
    const bytes = unpackedWithPart(workbook(office()), part, change);
    expect((await importSheets(bytes)).err).toContain('E-IMPORT-LIMIT');
  });

  test('a workbook whose archive lies about a size is damaged', async () => {
    const bytes = workbook(office());
    const at = Buffer.from(bytes).indexOf('xl/worksheets/sheet1.xml', Buffer.from(bytes).indexOf('PK\u0001\u0002'));
    const lying = Uint8Array.from(bytes);
    lying[at - 22] = 1; // the unpacked size in the central directory
    expect((await importSheets(lying)).err).toContain('the file is damaged');
  });
});

describe('a file of another kind is called by its name', () => {
  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const ole = (name: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(name, 'utf16le')]);
  test.each<[string, Uint8Array, string]>([
    ['a.xlsx', Buffer.alloc(0), 'the file is empty'],
    ['~$a.xlsx', Buffer.from('\u0005user'.padEnd(165)), 'lock file'],
    ['a.xlsx', ole('EncryptedPackage'), 'has a password'],
    ['a.doc', ole('WordDocument'), 'Word document'],
    ['a.xls', Buffer.from('<html><table><tr><td>code</td></tr></table></html>'), 'HTML table'],
    [
      'a.xls',
      Buffer.from('\ufeff<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'),
      'XML workbook of Excel 2003',
    ],
    ['a.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]), 'damaged'],
    ['a.png', Buffer.from('\u0089PNG\r\n', 'latin1'), 'picture'],
    ['a.xls', Buffer.alloc(100, 0xd0), 'CSV UTF-8'],
  ])('%s: %#', async (file, bytes, words) => {
    const { status, err } = await run(`import ${file}`, importTerminal({ [file]: bytes }));
    expect(status).toBe(1);
    expect(err).toContain(words);
    expect(err).not.toContain('raingan itself failed');
  });

  test('what was refused as a table keeps the other tables from being written without it', async () => {
    const [projects, reports] = office();
    const files = { 'p.xlsx': workbook([projects]), 'r.xlsx': ole('EncryptedPackage') };
    const refused = await run('import p.xlsx r.xlsx', importTerminal(files));
    expect(refused.out).toBe('');
    expect(refused.err).toContain('the other tables are not written either');
    expect((await run('import p.xlsx r.xlsx --partial', importTerminal(files))).out).toBe(`${path}\n`);
    expect(
      (await run('import p.xlsx r.xlsx', importTerminal({ ...files, 'r.xlsx': workbook([reports]) }))).status,
    ).toBe(0);
  });

  test('text as Excel and PowerShell write it, in UTF-16 with a byte order mark', async () => {
    const text = (rows: readonly (readonly TestCell[])[]) => rows.map((row) => row.join('\t')).join('\r\n');
    const projects = text([projectHeadings, projectRow({ rationale: 'ก', objectives: 'ข' })]);
    const files = { 'p.txt': utf16(projects), 'r.csv': utf16(text([reportHeadings, reportRow()])) };
    expect(await run('import p.txt r.csv', importTerminal(files))).toMatchObject({ status: 0, out: `${path}\n` });
  });

  test('Thai text that was read in the wrong encoding', async () => {
    const garbled = (text: string) => new TextDecoder('windows-874').decode(Buffer.from(text));
    const csv = [
      projectHeadings.join(','),
      projectRow()
        .map((cell) => garbled(String(cell).replaceAll('\n', ' ')))
        .join(','),
    ].join('\n');
    const { status, out, err } = await run('import p.csv', importTerminal({ 'p.csv': csv }));
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err.match(/W-MOJIBAKE/g)).toHaveLength(1);
    expect(err).toContain('UTF-8 as windows-874');
  });
});

describe('CSV', () => {
  const csv = (rows: readonly (readonly TestCell[])[], sign = ',', end = '\r\n') =>
    rows
      .map((row) =>
        row
          .map((cell) => (/["\r\n,;|\t]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell))
          .join(sign),
      )
      .join(end);
  const reports = csv([reportHeadings, reportRow()]);
  const importCsv = async (text: string) => {
    const terminal = importTerminal({ 'p.csv': text, 'r.csv': reports });
    const result = await run('import p.csv r.csv', terminal);
    return { ...result, yaml: terminal.workspace.exists(path) ? terminal.workspace.readText(path) : undefined };
  };

  test.each([',', ';', '\t', '|'])('values separated by %j, with a comma and a line end inside one', async (sign) => {
    for (const end of ['\n', '\r\n', '\r']) {
      for (const head of ['', '\ufeff', `sep=${sign}\r\n`, `\ufeffsep=${sign}\n`]) {
        const { yaml } = await importCsv(
          head + csv([projectHeadings, projectRow({ name: 'โครงการ ก, ข', rationale: 'ก\nข' })], sign, end),
        );
        expect(projectOf(yaml)).toMatchObject({ project: { name: 'โครงการ ก, ข' }, rationale: ['ก', 'ข'] });
      }
    }
  });

  test('quotation marks inside a value, doubled or bare', async () => {
    const quoted = csv([projectHeadings, projectRow({ name: 'โครงการ "พิเศษ" ริมคลอง' })]);
    const everything = [projectHeadings, projectRow()]
      .map((row) => row.map((cell) => `"${String(cell)}"`).join(','))
      .join('\n');
    for (const text of [quoted, quoted.replace('"โครงการ ""พิเศษ"" ริมคลอง"', 'โครงการ "พิเศษ" ริมคลอง')])
      expect(projectOf((await importCsv(text)).yaml).project.name).toBe('โครงการ "พิเศษ" ริมคลอง');
    expect((await importCsv(everything)).status).toBe(0);
  });

  test.each([
    ['"โครงการ', 'is never closed'],
    ['"โครงการ" ก', 'goes on after the closing one'],
  ])('%s is an error with its line and column', async (name, words) => {
    const text = csv([projectHeadings, projectRow({ rationale: 'ก', objectives: 'ข', name: 'NAME' })]).replace(
      'NAME',
      name,
    );
    const { status, out, err } = await importCsv(text);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('p.csv:2:15: error E-CSV-QUOTE');
    expect(err).toContain(words);
  });

  test('text that Excel protects, and a formula', async () => {
    const row = projectRow({ responsiblePhone: '="0812345678"', coordinatorPhone: "'021112222" });
    const { contacts } = projectOf((await importCsv(csv([projectHeadings, row]))).yaml);
    expect([contacts.responsible.phone, contacts.coordinator.phone]).toEqual(['0812345678', '021112222']);
    expect((await importCsv(csv([projectHeadings, projectRow({ name: '=A1+1' })]))).err).toContain(
      'formula without a stored result',
    );
  });

  test('a value beyond the headings, as from a comma in a bare text', async () => {
    const row = projectRow({ rationale: 'ก', objectives: 'ข', targets: 'ค' })
      .join(',')
      .replace('โครงการตัวอย่าง', 'โครงการ ก, ข');
    const { out, err } = await importCsv(`${projectHeadings.join(',')}\n${row},,,`);
    expect(out).toBe('');
    expect(err).toContain('E-');
    const beyond = `${projectHeadings.join(',')}\n${projectRow({ rationale: 'ก', objectives: 'ข' }).join(',')},เกิน`;
    expect((await importCsv(beyond)).err).toContain(
      `\`p.csv!${behindLast}2\`: the row has a value in column ${behindLast}`,
    );
  });
});

describe('import --columns', () => {
  test.each([
    ['', 'import-template.xlsx'],
    ['--csv', 'projects.csv reports.csv'],
  ])('%s writes what imports without a finding', async (option, files) => {
    const terminal = importTerminal();
    const written = await run(`import --columns${option && ` ${option}`} --out form`, terminal);
    expect(written.status).toBe(0);
    const paths = written.out.trim().split('\n');
    expect(paths).toEqual(files.split(' ').map((file) => `form/${file}`));
    const { status, out, err } = await run(`import ${paths.join(' ')}`, terminal);
    expect({ status, out }).toEqual({ status: 0, out: 'data/2564/21000000-3230.yaml\n' });
    expect(err).toMatch(/^imported [^\n]*: 0 repaired, 0 to check, 0 lines not understood\n$/);
  });

  test('overwrites nothing without --force, and the same bytes are the same', async () => {
    const terminal = importTerminal({ 'projects.csv': 'mine' });
    expect((await run('import --columns --csv', terminal)).status).toBe(1);
    expect(terminal.workspace.readText('projects.csv')).toBe('mine');
    expect((await run('import --columns', terminal)).status).toBe(0);
    expect((await run('import --columns', terminal)).status).toBe(0);
  });

  test('offers the statuses of the office', async () => {
    const terminal = importTerminal({ 'raingan.yaml': 'planStatuses: [ตามแผนแม่บท]\n' });
    await run('import --columns', terminal);
    const bytes = terminal.workspace.readBytes('import-template.xlsx');
    withPart(bytes, 'xl/worksheets/sheet2.xml', (xml) => {
      expect(xml).toContain('<formula1>"ตามแผนแม่บท"</formula1>');
      expect(xml).toContain('<formula1>"เป็นไปตามเป้าหมาย,สูงกว่าเป้าหมาย,ต่ำกว่าเป้าหมาย"</formula1>');
      return `${xml} `;
    });
  });
});
