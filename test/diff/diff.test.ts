import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { buildPdf } from '../support/build.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { readSeed } from '../support/seed.ts';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
const seed = readSeed();
const next = seed
  .replace('spent: "0.00"', 'spent: "1250.50"')
  .replace(/progress: "100.00"/, 'progress: "95.00"')
  .replace('เพื่อให้มียุทธศาสตร์การกระจายอำนาจหน้าที่', 'เพื่อให้มีแผนการกระจายอำนาจหน้าที่');
const other = makeProject(3);
const otherName = `${other.project.code}.yaml`;
let root: string;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'raingan-diff-'));
  put('old/2564/21000000-3230.yaml', seed);
  put('new/2564/21000000-3230.yaml', next);
  put(`new/2564/${otherName}`, projectYaml(other));
  put(`old/2564/99000000-999.yaml`, seed.replace('21000000-3230', '99000000-999'));
  put('commented/2564/21000000-3230.yaml', `# a note\n${seed}`);
  put('broken/2564/21000000-3230.yaml', seed.replace('fiscalYear: 2564', 'fiscalYear: soon'));
  put('old.pdf', (await buildPdf(seed)).bytes);
  put('new.pdf', (await buildPdf(next)).bytes);
});
afterAll(() => rmSync(root, { recursive: true }));

function put(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

async function diff(...args: string[]) {
  const [out, err] = [[] as string[], [] as string[]];
  const status = await runCommand(['diff', ...args, ...(args.includes('--lang') ? [] : ['--lang', 'en'])], {
    workspace: createWorkspace({ root, packageRoot }),
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    interruption: () => new AbortController().signal,
  });
  return { status, out: out.join(''), err: err.join('') };
}

const changes = `21000000-3230  กิจกรรมระดมความคิดเห็นเพื่อจัดทำยุทธศาสตร์การกระจายอำนาจ
  latest progress 100.00 % → 95.00 %
  spent 0.00 → 1,250.50 baht (+1,250.50)
  project.budget.spent
    - 0.00 บาท
    + 1,250.50 บาท
  objectives
    - เพื่อให้มียุทธศาสตร์การกระจายอำนาจหน้าที่และอำนาจจากหน่วยงานระดับสำนักไปยังสำนักงานเขต
    + เพื่อให้มีแผนการกระจายอำนาจหน้าที่และอำนาจจากหน่วยงานระดับสำนักไปยังสำนักงานเขต
  progress of report 11
    - 100.00 %
    + 95.00 %
  pages that differ: 1, 2, 3, 4 (4 before, 4 now)
`;

describe('two states of a project', () => {
  test.each([
    ['data files', 'old/2564/21000000-3230.yaml', 'new/2564/21000000-3230.yaml'],
    ['reports as PDF, by the data they carry', 'old.pdf', 'new.pdf'],
    ['a data file and a report', 'old/2564/21000000-3230.yaml', 'new.pdf'],
  ])('%s: which fields changed, how money and progress moved, which pages differ', async (_, before, after) => {
    expect(await diff(before, after)).toEqual({ status: 0, out: `changed 1, unchanged 0\n\n${changes}`, err: '' });
  });

  test('in Thai, fields have their titles', async () => {
    const { out } = await diff('old.pdf', 'new.pdf', '--lang', 'th');
    expect(out).toContain('เปลี่ยน 1, ไม่เปลี่ยน 0');
    expect(out).toContain('งบประมาณที่ใช้ไป 0.00 → 1,250.50 บาท (+1,250.50)');
    expect(out).toContain('วัตถุประสงค์ของโครงการ (objectives)');
  });

  test('equal ones are unchanged; a comment changes no value and no page', async () => {
    expect((await diff('old.pdf', 'old.pdf')).out).toBe('changed 0, unchanged 1\n'.replace('changed 0, ', ''));
    const { out } = await diff('old/2564/21000000-3230.yaml', 'commented/2564/21000000-3230.yaml');
    expect(out).toContain('no value changed, only comments or the form of the file');
    expect(out).toContain('all 4 pages are as before');
  });

  test('data with errors is named, and nothing is guessed of it', async () => {
    const { out, err } = await diff('old/2564/21000000-3230.yaml', 'broken/2564/21000000-3230.yaml');
    expect(out).toContain('(unreadable)');
    expect(err).toContain('raingan check');
  });
});

describe('two folders', () => {
  test('projects are matched by their codes, those that came and went are named', async () => {
    const { status, out } = await diff('old', 'new', '--exit-code');
    expect(status).toBe(1);
    expect(out).toMatch(/^changed 1, added 1, removed 1, unchanged 0\n/);
    expect(out).toContain(changes);
    expect(out).toMatch(new RegExp(`${other.project.code} .*\\(added\\)`));
    expect(out).toMatch(/99000000-999 .*\(removed\)/);
  });

  test('as JSON, a line for each project that differs', async () => {
    const { out } = await diff('old', 'new', '--json');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { code: string; kind: string });
    expect(lines.map(({ code, kind }) => `${code} ${kind}`).sort()).toEqual(
      [`21000000-3230 changed`, `${other.project.code} added`, '99000000-999 removed'].sort(),
    );
  });

  test('as Markdown, values are text and never markup', async () => {
    put(
      'hostile/2564/21000000-3230.yaml',
      seed.replace('objectives:\n', 'objectives:\n  - "<img src=x> [a](b) **c** @all"\n'),
    );
    const { out } = await diff('old/2564/21000000-3230.yaml', 'hostile/2564/21000000-3230.yaml', '--markdown');
    expect(out).toContain('- objectives: – → &#60;img src=x&#62;');
    expect(out).not.toMatch(/<img|\]\(|\*\*c|@all/);
  });
});

