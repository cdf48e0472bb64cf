import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { thisHost } from '../../src/host/temporary-name.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';

// The program as it is installed: `npm test` compiles it first.
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-cli-'));
  mkdirSync(join(root, 'data/2564'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

type Child = ReturnType<typeof spawn>;

/** Where a terminal's interrupt reaches a group of processes, each run is one. */
const ownGroup = process.platform !== 'win32';

/** Runs a command line with the program as it is installed. */
function raingan(args: readonly string[], watch: (child: Child, err: string) => void = () => {}): Promise<Finished> {
  const child = spawn(process.execPath, [main, ...args], { cwd: root, env: { LC_ALL: 'C' }, detached: ownGroup });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
    watch(child, err);
  });
  watch(child, '');
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, out, err })));
}

/** Runs a command line in this process, where nothing depends on processes. */
async function here(args: readonly string[]): Promise<Finished> {
  const terminal = realTerminal(root);
  const status = await runCommand(args, terminal);
  return { status, out: terminal.out(), err: terminal.err() };
}

function addProjects(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const { project, ...rest } = makeProject(at, { paragraphs: 1, sentencesPerParagraph: 1, reports: 1 });
    const code = `21000000-${1000 + at}`;
    writeFileSync(join(root, `data/2564/${code}.yaml`), projectYaml({ ...rest, project: { ...project, code } }));
    return code;
  });
}

/** Every file below the output folder, with its digest. */
function outputs(out = 'output'): Record<string, string> {
  const names = readdirSync(join(root, out), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    names
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(join(root, out).length + 1), digest(readFileSync(path))]),
  );
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Names below the output folder that the manifests speak of. */
function recorded(): string[] {
  return readdirSync(join(root, 'output'))
    .flatMap((year) => {
      const { documents } = JSON.parse(readFileSync(join(root, 'output', year, 'manifest.json'), 'utf8'));
      return Object.entries<{ outputs: object }>(documents).flatMap(([code, { outputs: formats }]) =>
        Object.keys(formats).map((format) => `${year}/${code}.${format}`),
      );
    })
    .sort();
}

function events(out: string): string[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).event);
}

test.skipIf(process.platform === 'win32')('a folder that was removed while one is in it is reported', async () => {
  const inIt = `mkdir gone && cd gone && rmdir ../gone && exec "$0" "$@"`;
  const child = spawn('sh', ['-c', inIt, process.execPath, main, 'build', '--lang', 'en'], { cwd: root });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(3);
  expect(err).toBe('error: the folder that you are in was removed\n  hint: go to another folder with `cd`\n');
});

