import { describe, expect, test } from 'vitest';
import { buildPdf } from '../support/build.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { importTerminal, legacyForm, run } from './support.ts';

const target = 'data/2564/21000000-3230.yaml';

describe('raingan import', () => {
  test('writes the data file and says what it did', async () => {
    const terminal = importTerminal({ 'old.txt': legacyForm });
    const { status, out, err } = await run('import old.txt', terminal);
    expect({ status, out }).toEqual({ status: 0, out: `${target}\n` });
    expect(err).toContain('5 running headers removed (line 5, 104, 112, 120, 128)');
    expect(err).toContain('W-DATE-MISSING');
    expect((await run(`check ${target} --lang th`, terminal)).status).not.toBe(2);
  });

  test('twice changes nothing', async () => {
    const terminal = importTerminal({ 'old.txt': legacyForm });
    await run('import old.txt', terminal);
    const first = terminal.workspace.readText(target);
    const { status, err } = await run('import old.txt', terminal);
    expect(status).toBe(0);
    expect(err).toContain('nothing has changed');
    await run('import old.txt --force', terminal);
    expect(terminal.workspace.readText(target)).toBe(first);
  });

  test('never overwrites a file without --force, and names it', async () => {
    const terminal = importTerminal({ 'old.txt': legacyForm, [target]: 'mine' });
    const { status, out, err } = await run('import old.txt', terminal);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(`\`${target}\``);
    expect(err).toContain('--force');
    expect(terminal.workspace.readText(target)).toBe('mine');
    expect((await run('import old.txt --force', terminal)).status).toBe(0);
    expect(terminal.workspace.readText(target)).toContain('schemaVersion: 1');
  });

  test('writes what is incomplete too, with status 1', async () => {
    const terminal = importTerminal({ 'old.txt': legacyForm.replace(/ชื่อผู้รับผิดชอบ.*/, 'บรรทัดแปลก : ก') });
    const { status, out, err } = await run('import old.txt --out elsewhere --lang th', terminal);
    expect({ status, out }).toEqual({ status: 1, out: 'elsewhere/2564/21000000-3230.yaml\n' });
    expect(err).toContain('ไม่เข้าใจ (บรรทัด 29): บรรทัดแปลก : ก');
    expect(err).toContain('contacts.responsible.name');
  });

  test('goes on with the others when a file is no form or cannot be read', async () => {
    const terminal = importTerminal({ 'old.txt': legacyForm, 'letter.txt': 'เรียน ท่านผู้อำนวยการ' });
    expect(await run('import letter.txt old.txt', terminal)).toMatchObject({ status: 1, out: `${target}\n` });
    expect(await run('import absent.txt old.txt', terminal)).toMatchObject({ status: 3, out: `${target}\n` });
  });

  test('takes the attached data of a PDF, and its text with --from-text', async () => {
    const project = makeProject(3, { reports: 2 });
    const yaml = projectYaml(project);
    const { bytes } = await buildPdf(yaml);
    const terminal = importTerminal({ 'report.pdf': bytes });
    const path = `data/${project.project.fiscalYear}/${project.project.code}.yaml`;
    expect(await run('import report.pdf', terminal)).toMatchObject({ status: 0, out: `${path}\n` });
    expect(terminal.workspace.readText(path)).toBe(yaml);
    await run('import report.pdf --from-text --force', terminal);
    expect(terminal.workspace.readText(path)).toContain('provenance:');
  });

  test.each([
    ['a damaged PDF', new TextEncoder().encode('%PDF-1.7 and no more'), 'damaged'],
    ['TIS-620', Uint8Array.from('แบบแสดงรายงาน', (letter) => letter.charCodeAt(0) - 0x0e00 + 0xa0), 'TIS-620'],
  ])('%s is reported', async (_, bytes, word) => {
    const { status, err } = await run('import x.txt', importTerminal({ 'x.txt': bytes }));
    expect(status).toBe(1);
    expect(err).toContain(word);
  });

  test('without a file is wrong usage; --columns needs none', async () => {
    expect((await run('import', importTerminal())).status).toBe(2);
    const { status, out } = await run('import --columns', importTerminal());
    expect(status).toBe(0);
    expect(out).toBe('import-template.xlsx\n');
  });
});
