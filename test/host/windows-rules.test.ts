import * as fs from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { explainFailure } from '../../src/host/explain-failure.ts';
import { lockFolder } from '../../src/host/lock-folder.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import type { WriteCalls } from '../../src/host/write-whole.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { folderWith, PACKAGE_ROOT, yearProjects } from '../summary/year-projects.ts';

const projects = yearProjects(2);
const [first, second] = projects.map(({ project }) => project.code) as [string, string];
const year = projects[0]!.project.fiscalYear;
let root = '';
beforeEach(() => {
  root = folderWith(projects);
});
afterEach(() => fs.rmSync(root, { recursive: true }));

const at = (path: string) => join(root, path);

/** Runs a command line as Windows would, with a disk whose calls may fail. */
async function onWindows(words: readonly string[], calls: Partial<WriteCalls> = {}) {
  const patience = { platform: 'win32', wait: () => {} };
  const workspace = createWorkspace({
    root,
    packageRoot: PACKAGE_ROOT,
    patience,
    calls: { ...fs, ...calls } as WriteCalls,
  });
  const terminal = { ...realTerminal(root), workspace };
  const status = await runCommand([...words, '--lang', 'en'], terminal);
  return { status, out: terminal.out(), err: terminal.err() };
}

/** A document that Word or a reader has open: its name cannot be given to another file. */
function heldOpen(name: string, errno: string, times = Number.POSITIVE_INFINITY) {
  let tried = 0;
  return {
    tried: () => tried,
    renameSync: ((from: string, to: string) => {
      if (basename(to) === name && ++tried <= times) throw Object.assign(new Error(errno), { code: errno });
      fs.renameSync(from, to);
    }) as typeof fs.renameSync,
  };
}

describe.each(['EBUSY', 'EPERM', 'EACCES'])('a document that another program has open (%s)', (errno) => {
  const build = ['build', '--jobs', '1', '--format', 'pdf', '--force'];

  test('stays as it is, with word of what to do; the others are built, and the next run makes up for it', async () => {
    expect((await onWindows(build)).status).toBe(0);
    const document = at(`output/${year}/${first}.pdf`);
    const built = fs.readFileSync(document);
    fs.writeFileSync(document, 'old');
    fs.rmSync(at(`output/${year}/${second}.pdf`));
    const { renameSync, tried } = heldOpen(`${first}.pdf`, errno);
    const { status, err } = await onWindows(build, { renameSync });
    expect(status).toBe(3);
    expect(tried()).toBeGreaterThan(5);
    expect(err).toContain(`cannot write \`output/${year}/${first}.pdf\`; another program, such as Word or Acrobat`);
    expect(err).toContain('hint: close it there, then run again; the file is as it was');
    expect(fs.readFileSync(document, 'utf8')).toBe('old');
    expect(fs.existsSync(at(`output/${year}/${second}.pdf`))).toBe(true);
    expect(fs.readdirSync(at(`output/${year}`)).filter((name) => name.startsWith('.'))).toEqual([]);
    expect((await onWindows(build.slice(0, -1))).status).toBe(0);
    expect(fs.readFileSync(document).equals(built)).toBe(true);
  });

  test('only for a moment, is written all the same', async () => {
    const { renameSync } = heldOpen(`${first}.pdf`, errno, 4);
    expect((await onWindows(build, { renameSync })).status).toBe(0);
    expect(fs.existsSync(at(`output/${year}/${first}.pdf`))).toBe(true);
  });
});

test('a file to be read that another program has open is said to be', () => {
  const failure = explainFailure(Object.assign(new Error('EBUSY'), { code: 'EBUSY' }), 'projects.xlsx', 'read');
  expect(failure).toMatchObject({ kind: 'in-use' });
  expect(failure.text.en).toContain('cannot read `projects.xlsx`');
  expect(failure.text.th).toContain('อ่าน `projects.xlsx` ไม่ได้');
});

describe('paths as Windows writes them', () => {
  test('backslashes are taken for slashes, and none is written', async () => {
    const run = ['build', `data\\${year}\\${first}.yaml`, '--out', '.\\งาน\\ออก', '--format', 'pdf', '--jobs', '1'];
    const { status, out, err } = await onWindows([...run, '--report', 'sarif=รวม\\found.sarif']);
    expect([status, err + out]).toEqual([0, expect.not.stringContaining('\\')]);
    expect(out).toContain(`งาน/ออก/${year}/${first}.pdf`);
    const manifest = fs.readFileSync(at(`งาน/ออก/${year}/manifest.json`), 'utf8');
    expect(manifest).not.toContain('\\\\');
    expect(fs.existsSync(at('รวม/found.sarif'))).toBe(true);
  });

  test('a pattern names files, for no shell does it', async () => {
    const { out } = await onWindows([
      'check',
      `data\\${year}\\${first.slice(0, 8)}*.yaml`,
      '--reporter',
      'json',
      '--verbose',
    ]);
    const files = out.split('\n').flatMap((line) => (line ? [(JSON.parse(line) as { file?: string }).file] : []));
    expect(files.filter((file) => file !== undefined && !file.startsWith(`data/${year}/`))).toEqual([]);
    const none = await onWindows(['check', `data\\${year}\\9*.yaml`]);
    expect([none.status, none.err]).toEqual([3, expect.stringContaining(`cannot find \`data/${year}/9*.yaml\``)]);
  });

  test('in raingan.yaml a backslash means the same on every system', async () => {
    fs.writeFileSync(at('raingan.yaml'), 'out: งาน\\ออก\nformats: [pdf]\n');
    const terminal = realTerminal(root);
    expect(await runCommand(['build', '--jobs', '1', '--lang', 'en'], terminal)).toBe(0);
    expect(fs.existsSync(at(`งาน/ออก/${year}/${first}.pdf`))).toBe(true);
  });
});

test.each(['con', 'งาน.', 'a:b', 'งาน/lpt1.txt'])('an output folder `%s` is refused', async (out) => {
  const { status, err } = await onWindows(['build', '--out', out, '--jobs', '1']);
  expect(status).toBe(3);
  expect(err).toContain(`Windows allows no file or folder of the name \`${out.split('/').at(-1)}\``);
  expect(() => lockFolder(root, `${out}/2564`, 'win32')).toThrow(expect.objectContaining({ kind: 'bad-name' }));
  expect(fs.existsSync(at(`${out}/2564`))).toBe(false);
});

test('a path that is too long is said to be, with what to do', async () => {
  const { status, err } = await onWindows(['build', '--out', 'ก'.repeat(100), '--jobs', '1']);
  expect([status, err]).toEqual([3, expect.stringContaining('is longer than the system allows')]);
  expect(err).toContain('choose another one with `--out`');
});

describe('two data files whose names differ in letter case alone', () => {
  test('are found once in each of them, and nothing is built of them', async () => {
    const text = fs.readFileSync(at(`data/${year}/${first}.yaml`));
    fs.writeFileSync(at(`data/${year}/${first}.YAML`), text);
    const { status, out } = await onWindows(['check', '--reporter', 'json']);
    const found = out.split('\n').flatMap((line) => (line ? [JSON.parse(line) as { code: string; file: string }] : []));
    expect(status).toBe(1);
    const duplicates = found.filter(({ code }) => code === 'E-CODE-DUPLICATE').map(({ file }) => file);
    expect(duplicates.sort()).toEqual([`data/${year}/${first}.YAML`, `data/${year}/${first}.yaml`]);
    await onWindows(['build', '--jobs', '1', '--format', 'pdf']);
    expect(fs.readdirSync(at(`output/${year}`)).filter((name) => name.startsWith(first))).toEqual([]);
  });
});
