import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readWorkbook } from '../../src/import/table/read-workbook.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { readSeed } from '../support/seed.ts';
import { importTerminal, run } from './support.ts';
import { type TestCell, workbook } from './workbook.ts';

const seedFile = 'data/2564/21000000-3230.yaml';
const headings = ['code', 'number', 'date', 'narrative', 'progress', 'disbursed', 'planStatus', 'targetStatus'];

function row(code: string, number: number, replaced: Readonly<Record<string, TestCell>> = {}): TestCell[] {
  const cells: Record<string, TestCell> = {
    code,
    number: String(number),
    date: '31/03/2565',
    narrative: 'ดำเนินการตามแผน',
    progress: '100',
    disbursed: '0.00',
    planStatus: 'เป็นไปตามแผน',
    targetStatus: 'เป็นไปตามเป้าหมาย',
    ...replaced,
  };
  return headings.map((key) => cells[key]!);
}

const month = (...rows: TestCell[][]) => workbook([{ name: 'มีนาคม', rows: [headings, ...rows] }]);

const added = `  - number: 12
    date: "2022-03-31"
    narrative: ดำเนินการตามแผน
    progress: "100"
    disbursed: "0.00"
    planStatus: เป็นไปตามแผน
    targetStatus: เป็นไปตามเป้าหมาย
`;

/** A made-up project's file and its code. */
function project(seed: number) {
  const made = makeProject(seed, { reports: 2 }, 2565);
  const { code } = made.project;
  return { code, file: `data/2565/${code}.yaml`, text: projectYaml(made, 'iso') };
}

