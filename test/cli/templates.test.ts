import { cpSync, existsSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { folderWith, PACKAGE_ROOT, yearProjects } from '../summary/year-projects.ts';

const projects = yearProjects(2);
const [one, two] = projects.map(({ project }) => project.code) as [string, string];
const roots: string[] = [];
let root = '';
beforeEach(() => {
  root = folderWith(projects);
  roots.push(root);
});
afterAll(() => {
  for (const each of roots) rmSync(each, { recursive: true });
});

async function raingan(line: string) {
  const terminal = realTerminal(root);
  const status = await runCommand([...line.split(' '), '--lang', 'en'], terminal);
  return { status, out: terminal.out(), err: terminal.err() };
}

const outputs = () => readdirSync(join(root, 'output/2564')).filter((name) => name !== 'manifest.json');
const recorded = () =>
  Object.keys(JSON.parse(readFileSync(join(root, 'output/2564/manifest.json'), 'utf8')).documents as object);
const filesOf = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

describe('a template whose documents have a name of their own', () => {
  test('lies beside the reports, is recorded, and is not built again', async () => {
    await raingan('build --year 2564 --format pdf');
    const built = await raingan('build --year 2564 --format pdf --template progress-brief');
    expect(built.status).toBe(0);
    const names = [one, `${one}-brief`, two, `${two}-brief`].sort();
    expect(outputs()).toEqual(names.map((name) => `${name}.pdf`).sort());
    expect(recorded()).toEqual(names);
    const again = await raingan('build --year 2564 --format pdf --template progress-brief --json');
    expect(again.out.match(/"unchanged"/g)).toHaveLength(2);
    const report = await raingan('build --year 2564 --format pdf --json');
    expect(report.out.match(/"unchanged"/g)).toHaveLength(2);
    // Neither is taken for the other, or for something left over.
    expect(report.err).not.toMatch(/W-LEFTOVER|W-OTHER-RECIPE/);
    expect((await raingan('list --year 2564')).err).not.toMatch(/W-LEFTOVER|W-OTHER-RECIPE/);
  });

  test('has drafts of its own', async () => {
    await raingan('build --year 2564 --format pdf --template progress-brief --draft');
    expect(recorded()).toEqual([`${one}-brief-draft`, `${two}-brief-draft`].sort());
    await raingan('build --year 2564 --format pdf --template progress-brief');
    const { err } = await raingan('build --year 2564 --format pdf --template progress-brief --prune');
    expect(err).toContain('left-over');
    expect(recorded()).toEqual([`${one}-brief`, `${two}-brief`].sort());
  });

  test('is left over when its data is gone', async () => {
    await raingan('build --year 2564 --format pdf --template progress-brief');
    unlinkSync(join(root, `data/2564/${two}.yaml`));
    await raingan('build --year 2564 --format pdf --template progress-brief --prune');
    expect(outputs()).toEqual([`${one}-brief.pdf`]);
  });

  test.each(['draft', 'Brief', 'a1', 'x'.repeat(21), '../up'])('cannot be called %s', async (suffix) => {
    cpSync(join(PACKAGE_ROOT, 'templates/progress-brief'), join(root, 'own'), { recursive: true });
    const file = join(root, 'own/template.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('suffix: brief', `suffix: ${suffix}`));
    const { status, err } = await raingan('build --year 2564 --template own');
    expect(status).toBe(1);
    expect(err).toMatch(/own\/template.yaml:5:9: error E-TEMPLATE-YAML/);
  });
});

describe('raingan new-template', () => {
  const shipped = (name: string) => join(PACKAGE_ROOT, 'templates', name);

  test.each([
    ['new-template our-form', 'templates/our-form', 'progress-report'],
    ['new-template our-form --from progress-brief', 'templates/our-form', 'progress-brief'],
    ['new-template progress-brief', 'templates/progress-brief', 'progress-brief'],
    ['new-template แบบของเรา --out forms', 'forms/แบบของเรา', 'progress-report'],
  ])('%s', async (line, folder, from) => {
    const { status, out, err } = await raingan(line);
    expect(status).toBe(0);
    expect(filesOf(join(root, folder))).toEqual(filesOf(shipped(from)));
    expect(out).toContain(`${folder}/template.yaml\n`);
    expect(err).toContain('partials/header.hbs  what is at the top of every page');
    expect(err).toContain(`raingan build --template ${folder}`);
    const { status: built } = await raingan(`build --year 2564 --format pdf --template ${folder}`);
    expect(built).toBe(0);
  });

  test('overwrites nothing', async () => {
    await raingan('new-template our-form');
    writeFileSync(join(root, 'templates/our-form/report.hbs'), 'mine');
    expect((await raingan('new-template our-form')).status).toBe(1);
    expect(readFileSync(join(root, 'templates/our-form/report.hbs'), 'utf8')).toBe('mine');
  });

  test.each([
    ['new-template', 'needs a name'],
    ['new-template ../up', 'cannot be'],
    ['new-template a b', 'cannot be'],
    ['new-template own --from nothing', 'progress-brief'],
  ])('%s is wrong usage', async (line, message) => {
    const { status, err } = await raingan(line);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});

test('a folder of the office is taken before a template of that name', async () => {
  cpSync(join(PACKAGE_ROOT, 'templates/progress-brief'), join(root, 'progress-report'), { recursive: true });
  await raingan('build --year 2564 --format pdf --template progress-report');
  expect(outputs()).toEqual([`${one}-brief.pdf`, `${two}-brief.pdf`].sort());
});

describe('text that finds no place on the page', () => {
  const line = '<p class="header">กรุงเทพมหานคร</p>';
  const change = (name: string, from: string, to: string) => {
    cpSync(join(PACKAGE_ROOT, 'templates/progress-report'), join(root, 'own'), { recursive: true });
    const file = join(root, 'own', name);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
  };
  /** The finding's place and hint, each once. */
  const found = (err: string) => {
    const whole = err.matchAll(
      /own\/template\.yaml:(\d+):(\d+): error (E-TEMPLATE-\w+): ([^\n]+)\n[^`]*?hint: ([^\n]+)/g,
    );
    return Array.from(whole, ([, at, column, code, message, hint]) => ({
      ...{ line: Number(at), column: Number(column), code, message, hint: hint! },
    }));
  };
  const settings = () => readFileSync(join(root, 'own/template.yaml'), 'utf8').split('\n');

  test.each<readonly [name: string, from: string, to: string, message: RegExp, at: string]>([
    [
      'partials/header.hbs',
      '</header>',
      `${line.repeat(4)}</header>`,
      /^the header is taller than its place/,
      '2.5cm,',
    ],
    ['template.yaml', 'headerTop: 1.25cm', 'headerTop: 2.6cm', /^the header is taller than its place/, '2.6cm'],
    ['partials/footer.hbs', '</footer>', `${line.repeat(4)}</footer>`, /^the footer goes beyond the lower/, '28.2cm'],
    ['template.yaml', 'footerTop: 28.2cm', 'footerTop: 20cm', /^the footer lies so high/, '20cm'],
    ['template.yaml', 'footerTop: 28.2cm', 'footerTop: 29.5cm', /^the footer goes beyond the lower/, '29.5cm'],
    [
      'template.yaml',
      'spaceBefore: 12pt',
      'spaceBefore: 12pt\n    indent: 50cm',
      /^`styles\.h1\.indent` leaves less than 2 cm/,
      '50cm',
    ],
  ])(
    '%s with %s -> %s is found by `check` at its place, and what the hint says to write mends it',
    async (...given) => {
      const [name, from, to, message, at] = given;
      change(name, from, to);
      const checked = await raingan('check --year 2564 --template own');
      expect(checked.status).toBe(1);
      const [first, ...others] = found(checked.err);
      expect(others).toEqual([]); // once, for both reports
      expect(first!.message).toMatch(message);
      expect(settings()[first!.line - 1]!.slice(first!.column - 1)).toMatch(new RegExp(`^${at}`));
      const built = await raingan('build --year 2564 --format pdf --template own');
      expect(found(built.err)).toEqual([first]);
      expect(existsSync(join(root, 'output/2564', `${one}.pdf`))).toBe(false);

      let text = settings().join('\n');
      const place = settings()
        .slice(0, first!.line - 1)
        .join('\n').length;
      const [whole, bare] = [/`(\w+): ([^`]+)`/g, /^write `([^`:]+)`$/];
      for (const [, key, length] of first!.hint.matchAll(whole))
        text = text.replace(new RegExp(`\\b${key}: [^,}\\s]+`), `${key}: ${length}`);
      const [, length] = bare.exec(first!.hint) ?? [];
      if (length) text = text.slice(0, place) + text.slice(place).replace(at, length);
      writeFileSync(join(root, 'own/template.yaml'), text);
      const again = await raingan('build --year 2564 --format pdf --template own');
      expect(found(again.err)).toEqual([]);
      expect(again.status).toBe(0);
    },
  );

  test('of a style that makes text too wide, `build` names the length', async () => {
    change('template.yaml', 'columns: [auto, rest, auto]', 'columns: [30cm, rest, auto]');
    const { status, err } = await raingan('build --year 2564 --format pdf --template own');
    expect(status).toBe(1);
    const [first, ...others] = found(err);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ code: 'E-TEMPLATE-SPACE', message: expect.stringMatching(/^text lies beyond/) });
    expect(settings()[first!.line - 1]!.slice(first!.column - 1)).toMatch(/^\[30cm/);
  });

  test('a header that no page has place for is to be shortened', async () => {
    change('partials/header.hbs', '</header>', `${line.repeat(40)}</header>`);
    const { err } = await raingan('check --year 2564 --template own');
    expect(found(err)).toMatchObject([{ hint: 'take lines out of the header (`<header>`)' }]);
  });
});
