import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainException } from '../../src/batch/explain-exception.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { processStart } from '../../src/host/process-start.ts';
import { readRegularFile } from '../../src/host/read-regular-file.ts';
import { thisHost } from '../../src/host/temporary-name.ts';
import { sizeLimits } from '../../src/model/size-limits.ts';
import { limits } from '../../src/yaml/limits.ts';
import { realTerminal } from '../summary/real-terminal.ts';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
const seed = join(packageRoot, 'data/2564/21000000-3230.yaml');
const code = '21000000-3230';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-door-'));
  mkdirSync(join(root, 'data/2564'), { recursive: true });
  writeFileSync(join(root, `data/2564/${code}.yaml`), readFileSync(seed));
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (path: string) => join(root, path);
const pipe = (path: string) => execFileSync('mkfifo', [at(path)]);

/** Runs the built program; one that hangs is ended, and has no status. */
function raingan(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(packageRoot, 'dist/cli/main.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 40_000,
    killSignal: 'SIGKILL',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  return { status, stdout, stderr };
}

/** Runs a command line in this process, where nothing can hang it. */
async function here(...args: string[]) {
  const terminal = realTerminal(root);
  const status = await runCommand(args, terminal);
  return { status, stdout: terminal.out(), stderr: terminal.err() };
}

describe('reading', () => {
  test.each(['/dev/zero', '/dev/tty', '/dev/stdin'])('%s is no file, or cannot be opened', (device) => {
    expect(() => readRegularFile(device, 10)).toThrow();
  });

  test('a pipe without a writer is refused at once', () => {
    pipe('pipe');
    expect(() => readRegularFile(at('pipe'), 10)).toThrow(expect.objectContaining({ kind: 'not-a-file' }));
  });

  test('a file of holes is refused by its size, before a byte is read', () => {
    writeFileSync(at('holes'), '');
    truncateSync(at('holes'), 1_500_000_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => readRegularFile(at('holes'), 1_000_000)).toThrow(/1,500,000,000 bytes, at most 1,000,000/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  });

  test('a file that does not know its size is read to its end, or to the limit', () => {
    expect(readRegularFile('/proc/self/status', 100_000).toString('latin1')).toMatch(/^Name:.*\n$/s);
    expect(() => readRegularFile('/proc/self/status', 10)).toThrow(expect.objectContaining({ kind: 'too-large' }));
  });

  test.each([0, 1, 10, 65_536, 200_000])('a file of %i bytes is read whole', (length) => {
    writeFileSync(at('file'), Buffer.alloc(length, 'abc'));
    expect(readRegularFile(at('file'), length).equals(Buffer.alloc(length, 'abc'))).toBe(true);
    if (length > 0) expect(() => readRegularFile(at('file'), length - 1)).toThrow(/too large/);
  });

  test('the limit of data files is that of the YAML reader', () => {
    expect(sizeLimits.data).toBe(limits.bytes);
  });
});

describe('strange things among the data files', () => {
  beforeEach(() => {
    pipe('data/2564/pipe.yaml');
    mkdirSync(at('data/2564/folder.yaml'));
    writeFileSync(at('data/2564/holes.yaml'), '');
    truncateSync(at('data/2564/holes.yaml'), 1_500_000_000);
    symlinkSync('/dev/zero', at('data/2564/zero.yaml'));
    symlinkSync('loop.yaml', at('data/2564/loop.yaml'));
    symlinkSync('..', at('data/2564/up'));
  });
  const found = [
    ['folder', 'E-FILE-KIND'],
    ['holes', 'E-YAML-LIMIT'],
    ['loop', 'E-FILE-KIND'],
    ['pipe', 'E-FILE-KIND'],
    ['up', 'E-FILE-KIND'],
    ['zero', 'E-FILE-KIND'],
  ];

  test('check reports each, and goes on', () => {
    const { status, stdout } = raingan('check', '--reporter', 'json');
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const errors = records.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ file, code: each }) => [file.slice(10).replace('.yaml', ''), each])).toEqual(found);
    expect(records.some(({ file }) => file.includes(code))).toBe(true);
    expect(status).toBe(1);
  });

  test('build builds the others', () => {
    const { status, stderr } = raingan('build', '--format', 'pdf', '--reporter', 'json');
    for (const [name, each] of found) expect(stderr).toMatch(new RegExp(`"${each}".*/${name}`));
    expect(existsSync(at(`output/2564/${code}.pdf`))).toBe(true);
    expect(status).toBe(1);
  });

  test('list lists the others', () => {
    const { status, stdout, stderr } = raingan('list', '--year', '2564');
    expect(stdout).toContain(code);
    for (const [name] of found) expect(stderr).toContain(`data/2564/${name}`);
    expect(status).toBe(1);
  });
});

