import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mixedReports, pagesOf, splitReports, withoutRepeated } from '../../src/import/split-reports.ts';
import { sections } from '../../src/project/fields/sections.ts';
import { buildPdf } from '../support/build.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { madePages, madePrintout } from './made-lines.ts';
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

const header = '**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****';
const pagesIn = (pages: readonly (readonly string[])[]) => madePrintout(madePages(pages));
const split = (pages: readonly (readonly string[])[]) =>
  splitReports(pagesIn(pages)).map(({ lines }) => lines.map(({ text }) => text));

describe('a report begins at the first heading of the form', () => {
  const title = sections.title;

  test('and one report is the whole printout, with all that lies above it', () => {
    expect(split([['ก', 'ข', 'ค', 'ง', title], ['จ']])).toEqual([['ก', 'ข', 'ค', 'ง', title, 'จ']]);
    expect(split([['ก']])).toEqual([['ก']]);
  });

  test.each([
    ['the header of its page', [header], []],
    ['several headers', [header, header], []],
    ['what a browser prints above the form', ['23/11/2563 10:15', 'ระบบติดตามโครงการ', header], []],
    ['three such lines', ['23/11/2563 10:15', 'ระบบติดตามโครงการ', 'กองแผน'], []],
    ['more than that', [], ['ก', 'ข', 'ค', 'ง']],
    ['the end of the report before', [], [': เป็นไปตามแผน']],
  ])('with %s', (_, own, before) => {
    const [first, second] = split([
      [title, 'ก'],
      [...before, ...own, title, 'ข'],
    ]);
    expect(first).toEqual([title, 'ก', ...before]);
    expect(second).toEqual([...own, title, 'ข']);
  });
});

test.each([
  [[['ก']], '1'],
  [[['ก'], ['ข'], ['ค']], '1-3'],
  [[[], ['ก', 'ข']], '2'],
  [[], '1'],
])('the pages of %j are %s', (pages, expected) => {
  expect(pagesOf(pagesIn(pages))).toBe(expected);
});

describe('codes in a report that cannot be split', () => {
  const found = (...pages: string[][]) => mixedReports('a.pdf', pagesIn(pages))?.message.en;

  test('are named with the first page of each', () => {
    expect(found(['รหัสโครงการ... : 21000000-3230'], ['รหัสโครงการ : ๒๑๐๐๐๐๐๐-๙๙๙๙', 'รหัสโครงการ : 21000000-3230'])).toBe(
      'the file holds more than one project code: `21000000-3230` (page 1), `21000000-9999` (page 2)',
    );
  });

  test.each([
    [['รหัสโครงการ : 21000000-3230', 'รหัสโครงการ : 21000000-3230']],
    [['รหัสโครงการ : 21000000-3230', 'รหัสโครงการ 21000000-9999 · หน้า 1 จาก 2']], // the footer of raingan
    [['รหัสโครงการ : 21000000-3230', 'ดูรหัสโครงการ : 21000000-9999 ด้วย']],
  ])('%j is one code', (lines) => {
    expect(found(lines)).toBeUndefined();
  });
});

test('of two reports of one code neither is taken; what has no code stays as it is', () => {
  const reports = [[['ก']], [[], ['ก']], [[], [], ['ก']]].map((pages) => pagesIn(pages));
  const file = (path: string) => ({ imported: { path, bytes: new Uint8Array(), diagnostics: [] } });
  const broken = {
    failure: mixedReports('a', pagesIn([['รหัสโครงการ : 21000000-1111', 'รหัสโครงการ : 21000000-2222']]))!,
  };
  const source = { file: 'a.pdf', bytes: new Uint8Array() };
  const [twice, other, ...more] = withoutRepeated(source, reports, [
    file('d/x.yaml'),
    file('d/y.yaml'),
    file('d/x.yaml'),
  ]);
  expect(twice?.failure).toMatchObject({
    code: 'E-CODE-DUPLICATE',
    file: 'a.pdf',
    message: { en: 'the file holds more than one report of the project `x` (pages 1, 3)' },
  });
  expect([other, more]).toEqual([file('d/y.yaml'), []]);
  expect(withoutRepeated(source, reports, [broken, broken])).toEqual([broken, broken]);
});
