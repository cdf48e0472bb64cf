import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';
import type { Project } from '../../../src/model/project.ts';
import { realTerminal } from '../../summary/real-terminal.ts';
import { folderWith, PACKAGE_ROOT, yearProjects } from '../../summary/year-projects.ts';
import { projectYaml } from '../../support/project-yaml.ts';
import { testTerminal } from '../test-terminal.ts';

const [first, second] = yearProjects(2) as [Project, Project];
const roots: string[] = [];
let root = '';
beforeEach(() => {
  root = folderWith([first]);
  roots.push(root);
});
afterAll(() => {
  for (const each of roots) rmSync(each, { recursive: true });
});

async function raingan(line: string) {
  const terminal = realTerminal(root);
  const status = await runCommand(line.split(' '), terminal);
  return { status, out: terminal.out(), err: terminal.err() };
}

const settings = (text: string) => writeFileSync(join(root, 'raingan.yaml'), text);
const recipeOf = (year: number, code: string, out = 'output') => {
  const { documents, recipes } = JSON.parse(readFileSync(join(root, out, String(year), 'manifest.json'), 'utf8'));
  return recipes[documents[code].recipe];
};

/** A copy of the built-in template with another word on it. */
function ownTemplate(name: string): void {
  cpSync(join(PACKAGE_ROOT, 'templates/progress-report'), join(root, name), { recursive: true });
  const file = join(root, name, 'report.hbs');
  writeFileSync(file, readFileSync(file, 'utf8').replace('<article', `<!-- ${name} --><article`));
}

/** A second project, of the year after. */
function nextYear(): string {
  const project = { ...second, project: { ...second.project, fiscalYear: 2565 } };
  mkdirSync(join(root, 'data/2565'), { recursive: true });
  writeFileSync(join(root, `data/2565/${project.project.code}.yaml`), projectYaml(project));
  return project.project.code;
}

describe('raingan.yaml', () => {
  test('template, formats and folder of the outputs are as it says, for a single file too', async () => {
    ownTemplate('own');
    settings('template: own\nformats: [pdf]\nout: archive\n');
    const { code } = first.project;
    expect(await raingan(`build data/2564/${code}.yaml`)).toMatchObject({ status: 0 });
    expect(existsSync(join(root, `archive/2564/${code}.docx`))).toBe(false);
    const own = recipeOf(2564, code, 'archive').template;
    rmSync(join(root, 'raingan.yaml'));
    await raingan('build --format pdf');
    expect(recipeOf(2564, code).template).not.toBe(own);
    expect(await raingan('build --format pdf --template own --out archive')).toMatchObject({
      err: '0 reports built, 1 unchanged\n',
    });
  });

  test('a year has settings of its own, whatever folder its files lie in', async () => {
    ownTemplate('own');
    const code = nextYear();
    settings('formats: [pdf]\nyears:\n  2565: { template: own, out: archive }\n');
    expect(await raingan('build -q')).toMatchObject({ status: 0 });
    const own = recipeOf(2565, code, 'archive').template;
    expect(recipeOf(2564, first.project.code).template).not.toBe(own);
    cpSync(join(root, `data/2565/${code}.yaml`), join(root, `${code}.yaml`));
    rmSync(join(root, 'archive'), { recursive: true });
    await raingan(`build ${code}.yaml`);
    expect(recipeOf(2565, code, 'archive').template).toBe(own);
  });

  test('an option wins, and says so', async () => {
    ownTemplate('own');
    settings('formats: [pdf]\nout: archive\n');
    const { err } = await raingan('build --format docx --out output/ --template own');
    expect(err).toContain('`--format docx` wins over `formats: pdf` in `raingan.yaml`');
    expect(err).toContain('`--out output/` wins over `out: archive` in `raingan.yaml`');
    expect(err).not.toContain('--template');
    expect((await raingan('build --format pdf --out archive')).err).not.toContain('wins');
    expect((await raingan('list --year 2564 --out output')).err).toContain('`--out output` wins');
  });

  test('strict stops reports with warnings', async () => {
    const file = join(root, `data/2564/${first.project.code}.yaml`);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/planStatus: .*/, 'planStatus: ตามใจ'));
    settings('strict: true\n');
    expect(await raingan('build')).toMatchObject({ status: 1 });
    expect(await raingan('check')).toMatchObject({ status: 1 });
  });

  test('its language is that of the messages, whatever else is wrong with it', async () => {
    settings('lang: th\ntemplat: own\n');
    expect((await raingan('build')).err).toContain('ไม่มีช่องชื่อ `templat`');
    expect((await raingan('build --frob')).err).toContain('ไม่รู้จักตัวเลือก');
    expect((await raingan('build --lang en')).err).toContain('unknown key `templat`');
  });

  test('RAINGAN_LANG wins over it', async () => {
    const terminal = testTerminal({ files: { 'raingan.yaml': 'lang: th\n' }, environment: { RAINGAN_LANG: 'en' } });
    await runCommand(['frob'], terminal);
    expect(terminal.err()).toContain('unknown command');
  });
});