describe('strange things among the outputs', () => {
  test('a pipe where the manifest belongs counts as a damaged one, and is replaced', () => {
    mkdirSync(at('output/2564'), { recursive: true });
    pipe('output/2564/manifest.json');
    const { status, stderr } = raingan('build', '--format', 'pdf');
    expect(stderr).toContain('`output/2564/manifest.json` is damaged');
    expect(status).toBe(0);
    expect(lstatSync(at('output/2564/manifest.json')).isFile()).toBe(true);
  });

  test('a pipe where a report or the lock belongs is a failure, and stays', () => {
    mkdirSync(at('output/2564'), { recursive: true });
    pipe(`output/2564/${code}.pdf`);
    expect(raingan('build', '--format', 'pdf')).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('is a pipe'),
    });
    expect(lstatSync(at(`output/2564/${code}.pdf`)).isFIFO()).toBe(true);
    pipe('output/.raingan-lock');
    expect(raingan('build', '--format', 'docx').status).toBe(3);
  });

  test('a manifest of 300 MB is not read', () => {
    mkdirSync(at('output/2564'), { recursive: true });
    writeFileSync(at('output/2564/manifest.json'), '{');
    truncateSync(at('output/2564/manifest.json'), 300_000_000);
    expect(raingan('build', '--format', 'pdf')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('is damaged'),
    });
  });

  test('the system’s own folders are no place for outputs', async () => {
    const { status, stderr } = await here('build', '--format', 'pdf', '--out', '/proc/x');
    expect([status, stderr]).toEqual([
      3,
      expect.stringContaining('`/proc/x` lies where the system shows its own state'),
    ]);
  });
});

