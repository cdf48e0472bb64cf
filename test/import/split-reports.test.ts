import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildPdf } from '../support/build.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { importTerminal, legacyForm, run } from './support.ts';

const first = legacyForm;
const second = legacyForm.replaceAll('21000000-3230', '21000000-9999').replace('กานดา ใจสว่าง', 'อื่น คนใหม่');

async function importText(text: string) {
  const terminal = importTerminal({ 'old.txt': text });
  const result = await run('import old.txt', terminal);
  const read = (code: string) => parse(terminal.workspace.readText(`data/2564/${code}.yaml`));
  return { ...result, read };
}

describe('several reports in one file', () => {
  test('give a data file each, with its own pages and nothing of another', async () => {
    const alone = (await importText(second)).read('21000000-9999');
    const { status, out, read } = await importText(`${first}\f${second}`);
    expect({ status, out }).toEqual({ status: 0, out: 'data/2564/21000000-3230.yaml\ndata/2564/21000000-9999.yaml\n' });
    const [one, other] = [read('21000000-3230'), read('21000000-9999')];
    const values = ({ provenance: _, ...rest }: Record<string, unknown>) => rest;
    expect(values(other)).toEqual(values(alone));
    expect(one.contacts.responsible.name).not.toBe(other.contacts.responsible.name);
    expect([one.provenance.pages, other.provenance.pages]).toEqual([
      expect.stringMatching(/^1/),
      expect.stringMatching(/^\d/),
    ]);
    expect(one.provenance.pages).not.toBe(other.provenance.pages);
    expect(one.provenance.unparsed).toEqual([]);
  });

  test('of one project: neither is written, and the pages are named', async () => {
    const { status, out, err } = await importText(`${first}\f${first}`);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/more than one report of the project `21000000-3230` \(pages [\d-]+, [\d-]+\)/);
  });

  test('that cannot be distinguished are refused with their codes', async () => {
    const headless = second.replace(/^.*1\. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ.*\n/m, '');
    const { status, out, err } = await importText(`${first}\f${headless}`);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('more than one project code: `21000000-3230` (page 1), `21000000-9999`');
  });

  test('one without a code names its pages', async () => {
    const { status, out, err } = await importText(`${first}\f${second.replaceAll('21000000-9999', '')}`);
    expect(status).toBe(1);
    expect(out).toBe('data/2564/21000000-3230.yaml\n');
    expect(err).toMatch(/no project code on pages \d/);
  });

  test('a report of raingan is one, however many pages it has', async () => {
    const project = makeProject(3, { reports: 12 });
    const { bytes } = await buildPdf(projectYaml(project));
    const terminal = importTerminal({ 'a.pdf': bytes });
    const { out } = await run('import a.pdf --from-text', terminal);
    expect(out).toBe(`data/${project.project.fiscalYear}/${project.project.code}.yaml\n`);
  });
});

test('private letters of old fonts are read as the letters they show, and that is noted', async () => {
  const terminal = importTerminal({ 'old.txt': legacyForm.replaceAll('ที่', 'ที\uf70a').replaceAll('ปี', 'ป\uf702') });
  const { status, err } = await run('import old.txt', terminal);
  expect(status).toBe(0);
  expect(err).toContain('letters of old Thai fonts in the private use area');
  expect(terminal.workspace.readText('data/2564/21000000-3230.yaml')).not.toMatch(/[\uf700-\uf71a]/);
});
