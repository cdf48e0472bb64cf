import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rollOver, shiftYear } from '../../src/import/roll-over.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { readSeed } from '../support/seed.ts';
import { importTerminal, run } from './support.ts';

describe('raingan new', () => {
  const path = 'data/2565/21000000-6521.yaml';

  test('writes valid YAML whose missing values check reports', async () => {
    const terminal = importTerminal();
    expect(await run('new 21000000-6521 --year 2565', terminal)).toMatchObject({ status: 0, out: `${path}\n` });
    const text = terminal.workspace.readText(path);
    expect(text.split('\n')[0]).toMatch(/^# yaml-language-server: \$schema=.*project\.schema\.json$/);
    expect(parse(text).project).toMatchObject({
      fiscalYear: 2565,
      startDate: '2021-10-01',
      endDate: '2022-09-30',
      name: null,
    });
    const { value, diagnostics } = loadProject(path, terminal.workspace.readBytes(path));
    expect(value).toBeUndefined();
    const marked = text
      .split('\n')
      .flatMap((line, index) => (line.includes(': # ←') || line.includes('- # ←') ? [index + 1] : []));
    // One finding lists them all; a telephone number may be left out.
    const listed = Array.from(diagnostics[0]!.hint!.en.matchAll(/line (\d+)/g), ([, line]) => Number(line));
    expect(diagnostics.map(({ code }) => code)).toEqual(['E-EMPTY']);
    expect(listed).toEqual(marked.filter((line) => !text.split('\n')[line - 1]!.includes('phone:')));
  });

  test('comments in Thai alone for who reads Thai, and the same data', async () => {
    const [both, thai] = [importTerminal(), importTerminal()];
    await run('new 21000000-6521 --year 2565', both);
    await run('new 21000000-6521 --year 2565 --lang th', thai);
    const text = thai.workspace.readText(path);
    expect(parse(text)).toEqual(parse(both.workspace.readText(path)));
    const comments = text
      .split('\n')
      .slice(1)
      .flatMap((line) => /#.*/.exec(line)?.[0] ?? []);
    expect(comments.filter((each) => / \/ |[a-z]{4,} [a-z]{2,}/.test(each.replace('raingan check', '')))).toEqual([]);
    expect(text).toContain('name: # ← ชื่อโครงการ/กิจกรรม\n');
    expect(text.match(/←/g)!.length).toBe(both.workspace.readText(path).match(/←/g)!.length - 1); // the English line's
  });

  test('overwrites nothing', async () => {
    const terminal = importTerminal({ [path]: 'mine' });
    const { status, err } = await run('new 21000000-6521 --year 2565', terminal);
    expect(status).toBe(1);
    expect(err).toContain(`\`${path}\``);
    expect(terminal.workspace.readText(path)).toBe('mine');
  });

  test.each([
    'new',
    'new 2100',
    'new 21000000-6521',
    'new 21000000-6521 --year 2022',
    'new 21000000-6521 21000000-6522 --year 2565',
  ])('raingan %s is wrong usage', async (line) => {
    expect((await run(line, importTerminal())).status).toBe(2);
  });
});

describe('raingan rollover', () => {
  const source = 'data/2564/21000000-3230.yaml';
  const path = 'data/2566/21000000-6521.yaml';
  const line = 'rollover 21000000-3230 --to 2566 --code 21000000-6521';

  test('carries the project over and lists what mentions the old year', async () => {
    const terminal = importTerminal({ [source]: readSeed() });
    const { status, out, err } = await run(line, terminal);
    expect({ status, out }).toEqual({ status: 0, out: `${path}\n` });
    const text = terminal.workspace.readText(path);
    const { project, reports, rationale } = parse(text);
    expect(project).toMatchObject({
      code: '21000000-6521',
      previousCode: '21000000-3230',
      fiscalYear: 2566,
      startDate: '2022-10-01',
      endDate: '2023-09-30',
      budget: { received: null, spent: '0.00' },
    });
    expect(Object.keys(project).slice(0, 3)).toEqual(['code', 'previousCode', 'name']);
    expect(reports).toEqual([]);
    expect(rationale).toEqual(parse(readSeed()).rationale);
    const mentioned = [...err.matchAll(/yaml:(\d+):(\d+): still mentions/g)];
    expect(mentioned.length).toBeGreaterThan(0);
    for (const [, row, column] of mentioned) {
      expect(text.split('\n')[Number(row) - 1]?.slice(Number(column) - 1)).toMatch(/^(?:2564|๒๕๖๔)/);
    }
  });

  test('leaves one thing for check to report: the budget received', async () => {
    const terminal = importTerminal({ [source]: readSeed() });
    await run(line, terminal);
    const { diagnostics } = loadProject(path, terminal.workspace.readBytes(path));
    expect(diagnostics.map(({ code, message }) => [code, message.en.includes('project.budget.received')])).toEqual([
      ['E-EMPTY', true],
    ]);
  });

  test('keeps comments and the way dates are written', () => {
    const text = readSeed()
      .replace('startDate: "2020-10-01"', 'startDate: "01/10/2563" # เริ่มตามแผน')
      .replace('objectives:', '# ห้ามแก้ข้อนี้\nobjectives:');
    const rolled = rollOver(text, { code: '21000000-6521', fiscalYear: 2565 }).text;
    expect(rolled).toContain('startDate: "01/10/2564" # เริ่มตามแผน');
    expect(rolled).toContain('# ห้ามแก้ข้อนี้\nobjectives:');
    expect(rolled.split('\n')[0]).toBe(text.split('\n')[0]);
  });

  test('leaves provenance and asOf behind, and the mentions of other years alone', () => {
    const text = `${readSeed().replace('  name:', '  asOf: "2021-09-30"\n  name:')}provenance: { source: x }\n`;
    const { text: rolled, mentions } = rollOver(text, { code: '21000000-6521', fiscalYear: 2565 });
    expect(parse(rolled)).not.toHaveProperty('provenance');
    expect(parse(rolled).project).not.toHaveProperty('asOf');
    expect(mentions.every(({ text: found }) => /2564|๒๕๖๔/.test(found))).toBe(true);
  });

  test.each([
    ['2024-02-29', 1, '2025-02-28', true],
    ['2024-02-29', 4, '2028-02-29', false],
    ['29/02/2567', 1, '28/02/2568', true],
    ['30/09/2564', 2, '30/09/2566', false],
    ['2020-10-01 00:00:00', 1, '2021-10-01 00:00:00', false],
  ])('%s moved by %i is %s', (date, years, value, shortened) => {
    expect(shiftYear(date, years)).toEqual({ value, shortened });
  });

  test('overwrites nothing, and needs a project of an earlier year', async () => {
    const there = await run(line, importTerminal({ [source]: readSeed(), [path]: 'mine' }));
    expect(there.status).toBe(1);
    expect(there.err).toContain(`\`${path}\``);
    expect((await run(line, importTerminal({ 'data/2566/21000000-3230.yaml': readSeed() }))).status).toBe(1);
    expect((await run(line, importTerminal({ [source]: 'schemaVersion: 1' }))).status).toBe(1);
  });

  test('raises no alarm about the dates that it moved, written in B.E.', () => {
    const text = readSeed()
      .replace('startDate: "2020-10-01"', 'startDate: "01/10/2563" # เดิม 2564')
      .replace('endDate: "2021-09-30"', 'endDate: "30/09/2564"');
    const { text: rolled, mentions } = rollOver(text, { code: '21000000-6521', fiscalYear: 2565 });
    expect(rolled).toContain('startDate: "01/10/2564" # เดิม 2564');
    const lines = mentions.map(({ line: row }) => rolled.split('\n')[row - 1]);
    expect(lines.filter((each) => each?.includes('startDate'))).toHaveLength(1); // the comment's
    expect(lines.some((each) => each?.includes('endDate'))).toBe(false);
  });

  test('leaves behind what was accepted about the reports of the old year', () => {
    const accepted = ['report: 2, path: date', 'path: "reports[0].date"', 'path: project.endDate'].map(
      (where) => `  - { code: W-DATES-NOT-FISCAL, ${where}, reason: เหตุผล, by: ผู้ตรวจ }\n`,
    );
    const text = `${readSeed().trimEnd()}\naccepted:\n${accepted.join('')}`;
    const { text: rolled } = rollOver(text, { code: '21000000-6521', fiscalYear: 2565 });
    expect(parse(rolled).accepted).toEqual([expect.objectContaining({ path: 'project.endDate' })]);
  });

  test('says that a project is of the year already, and which year comes next', async () => {
    const terminal = importTerminal({ [source]: readSeed() });
    const { status, err } = await run('rollover 21000000-3230 --to 2564 --code 21000000-6521 --lang th', terminal);
    expect(status).toBe(1);
    expect(err).toContain('โครงการ `21000000-3230` เป็นของปี 2564 อยู่แล้ว');
    expect(err).toContain('`--to 2565`');
  });

  test('says which of the two codes is missing', async () => {
    const { err } = await run('rollover 21000000-3230 --to 2566 --lang th', importTerminal());
    expect(err).toContain('ไม่ได้ระบุรหัสใหม่ของโครงการ `--code`');
  });

  test.each([
    'rollover 21000000-3230 --to 2566',
    'rollover 21000000-3230 --code 21000000-6521',
    'rollover 21000000-3230 --to 2566 --code 21000000-3230',
    'rollover --to 2566 --code 21000000-6521',
  ])('raingan %s is wrong usage', async (wrong) => {
    expect((await run(wrong, importTerminal())).status).toBe(2);
  });
});

describe('raingan rollover --year', () => {
  const made = [1, 2, 3].map((seed) => makeProject(seed, { reports: 2 }, 2565));
  const files = Object.fromEntries(made.map((each) => [`data/2565/${each.project.code}.yaml`, projectYaml(each)]));
  const [one, two, three] = made.map(({ project }) => project.code) as [string, string, string];
  const command = 'rollover --year 2565 --to 2566 --codes codes.csv';

  test('a dry run writes the table of codes to fill in; filled in, it carries the year over', async () => {
    const terminal = importTerminal(files);
    expect((await run(command, terminal)).status).toBe(2);
    expect(await run(`${command} --dry-run`, terminal)).toMatchObject({ status: 0, out: 'codes.csv\n' });
    const empty = terminal.workspace.readText('codes.csv');
    expect(empty.split('\r\n')[1]).toMatch(new RegExp(`^${one},,`));
    const filled = empty.replace(`${one},,`, `${one},50000000-101,`).replace(`${two},,`, `${two},50000000-102,`);
    terminal.workspace.writeWhole('codes.csv', new TextEncoder().encode(filled));
    const dry = await run(`${command} --dry-run`, terminal);
    expect(dry).toMatchObject({ status: 0, out: 'data/2566/50000000-101.yaml\ndata/2566/50000000-102.yaml\n' });
    expect(terminal.workspace.exists('data/2566/50000000-101.yaml')).toBe(false);
    const { status, out, err } = await run(command, terminal);
    expect({ status, out }).toEqual({ status: 0, out: dry.out });
    expect(err).toContain(`${three}: not carried over, the table has no new code for it`);
    expect(parse(terminal.workspace.readText('data/2566/50000000-101.yaml')).project).toMatchObject({
      code: '50000000-101',
      previousCode: one,
      fiscalYear: 2566,
    });
    const again = await run(command, terminal);
    expect(again).toMatchObject({ status: 1, out: '' });
    expect(again.err).toContain('is in use already, in `data/2566/50000000-101.yaml`');
  });

  test('says for each project why not, and writes the others', async () => {
    const rows = ['old,new', `${one},50000000-101`, `${two},${three}`, '99999999-999,50000000-103', `${three},5000`];
    const terminal = importTerminal({ ...files, 'codes.csv': rows.join('\n') });
    const { status, out, err } = await run(command, terminal);
    expect({ status, out }).toEqual({ status: 1, out: 'data/2566/50000000-101.yaml\n' });
    expect(err).toContain(`the code \`${three}\` is in use already`);
    expect(err).toContain('`codes.csv!B5`: `5000` is not a project code');
    expect(err).toContain('99999999-999: not carried over, no valid data file of that year');
    const codes = `${one},50000000-101\n${two},50000000-102\n`;
    const chosen = importTerminal({ ...files, 'codes.csv': codes });
    const only = await run(`${command} --where code=${two}`, chosen);
    expect(only).toMatchObject({ status: 0, out: 'data/2566/50000000-102.yaml\n' });
    const forgotten = importTerminal({ ...files, 'codes.csv': `${one},50000000-101\n${two},50000000-101\n` });
    const twice = await run(command, forgotten);
    expect(twice.err).toContain('the code `50000000-101` is also in the row of `codes.csv!B1`');
    expect(twice.err).toContain(`${three}: not carried over, it is not in \`codes.csv\``);
    const { err: lacking } = await run('rollover 21000000-3299 --to 2566', importTerminal());
    expect(lacking).toContain('needs `--code`');
    expect(lacking).toContain('`raingan rollover 21000000-3299 --to 2566 --code ');
  });
});