describe('links among the outputs', () => {
  const bytes = Buffer.from('report');

  test('a linked folder is resolved once, and a link that leads elsewhere later is refused', () => {
    for (const folder of ['real/2564', 'other/2564']) mkdirSync(at(folder), { recursive: true });
    symlinkSync('real', at('output'));
    const workspace = createWorkspace({ root, packageRoot });
    workspace.hold('output');
    workspace.writeWhole('output/2564/a.pdf', bytes);
    expect(readdirSync(at('real/2564'))).toEqual(['a.pdf']);
    rmSync(at('output'));
    symlinkSync('other', at('output'));
    const changed = expect.objectContaining({ kind: 'changed' });
    expect(() => workspace.writeWhole('output/2564/b.pdf', bytes)).toThrow(changed);
    expect(() => workspace.writeWhole('output/2565/b.pdf', bytes)).toThrow(changed);
    expect([readdirSync(at('real/2564')), readdirSync(at('other/2564'))]).toEqual([['a.pdf'], []]);
  });

  test('a year’s folder that another one replaces is refused, also in a process of the same run', () => {
    mkdirSync(at('output/2564'), { recursive: true });
    mkdirSync(at('other'));
    const workspace = createWorkspace({ root, packageRoot });
    const worker = createWorkspace({ root, packageRoot, held: workspace.hold('output') });
    renameSync(at('output/2564'), at('output/moved'));
    symlinkSync('../other', at('output/2564'));
    for (const each of [workspace, worker]) {
      expect(() => each.writeWhole('output/2564/a.pdf', bytes)).toThrow(expect.objectContaining({ kind: 'changed' }));
    }
    expect([readdirSync(at('other')), readdirSync(at('output/moved'))]).toEqual([[], []]);
  });

  test('a folder that was moved away is not made again, and ends the run: no other report would fare better', () => {
    mkdirSync(at('output/2564'), { recursive: true });
    const workspace = createWorkspace({ root, packageRoot });
    workspace.hold('output');
    renameSync(at('output'), at('moved'));
    let failure: unknown;
    try {
      workspace.writeWhole('output/2564/a.pdf', bytes);
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ kind: 'changed' });
    expect(explainException(failure, 'a.yaml').endsRun).toBe(true);
    expect(existsSync(at('output'))).toBe(false);
  });

  test('a link in the place of a year that has no folder yet is refused', () => {
    mkdirSync(at('output'));
    mkdirSync(at('other'));
    const workspace = createWorkspace({ root, packageRoot });
    workspace.hold('output');
    symlinkSync('../other', at('output/2564'));
    expect(() => workspace.writeWhole('output/2564/a.pdf', bytes)).toThrow(
      expect.objectContaining({ kind: 'is-a-link' }),
    );
    expect(readdirSync(at('other'))).toEqual([]);
  });

  test('a new run accepts what the last one would not', () => {
    mkdirSync(at('output/2564'), { recursive: true });
    const workspace = createWorkspace({ root, packageRoot });
    workspace.hold('output');
    rmSync(at('output/2564'), { recursive: true });
    workspace.hold('output');
    workspace.writeWhole('output/2564/a.pdf', bytes);
    expect(readdirSync(at('output/2564'))).toEqual(['a.pdf']);
  });

  test.each([
    ['the report', `shard/2564/${code}.pdf`],
    ['the manifest', 'shard/2564/manifest.json'],
    ['the year’s folder', 'shard/2564'],
  ])('merge copies nothing through a link in the place of %s', async (_, path) => {
    expect((await here('build', '--format', 'pdf', '--out', 'shard')).status).toBe(0);
    renameSync(at(path), at('elsewhere'));
    symlinkSync(at('elsewhere'), at(path));
    const { status, stderr } = await here('merge', 'shard', '--out', 'merged');
    expect([status, stderr]).toEqual([1, expect.stringContaining(`\`${path}\` is a symbolic link`)]);
    expect(existsSync(at(`merged/2564/${code}.pdf`))).toBe(false);
  });

  test('merge believes no manifest that lies about pages or bytes', async () => {
    expect((await here('build', '--format', 'pdf', '--out', 'shard')).status).toBe(0);
    const manifest = readFileSync(at('shard/2564/manifest.json'), 'utf8');
    for (const lie of [/"pages":\d+/, /"bytes":\d+/]) {
      writeFileSync(
        at('shard/2564/manifest.json'),
        manifest.replace(lie, (fact) => `${fact}9`),
      );
      expect(await here('merge', 'shard', '--out', 'merged')).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('is missing or not as it was built'),
      });
    }
  });

  test('a linked year among the data is not followed', async () => {
    renameSync(at('data/2564'), at('elsewhere'));
    symlinkSync('../elsewhere', at('data/2564'));
    expect(await here('check', '--year', '2564')).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('symbolic link'),
    });
    expect(await here('check')).toMatchObject({ status: 1, stderr: expect.stringContaining('E-FILE-KIND') });
  });
});

test('a lock whose process number now belongs to another program is taken over', () => {
  const other = spawn('sleep', ['60']);
  try {
    mkdirSync(at('output'));
    const lock = (start: string) => JSON.stringify({ host: thisHost, pid: other.pid, start, run: 'x' });
    writeFileSync(at('output/.raingan-lock'), lock('another boot:1'));
    expect(raingan('build', '--format', 'pdf').status).toBe(0);
    writeFileSync(at('output/.raingan-lock'), lock(processStart(other.pid!)!));
    expect(raingan('build', '--format', 'pdf', '--force').status).toBe(3);
  } finally {
    other.kill();
  }
});

test.skipIf(process.platform !== 'linux')(
  'a name that is not UTF-8 is called so, and other files are built',
  async () => {
    writeFileSync(Buffer.concat([Buffer.from(at('data/2564/')), Buffer.from([0xa1, 0xd2]), Buffer.from('.yaml')]), 'x');
    const { status, stderr, stdout } = await here('build');
    expect(status).toBe(3);
    expect(stderr).toMatch(/a name in it is not in UTF-8/);
    expect(stdout + stderr).toContain(`${code}.pdf`);
  },
);