describe('a setting that changes no byte', () => {
  const file = () => join(root, `data/2564/${first.project.code}.yaml`);
  const pdf = () => statSync(join(root, `output/2564/${first.project.code}.pdf`)).mtimeMs;

  test('rebuilds nothing, and findings that depend on it are made anew, once', async () => {
    expect((await raingan('build --format pdf')).err).toBe('1 report built\n');
    const before = pdf();
    settings('planStatuses: [ตรงเวลา]\n');
    const { status, err } = await raingan('build --format pdf --lang en');
    expect([status, pdf()]).toEqual([0, before]);
    expect(err).toContain('W-STATUS-UNKNOWN');
    expect(err).toContain('0 reports built, 1 unchanged (1 with warnings');
    const again = await raingan('build --format pdf --lang en');
    expect(again.err).toBe('0 reports built, 1 unchanged (1 with warnings, which `raingan check` shows)\n');
    rmSync(join(root, 'raingan.yaml'));
    expect((await raingan('build --format pdf')).err).toBe('0 reports built, 1 unchanged\n');
    expect(pdf()).toBe(before);
  });

  test('stops a report that it makes strict', async () => {
    await raingan('build --format pdf');
    settings('planStatuses: [ตรงเวลา]\nstrict: true\n');
    expect(await raingan('build --format pdf')).toMatchObject({ status: 1 });
  });

  test.each(['json', 'github', 'pretty --verbose'])(
    'a second run reports the same findings: --reporter %s',
    async (how) => {
      writeFileSync(file(), readFileSync(file(), 'utf8').replace(/planStatus: .*/, 'planStatus: ตามใจ'));
      const first = await raingan(`build --format pdf -q --reporter ${how}`);
      const second = await raingan(`build --format pdf -q --reporter ${how}`);
      const findings = ({ err }: { err: string }) => err.split('\n').filter((line) => /[WIE]-[A-Z]/.test(line));
      expect(findings(first)).not.toEqual([]);
      expect(findings(second)).toEqual(findings(first));
    },
  );
});

test('a report that fails is named by its code, where that could be read', async () => {
  const file = join(root, `data/2564/${first.project.code}.yaml`);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^( +spent:) .*$/m, '$1 many'));
  const event = async () => JSON.parse((await raingan('build --json')).out);
  expect(await event()).toMatchObject({ event: 'failed', code: first.project.code });
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^( +code:) .*$/m, '$1 none'));
  expect(await event()).toMatchObject({ event: 'failed', code: null });
});

describe('raingan settings', () => {
  test('prints what is in force and where each value comes from', async () => {
    mkdirSync(join(root, 'own'));
    settings('out: archive\nplanStatuses: [ตามแผน, ช้า]\nyears:\n  2565:\n    template: own\n');
    const { out } = await raingan('settings --lang en');
    expect(out).toMatch(/^out +raingan\.yaml:1:1 +archive$/m);
    expect(out).toMatch(/^planStatuses +raingan\.yaml:2:1 +ตามแผน, ช้า$/m);
    expect(out).toMatch(/^template +built in +the one that comes with raingan$/m);
    expect(out).toMatch(/^2565\.template +raingan\.yaml:5:5 +own$/m);
    const ofYear = (await raingan('settings --year 2565')).out;
    expect(ofYear).toMatch(/^template +raingan\.yaml:5:5 +own$/m);
    expect(ofYear.split('\n')).toHaveLength(14);
  });

  test('as JSON', async () => {
    settings('strict: true\n');
    const lines = (await raingan('settings --json')).out.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toContainEqual({
      key: 'strict',
      value: true,
      from: 'raingan.yaml:1:1',
    });
  });

  test('of a file with mistakes nothing is printed but them', async () => {
    settings('strikt: true\n');
    expect(await raingan('settings')).toMatchObject({ status: 1, out: '' });
  });
});

test('raingan schema --settings describes every key, of years too', async () => {
  const { out } = await raingan('schema --settings');
  const schema = JSON.parse(out);
  const printed = (await raingan('settings')).out.trimEnd().split('\n');
  expect(Object.keys(schema.properties).sort()).toEqual([...printed.map((line) => line.split(' ')[0]), 'years'].sort());
  expect(schema.properties.years.additionalProperties.properties.template.title).toBe('โฟลเดอร์แม่แบบ');
});