describe('raingan build', () => {
  test('writes both formats, lists them, and ends with 0', async () => {
    const [code] = addProjects(1);
    const { status, out, err } = await raingan(['build']);
    const [year] = readdirSync(join(root, 'output'));
    expect({ status, err }).toEqual({ status: 0, err: expect.stringContaining('1 report built') });
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^output/${year}/${code}\\.pdf {2}\\d+ pages? {2}\\d+ kB$`)),
      expect.stringMatching(new RegExp(`^output/${year}/${code}\\.docx {2}\\d+ pages? {2}\\d+ kB$`)),
    ]);
    const start = (format: string) =>
      readFileSync(join(root, `output/${year}/${code}.${format}`)).toString('latin1', 0, 4);
    expect([start('pdf'), start('docx')]).toEqual(['%PDF', 'PK\x03\x04']);
  });

  test('with --json, describes what it wrote, one object a line, and nothing else', async () => {
    const codes = addProjects(2);
    writeFileSync(join(root, 'data/2564/21000000-0001.yaml'), 'schemaVersion: 1\n');
    const { status, out, err } = await raingan(['build', '--json', '--format', 'pdf']);
    const events = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(1);
    expect(err).toContain('E-MISSING-KEY');
    expect(events.map(({ event, code }) => [event, code])).toEqual([
      ['failed', null],
      ...codes.map((code) => ['built', code]),
    ]);
    const described = events.flatMap((event) => event.outputs);
    expect(described).toHaveLength(2);
    for (const { path, bytes, sha256 } of described) {
      const content = readFileSync(join(root, path));
      expect([bytes, sha256]).toEqual([content.length, digest(content)]);
    }
  });

  test('writes the same bytes with one job and with two', async () => {
    addProjects(5);
    const one = await raingan(['build', '--jobs', '1', '--out', 'one']);
    const two = await raingan(['build', '--jobs', '2', '--out', 'two']);
    expect([one.status, two.status]).toEqual([0, 0]);
    expect(Object.keys(outputs('one')).filter((name) => !name.endsWith('manifest.json'))).toHaveLength(10);
    expect(outputs('two')).toEqual(outputs('one'));
    expect(two.out.replaceAll('two/', 'one/')).toBe(one.out);
  });

  test('shards together write what one run writes', async () => {
    addProjects(6);
    await here(['build', '--format', 'pdf', '--out', 'whole']);
    for (const shard of ['1/3', '2/3', '3/3']) {
      expect((await here(['build', '--format', 'pdf', '--shard', shard])).status).toBe(0);
    }
    expect(outputs()).toEqual(outputs('whole'));
  });

  test.each([[['--jobs', '1']], [['--jobs', '2']]])(
    'with %j, an interrupt stops it between two reports',
    async (jobs) => {
      addProjects(150);
      let asked = false;
      const { status, out, err } = await raingan(['build', '--verbose', '--format', 'pdf', ...jobs], (child, text) => {
        if (asked || !text.includes('built ')) return; // --verbose names each report
        asked = true;
        if (ownGroup) process.kill(-(child.pid ?? 0), 'SIGINT');
        else child.kill('SIGINT');
      });
      expect(status).toBe(130);
      expect(err).toMatch(/stopped after \d+ of 150 reports/);
      const names = Object.keys(outputs()).filter((name) => !name.endsWith('manifest.json'));
      expect(names.filter((name) => !name.endsWith('.pdf'))).toEqual([]);
      expect(recorded()).toEqual(names);
      expect(out.trimEnd().split('\n')).toHaveLength(names.length);
      expect(names.length).toBeLessThan(150);
    },
  );

  test('sweeps up what a killed run left, and nothing else', async () => {
    addProjects(1);
    const old = new Date(Date.now() - 24 * 3_600_000);
    mkdirSync(join(root, 'output/2564'), { recursive: true });
    const litter = join(root, 'output/2564/.raingan-tmp-elsewhere-1-abc-0-1');
    writeFileSync(litter, 'half');
    utimesSync(litter, old, old);
    writeFileSync(join(root, 'output/2564/notes.txt'), 'kept');
    expect((await here(['build', '--format', 'pdf'])).status).toBe(0);
    expect(readdirSync(join(root, 'output/2564'))).toContain('notes.txt');
    expect(Object.keys(outputs()).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  test('a second run leaves every file untouched, from another folder and with touched data, too', async () => {
    addProjects(3);
    await here(['build', '--format', 'pdf']);
    const moved = join(root, 'moved');
    mkdirSync(moved);
    for (const name of ['data', 'output']) renameSync(join(root, name), join(moved, name));
    root = moved;
    const now = new Date();
    for (const name of readdirSync(join(root, 'data/2564'))) utimesSync(join(root, 'data/2564', name), now, now);
    const times = () => Object.keys(outputs()).map((name) => statSync(join(root, 'output', name)).mtimeMs);
    const before = times();
    const { status, out, err } = await here(['build', '--format', 'pdf', '--json']);
    expect([status, err]).toEqual([0, '']);
    expect(events(out)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(times()).toEqual(before);
    root = join(moved, '..');
  });

  test('one run at a time writes to a folder', async () => {
    const [code = ''] = addProjects(1);
    mkdirSync(join(root, 'output'));
    writeFileSync(join(root, 'output/.raingan-lock'), JSON.stringify({ host: thisHost, pid: process.pid }));
    const { status, err } = await raingan(['build', '--format', 'pdf']);
    expect(status).toBe(3);
    expect(err).toContain('another run is writing to `output`');
    expect(Object.keys(outputs()).filter((name) => name.includes(code))).toEqual([]);
    rmSync(join(root, 'output/.raingan-lock'));
    expect((await raingan(['build', '--format', 'pdf'])).status).toBe(0);
    expect(readdirSync(join(root, 'output'))).not.toContain('.raingan-lock');
  });

  test('two runs at once leave whole files and a true manifest', async () => {
    addProjects(6);
    const both = await Promise.all([raingan(['build']), raingan(['build', '--draft'])]);
    expect(both.map(({ status }) => status).sort()).toEqual(expect.arrayContaining([0]));
    const { status, out } = await here(['build', '--json']);
    expect(status).toBe(0);
    expect(events(out)).toHaveLength(6);
    expect(events((await here(['build', '--json'])).out)).toEqual(Array.from({ length: 6 }, () => 'unchanged'));
  });

  test('findings become annotations of GitHub, beside the results', async () => {
    addProjects(1);
    writeFileSync(join(root, 'data/2564/21000000-0001.yaml'), 'schemaVersion: 2\n');
    const { status, out, err } = await here(['build', '--json', '--format', 'pdf', '--reporter', 'github']);
    expect(status).toBe(1);
    expect(events(out)).toEqual(['failed', 'built']);
    expect(err).toContain('::error file=data/2564/21000000-0001.yaml,');
  });

  test('an output folder that is a file is exit status 3, and the file stays', async () => {
    addProjects(1);
    writeFileSync(join(root, 'output'), 'mine');
    const { status, err } = await here(['build', '--format', 'pdf']);
    expect(status).toBe(3);
    expect(err).toContain('needs a folder');
    expect(readFileSync(join(root, 'output'), 'utf8')).toBe('mine');
  });
});

describe('raingan merge', () => {
  test('makes of shards what one run writes', async () => {
    addProjects(5);
    await here(['build', '--format', 'pdf', '--out', 'whole']);
    for (const index of [1, 2]) {
      await here(['build', '--format', 'pdf', '--shard', `${index}/2`, '--out', `shard-${index}`]);
    }
    const { status, err } = await here(['merge', 'shard-1', 'shard-2', '--year', '2564']);
    expect([status, err]).toEqual([0, '5 reports united, 5 files written, 0 problems\n']);
    expect(outputs()).toEqual(outputs('whole'));
  });

  test('says what is missing', async () => {
    const codes = addProjects(3);
    await here(['build', '--format', 'pdf', `data/2564/${codes[0]}.yaml`, '--out', 'part']);
    const { status, err } = await here(['merge', 'part', '--data', 'data']);
    expect(status).toBe(1);
    for (const code of codes.slice(1)) expect(err).toContain(`no report of \`data/2564/${code}.yaml\``);
  });
});