test('pages that differ are side by side in a PDF, with the changed lines marked', async () => {
  const { err } = await diff('old.pdf', 'new.pdf', '--pdf', 'pages.pdf');
  expect(err).toBe('pages.pdf\n');
  const pages = await readWithPdfium(readFileSync(path.join(root, 'pages.pdf')), (all) =>
    all.map(({ width, characters }) => ({ width, text: characters.map(({ text }) => text).join('') })),
  );
  expect(pages.map(({ width }) => Math.round(width))).toEqual([1191, 1191, 1191, 1191]);
  expect(pages[0]!.text).toContain('งบประมาณที่ใช้ไป : 0 บาท');
  expect(pages[0]!.text).toContain('งบประมาณที่ใช้ไป : 1,250.50 บาท');
});

describe('revisions of git', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: root, stdio: 'pipe' });
  beforeAll(() => {
    put('data/2564/21000000-3230.yaml', seed);
    git('init', '-q', '-b', 'main');
    git('add', 'data');
    git('commit', '-qm', 'one');
    put('data/2564/21000000-3230.yaml', next);
    git('commit', '-qam', 'two');
    put(`data/2564/${otherName}`, projectYaml(other));
  });

  test('with what is here, or with each other', async () => {
    expect((await diff('--git', 'HEAD')).out).toMatch(/^added 1, unchanged 1\n/);
    const expected = `changed 1, unchanged 0\n\n${changes}`;
    expect((await diff('--git', 'HEAD~1', 'HEAD')).out).toBe(expected);
    expect((await diff('--git', 'HEAD~1', '--git', 'HEAD', 'data')).out).toBe(expected);
  });

  test.each(['nowhere', '--output=/tmp/x', '-p'])('that is not there is said: %s', async (revision) => {
    const { status, err } = await diff(`--git=${revision}`);
    expect(status).toBe(3);
    expect(err).toContain(`git has no revision \`${revision}\` here`);
  });

  test('of a shallow clone: what to write', async () => {
    const clone = path.join(root, 'clone');
    git('clone', '-q', '--depth', '1', `file://${root}`, clone);
    const [out, err] = [[] as string[], [] as string[]];
    const status = await runCommand(['diff', '--git', 'HEAD~1', '--lang', 'en'], {
      workspace: createWorkspace({ root: clone, packageRoot }),
      stdout: { write: (text) => out.push(text) },
      stderr: { write: (text) => err.push(text) },
      interruption: () => new AbortController().signal,
    });
    expect(status).toBe(3);
    expect(err.join('')).toContain('fetch-depth: 0');
  });
});

test.each([[[]], [['old']], [['old', 'new', 'old']]])('wrong use: %s', async (args) => {
  const { status, err } = await diff(...args);
  expect(status).toBe(2);
  expect(err).toContain('name the two to compare');
});