describe('raingan import --update', () => {
  test('adds a report and leaves every other byte: comments, quotes, accepted findings, line ends', async () => {
    for (const [before, item] of [
      [readSeed(), added],
      [readSeed().replaceAll('\n', '\r\n'), added.replaceAll('\n', '\r\n')],
      [
        `\ufeff# หมายเหตุ\n${readSeed()}accepted: [{ code: W-DATE-MISSING, report: 2, reason: ก, by: ข }] # ท้าย\n`,
        added,
      ],
    ] as const) {
      const terminal = importTerminal({ [seedFile]: before, 'month.xlsx': month(row('21000000-3230', 12)) });
      const { status, out, err } = await run('import month.xlsx --update', terminal);
      expect({ status, out }).toEqual({ status: 0, out: `${seedFile}\n` });
      expect(err).toContain('21000000-3230: added report 12');
      const after = Buffer.from(terminal.workspace.readBytes(seedFile)).toString('utf8');
      const at = before.indexOf('signature:');
      expect(after).toBe(before.slice(0, at) + item + before.slice(at));
      const again = await run('import month.xlsx --update', terminal);
      expect(again).toMatchObject({ status: 0, out: '' });
      expect(again.err).toContain('all there already');
      expect(Buffer.from(terminal.workspace.readBytes(seedFile)).toString('utf8')).toBe(after);
    }
  });

  test('a CSV file gives the same; dates follow those of the file', async () => {
    const thai = projectYaml(makeProject(5, { reports: 2 }, 2565), 'buddhist');
    const { code } = makeProject(5).project;
    const file = `data/2565/${code}.yaml`;
    const csv = [headings.join(','), row(code, 3, { date: '2022-03-31' }).join(',')].join('\r\n');
    const terminal = importTerminal({ [file]: thai, 'month.csv': csv });
    expect((await run('import month.csv --update', terminal)).status).toBe(0);
    expect(parse(terminal.workspace.readText(file)).reports[2]).toMatchObject({ number: 3, date: '31/03/2565' });
  });

  test('puts a late report where its number belongs', async () => {
    const one = project(1);
    const gap = one.text.replace(/(reports:\n.*)number: 2/s, '$1number: 3');
    const terminal = importTerminal({ [one.file]: gap, 'month.xlsx': month(row(one.code, 4), row(one.code, 2)) });
    expect((await run('import month.xlsx --update', terminal)).status).toBe(0);
    const numbers = parse(terminal.workspace.readText(one.file)).reports.map(
      ({ number }: { number: number }) => number,
    );
    expect(numbers).toEqual([1, 2, 3, 4]);
    const byPlace = `${gap}accepted:\n  - { code: W-DATE-MISSING, path: "reports[1].date", reason: ก, by: ข }\n`;
    const other = importTerminal({ [one.file]: byPlace, 'month.xlsx': month(row(one.code, 2)) });
    const { status, err } = await run('import month.xlsx --update', other);
    expect(status).toBe(1);
    expect(err).toContain('E-UPDATE-PLACE');
    expect(other.workspace.readText(one.file)).toBe(byPlace);
  });

  test.each(['reports: []\n', 'reports: [ ] # ยังไม่มี\n'])('a file without reports: %j', async (empty) => {
    const text = readSeed().replace(/reports:\n.*(?=signature:)/s, empty);
    const rows = [row('21000000-3230', 1), row('21000000-3230', 2)];
    const terminal = importTerminal({ [seedFile]: text, 'month.xlsx': month(...rows) });
    expect(await run('import month.xlsx --update', terminal)).toMatchObject({ status: 0 });
    const reports = parse(terminal.workspace.readText(seedFile)).reports;
    expect(reports.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
  });

  test('a report that differs is shown and needs --force; nothing else of its project is written before', async () => {
    const rows = [row('21000000-3230', 1, { narrative: 'อีกอย่าง' }), row('21000000-3230', 12)];
    const terminal = importTerminal({ [seedFile]: readSeed(), 'month.xlsx': month(...rows) });
    const { status, out, err } = await run('import month.xlsx --update', terminal);
    expect(status).toBe(1);
    expect(out).toContain('-    narrative: อยู่ระหว่างประสานสำนักในสังกัดกรุงเทพมหานคร\n');
    expect(out).toContain('+    narrative: อีกอย่าง\n');
    expect(err).toContain('E-UPDATE-DIFFERS');
    expect(terminal.workspace.readText(seedFile)).toBe(readSeed());
    expect((await run('import month.xlsx --update --force', terminal)).status).toBe(0);
    const after = parse(terminal.workspace.readText(seedFile)).reports;
    expect(after[0]).toMatchObject({ narrative: 'อีกอย่าง', progress: '100' });
    expect(after).toHaveLength(12);
  });

  test('a bad row and a repeated key stop their own project; the rest is written, and the rows are saved to be mended', async () => {
    const [one, two, three] = [project(1), project(2), project(3)];
    const rows = [
      row(one.code, 3),
      row(two.code, 3, { progress: 'มาก' }),
      row(two.code, 4),
      row(three.code, 3),
      row(three.code, 3, { narrative: 'อื่น' }),
      row('99999999-999', 1),
      row('9999', 1),
    ];
    const files = Object.fromEntries([one, two, three].map(({ file, text }) => [file, text]));
    const terminal = importTerminal({ ...files, 'month.xlsx': month(...rows) });
    const { status, out, err } = await run('import month.xlsx --update --rejected rest.xlsx', terminal);
    expect({ status, out }).toEqual({ status: 1, out: `${one.file}\nrest.xlsx\n` });
    for (const text of ['`มีนาคม!E3`', '`มีนาคม!A6`', '`มีนาคม!A7`', '`มีนาคม!A8`']) expect(err).toContain(text);
    for (const { file, text } of [two, three]) expect(terminal.workspace.readText(file)).toBe(text);

    const rest = terminal.workspace.readBytes('rest.xlsx');
    const read = await readWorkbook('rest.xlsx', rest, 'xlsx');
    const cells = 'sheets' in read ? read.sheets[0]!.rows : [];
    expect(cells).toHaveLength(7);
    expect(cells[1]!.cells[8]).toMatchObject({ text: '`มีนาคม!A8`: `code` is not a project code' });
    const mended = await run('import rest.xlsx --update', terminal);
    expect(mended.status).toBe(1);
    expect(mended.err).toContain('`รายงาน!E3`');
    expect((await run('import month.xlsx --update --rejected rest.xlsx', terminal)).status).toBe(2);
    expect(terminal.workspace.readBytes('rest.xlsx')).toEqual(rest);
  });

  test('a row without a code belongs to the one above it; with none above, its sheet is not written', async () => {
    const [one, two] = [project(1), project(2)];
    const files = { [one.file]: one.text, [two.file]: two.text };
    const below = importTerminal({ ...files, 'm.xlsx': month(row(one.code, 3), row('', 4), row(two.code, 3)) });
    expect(await run('import m.xlsx --update', below)).toMatchObject({ status: 1, out: `${two.file}\n` });
    const above = importTerminal({ ...files, 'm.xlsx': month(row('', 4), row(one.code, 3), row(two.code, 3)) });
    expect(await run('import m.xlsx --update', above)).toMatchObject({ status: 1, out: '' });
  });

  test('--spent sets the sum of the reports, or the last total; --dry-run shows all and writes nothing', async () => {
    const one = project(1);
    const rows = month(row(one.code, 3, { disbursed: '10.25' }));
    const terminal = importTerminal({ [one.file]: one.text, 'month.xlsx': rows });
    const dry = await run('import month.xlsx --update --spent --dry-run', terminal);
    expect(dry.status).toBe(0);
    expect(dry.out).toMatch(/^\+ {4}spent: .*\n/m);
    expect(dry.out).toContain('+  - number: 3\n');
    expect(terminal.workspace.readText(one.file)).toBe(one.text);
    const late = month(row(one.code, 3, { planStatus: 'พักไว้' }));
    const { err } = await run(
      'import late.xlsx --update --dry-run',
      importTerminal({ [one.file]: one.text, 'late.xlsx': late }),
    );
    expect(err).toMatch(/W-STATUS-UNKNOWN[^\n]*\n *\d+ \| *planStatus: พักไว้\n/); // the line as it would be
    await run('import month.xlsx --update --spent', terminal);
    const after = parse(terminal.workspace.readText(one.file));
    const sum = after.reports.reduce(
      (total: number, { disbursed }: { disbursed: string }) => total + Number(disbursed),
      0,
    );
    expect(Number(after.project.budget.spent)).toBeCloseTo(sum, 2);
    const cumulative = one.text.replace(/( +)spent: .*\n/, '$&$1disbursedMode: cumulative\n');
    const other = importTerminal({ [one.file]: cumulative, 'month.xlsx': rows });
    await run('import month.xlsx --update --spent', other);
    expect(Number(parse(other.workspace.readText(one.file)).project.budget.spent)).toBe(10.25);
  });

  test('a CSV of Excel in Thai, in TIS-620, is read, and that is said', async () => {
    const one = project(1);
    const text = `${headings.join(',')}\r\n${one.code},3,31/03/2565,ติดตั้งแล้วเสร็จ,100,0,เป็นไปตามแผน,เป็นไปตามเป้าหมาย\r\n`;
    const bytes = Uint8Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      return code < 0x80 ? code : code - 0x0e00 + 0xa0;
    });
    const terminal = importTerminal({ [one.file]: one.text, 'm.csv': bytes });
    const { status, err } = await run('import m.csv --update', terminal);
    expect({ status, err }).toEqual({ status: 0, err: expect.stringContaining('`m.csv`: read as TIS-620') });
    expect(terminal.workspace.readText(one.file)).toContain('narrative: ติดตั้งแล้วเสร็จ\n');
  });

  test('a code in two years, a file with errors, and a file that is no table stop what they concern', async () => {
    const one = project(1);
    const twice = { [one.file]: one.text, [`data/2566/${one.code}.yaml`]: one.text };
    const rows = month(row(one.code, 3));
    const both = await run('import m.xlsx --update', importTerminal({ ...twice, 'm.xlsx': rows }));
    expect(both).toMatchObject({ status: 1, out: '' });
    expect(both.err).toContain('--out data/2566');
    const chosen = await run('import m.xlsx --update --out data/2565', importTerminal({ ...twice, 'm.xlsx': rows }));
    expect(chosen).toMatchObject({ status: 0, out: `${one.file}\n` });
    const broken = importTerminal({ [one.file]: one.text.replace('fiscalYear', 'fiscalyear'), 'm.xlsx': rows });
    expect((await run('import m.xlsx --update', broken)).err).toContain('has errors');
    const pdf = importTerminal({ [one.file]: one.text, 'm.xlsx': rows, 'x.pdf': '%PDF-1.7' });
    expect(await run('import m.xlsx x.pdf --update', pdf)).toMatchObject({ status: 1, out: '' });
    expect((await run('import m.xlsx --spent', importTerminal())).status).toBe(2);
  });

  test('any report that a table can hold is added exactly', async () => {
    const one = project(4);
    const narrative = fc
      .string({
        unit: fc.constantFrom('ก', ' ', '#', ':', '-', '"', "'", '\n', '1', '[', '{', '*', '&', '!', '%', '๑', 'ำ'),
      })
      // A cell of nothing but `#` is what Excel writes where a column is too narrow.
      .filter((text) => text.trim() !== '' && !text.trim().startsWith("'") && !/^#{2,}$/.test(text.trim()));
    await fc.assert(
      fc.asyncProperty(narrative, fc.integer({ min: 0, max: 10_000 }), async (text, points) => {
        const cells = row(one.code, 3, { narrative: text, progress: String(points / 100) });
        const terminal = importTerminal({ [one.file]: one.text, 'month.xlsx': month(cells) });
        expect((await run('import month.xlsx --update', terminal)).status).toBe(0);
        const after = terminal.workspace.readText(one.file);
        expect(parse(after).reports[2]).toMatchObject({ narrative: text.trim(), progress: String(points / 100) });
        const at = one.text.indexOf('signature:');
        expect(after.startsWith(one.text.slice(0, at)) && after.endsWith(one.text.slice(at))).toBe(true);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('--columns --month writes the table to fill in, and it is taken as it is', async () => {
    const terminal = importTerminal({ [seedFile]: readSeed() });
    expect(await run('import --columns --month', terminal)).toMatchObject({ status: 0, out: 'month-template.xlsx\n' });
    expect(await run('import --columns --month --csv', terminal)).toMatchObject({ status: 0, out: 'month.csv\n' });
    for (const file of ['month-template.xlsx', 'month.csv'])
      expect((await run(`import ${file} --update`, terminal)).err).toContain('E-UPDATE-DIFFERS'); // the sample row
    expect((await run('import month.csv --month', terminal)).status).toBe(2);
  });
});

describe('raingan list --missing', () => {
  const reported = readSeed();
  const files = {
    [seedFile]: reported,
    ...Object.fromEntries([1, 2].map((seed) => [project(seed).file, project(seed).text])),
  };

  test('names who has not reported in a month of the Buddhist era, by agency', async () => {
    const terminal = importTerminal(files);
    const there = await run('list --missing --month 2563-11', terminal);
    expect(there).toMatchObject({ status: 0, out: '' });
    expect(there.err).toContain('0 of 1');
    const absent = await run('list --missing --month 2563-10', terminal);
    expect(absent.out).toMatch(/^.+ \(1\)\n {2}21000000-3230 {2}.+\n.*last: report 11, 30\/09\/2564, 100.00 %/);
    const next = await run('list --missing --month 2565-06 --json', terminal);
    const lines = next.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ code }) => code).sort()).toEqual([project(1).code, project(2).code].sort());
    expect((await run('list --missing --month 2022-03', terminal)).status).toBe(2);
    expect((await run('list --missing --month 2565-03 --year 2564', terminal)).status).toBe(2);
    expect(await run('list --missing --year 2564', terminal)).toMatchObject({ status: 0, out: '' });
  });

  test('as CSV and as a workbook', async () => {
    const terminal = importTerminal(files);
    const { out } = await run('list --missing --month 2563-10 --csv', terminal);
    expect(out.split('\r\n')[1]).toContain('21000000-3230');
    expect(await run('list --missing --month 2563-10 --xlsx who.xlsx', terminal)).toMatchObject({ out: 'who.xlsx\n' });
    const read = await readWorkbook('who.xlsx', terminal.workspace.readBytes('who.xlsx'), 'xlsx');
    const cells = 'sheets' in read ? read.sheets[0]!.rows[1]!.cells : [];
    expect(cells[1]).toMatchObject({ text: '21000000-3230' });
  });
});