describe('raingan check', () => {
  test('says what is wrong and counts it', async () => {
    addProjects(2);
    writeFileSync(join(root, 'data/2564/21000000-0001.yaml'), 'schemaVersion: 2\n');
    const { status, out, err } = await raingan(['check']);
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('data/2564/21000000-0001.yaml:1:16');
    expect(err).toMatch(/\n3 files, \d+ errors?, \d+ warnings?\n$/);
    expect(readdirSync(root)).toEqual(['data']);
  });

  test('gives programs JSON on standard output', async () => {
    writeFileSync(join(root, 'data/2564/21000000-0001.yaml'), 'schemaVersion: 2\n');
    const { status, out } = await here(['check', '--reporter', 'json']);
    expect(status).toBe(1);
    const findings = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(findings.map(({ code }) => code)).toContain('E-SCHEMA-VERSION');
    expect(new Set(findings.map(({ file }) => file))).toEqual(new Set(['data/2564/21000000-0001.yaml']));
  });

  test('gives GitHub its annotations', async () => {
    writeFileSync(join(root, 'data/2564/21000000-0001.yaml'), 'schemaVersion: 2\n');
    const { out } = await here(['check', '--reporter', 'github']);
    expect(out).toContain('::error file=data/2564/21000000-0001.yaml,');
  });
});

test('raingan schema prints a JSON Schema', async () => {
  const { status, out, err } = await raingan(['schema']);
  expect([status, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
});

test('a reader that goes away is no failure', async () => {
  const { status, err } = await raingan(['schema'], (child) => child.stdout?.destroy());
  expect([status, err]).toEqual([0, '']);
});
