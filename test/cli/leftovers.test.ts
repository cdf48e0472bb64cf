import { cpSync, existsSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { folderWith, PACKAGE_ROOT, yearProjects } from '../summary/year-projects.ts';

const projects = yearProjects(3);
const [one, two, three] = projects.map(({ project }) => project.code) as [string, string, string];
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

const data = (code: string) => join(root, `data/2564/${code}.yaml`);
const change = (code: string) => writeFileSync(data(code), `${readFileSync(data(code), 'utf8')}# changed\n`);
const outputs = () => readdirSync(join(root, 'output/2564')).filter((name) => name !== 'manifest.json');
const recorded = () => {
  const { documents } = JSON.parse(readFileSync(join(root, 'output/2564/manifest.json'), 'utf8'));
  return Object.entries(documents as Record<string, { outputs: object; earlier?: object }>).flatMap(([name, entry]) =>
    Object.keys({ ...entry.outputs, ...entry.earlier }).map((format) => `${name}.${format}`),
  );
};
const findings = (text: string) => text.match(/^.*(W-LEFTOVER|W-OTHER-RECIPE).*$/gm) ?? [];

describe('an output without a data file', () => {
  test('is reported by build, check and list, and goes with --prune, record and all', async () => {
    await raingan('build --year 2564 --format pdf');
    unlinkSync(data(two));
    const warning = `output/2564/${two}.pdf: warning W-LEFTOVER: left over: its data file \`data/2564/${two}.yaml\` is gone`;
    for (const line of [
      'build --year 2564 --format pdf',
      'build data --format pdf',
      'check --year 2564',
      'list --year 2564',
    ]) {
      const { status, err } = await raingan(line);
      expect([status, findings(err)], line).toEqual([0, [expect.stringContaining(warning)]]);
    }
    expect((await raingan('check --year 2564 --strict')).status).toBe(1);
    expect((await raingan('build --year 2564 --format pdf --strict')).status).toBe(1);
    const { status, err } = await raingan('build --year 2564 --format pdf --prune');
    expect([status, findings(err)]).toEqual([0, []]);
    expect(err).toContain(`to be removed:\n  output/2564/${two}.pdf\n1 left-over file removed\n`);
    expect(outputs()).toEqual([`${one}.pdf`, `${three}.pdf`]);
    expect(recorded()).toEqual([`${one}.pdf`, `${three}.pdf`]);
    expect(findings((await raingan('build --year 2564 --format pdf')).err)).toEqual([]);
  });

  test('stays when somebody changed it, and is named; what raingan did not write is not looked at', async () => {
    await raingan('build --year 2564 --format pdf');
    unlinkSync(data(two));
    writeFileSync(join(root, `output/2564/${two}.pdf`), 'changed');
    writeFileSync(join(root, 'output/2564/99999999-9999.pdf'), 'foreign');
    const { err } = await raingan('build --year 2564 --format pdf --prune');
    expect(findings(err)).toEqual([expect.stringContaining('left over, and changed after it was built')]);
    expect(outputs()).toEqual([`${one}.pdf`, `${two}.pdf`, `${three}.pdf`, '99999999-9999.pdf']);
  });

  test.each([
    ['a single file', `build data/2564/${one}.yaml --format pdf --prune`],
    ['a shard', 'build --shard 1/1 --format pdf --prune'],
  ])('stays in a build of %s', async (_, line) => {
    await raingan('build --format pdf');
    unlinkSync(data(two));
    expect((await raingan(line)).err).toContain('nothing was removed');
    expect(outputs()).toContain(`${two}.pdf`);
  });

  test('stays when its folder holds no data at all, or another folder was built', async () => {
    cpSync(join(root, 'data/2564'), join(root, 'other'), { recursive: true });
    await raingan('build --format pdf');
    rmSync(join(root, 'data/2564'), { recursive: true });
    expect(findings((await raingan('build other --format pdf --prune --out output')).err)).toEqual([]);
    cpSync(join(root, 'other'), join(root, 'data/moved'), { recursive: true });
    rmSync(join(root, `data/moved/${two}.yaml`));
    expect(outputs()).toHaveLength(3);
  });

  test('without a manifest nothing is left over', async () => {
    await raingan('build --format pdf');
    unlinkSync(data(two));
    unlinkSync(join(root, 'output/2564/manifest.json'));
    expect(findings((await raingan('build --format pdf --prune')).err)).toEqual([]);
    expect(outputs()).toContain(`${two}.pdf`);
  });

  test('a run that was stopped by its template removes nothing', async () => {
    await raingan('build --format pdf');
    unlinkSync(data(two));
    const { status } = await raingan('build --format pdf --prune --template nowhere');
    expect([status, outputs().length]).toEqual([1, 3]);
  });

  test('a file that was deleted by hand is recorded no more, though nothing is built', async () => {
    await raingan('build --format pdf');
    unlinkSync(data(two));
    unlinkSync(join(root, `output/2564/${two}.pdf`));
    expect(findings((await raingan('build --format pdf')).err)).toEqual([]);
    expect(recorded()).toEqual([`${one}.pdf`, `${three}.pdf`]);
  });
});

test('an output of another format from earlier data is reported, and goes with --prune', async () => {
  await raingan('build --year 2564 --format docx');
  change(one);
  const { err } = await raingan('build --year 2564 --format pdf');
  expect(findings(err)).toEqual([
    expect.stringContaining(`output/2564/${one}.docx: warning W-LEFTOVER: left over: made from earlier`),
  ]);
  expect(outputs()).toContain(`${one}.docx`);
  await raingan('build --year 2564 --format pdf --prune');
  expect(outputs()).not.toContain(`${one}.docx`);
  expect(recorded()).not.toContain(`${one}.docx`);
  expect(recorded()).toContain(`${two}.docx`);
});

describe('drafts', () => {
  test('have files of their own, and no official file is touched', async () => {
    await raingan(`build data/2564/${one}.yaml --format pdf`);
    const official = readFileSync(join(root, `output/2564/${one}.pdf`));
    change(one);
    expect((await raingan(`build data/2564/${one}.yaml --format pdf --draft`)).out).toContain(
      `output/2564/${one}-draft.pdf`,
    );
    expect(readFileSync(join(root, `output/2564/${one}.pdf`)).equals(official)).toBe(true);
    expect(recorded()).toEqual([`${one}.pdf`, `${one}-draft.pdf`]);
    expect((await raingan(`build data/2564/${one}.yaml --format pdf --draft`)).err).toContain('1 unchanged');
  });

  test('of data that says so are drafts without an option', async () => {
    writeFileSync(data(one), `${readFileSync(data(one), 'utf8')}draft: true\n`);
    await raingan(`build data/2564/${one}.yaml --format pdf`);
    expect(outputs()).toEqual([`${one}-draft.pdf`]);
    expect((await raingan(`build data/2564/${one}.yaml --format pdf`)).err).toContain('1 unchanged');
  });

  test('beside an official report of the same data are left over', async () => {
    await raingan('build --year 2564 --format pdf --draft');
    expect(findings((await raingan('check --year 2564')).err)).toEqual([]);
    const { err } = await raingan('build --year 2564 --format pdf');
    expect(findings(err)).toHaveLength(3);
    expect(findings(err)[0]).toContain(`output/2564/${one}-draft.pdf: warning W-LEFTOVER: left over: a draft beside`);
    await raingan('build --year 2564 --format pdf --prune');
    expect(outputs()).toEqual([`${one}.pdf`, `${two}.pdf`, `${three}.pdf`]);
  });
});

describe('a report built by another recipe than the rest of its year', () => {
  beforeEach(async () => {
    cpSync(join(PACKAGE_ROOT, 'templates/progress-report'), join(root, 'own'), { recursive: true });
    const file = join(root, 'own/report.hbs');
    writeFileSync(file, readFileSync(file, 'utf8').replace('<article', '<!-- own --><article'));
    await raingan('build --format pdf --template own');
  });

  test('is named when the option was forgotten, with both recipes and what differs', async () => {
    const { err } = await raingan(`build data/2564/${one}.yaml --format pdf`);
    expect(findings(err)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^output/2564/manifest\\.json: warning W-OTHER-RECIPE: \`${one}\` was built by recipe \`[0-9a-f]{16}\`, and 2 other reports of 2564 by \`[0-9a-f]{16}\`: they differ in template \\([0-9a-f]{12}, [0-9a-f]{12}\\)$`,
        ),
      ),
    ]);
    expect(findings((await raingan('check --year 2564')).err)).toHaveLength(1);
    expect(findings((await raingan(`build data/2564/${two}.yaml --format pdf --template own`)).err)).toEqual([]);
  });

  test('is none once the template is written down', async () => {
    writeFileSync(join(root, 'raingan.yaml'), 'template: own\n');
    const { err } = await raingan(`build data/2564/${one}.yaml --format pdf`);
    expect(err).toBe('0 reports built, 1 unchanged\n');
    expect(existsSync(join(root, `output/2564/${one}.pdf`))).toBe(true);
  });
});
