import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { readSeed } from '../support/seed.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wine = process.env.RAINGAN_WINE ?? '';
const base = process.env.RAINGAN_WINDOWS ?? '';
/** With Thai letters and spaces, as a folder on an officer's desktop has. */
const place = path.join(base, 'โครงการ ปี 2564');
let home = '';
let work = '';
let linux = '';

beforeAll(() => {
  mkdirSync(place);
  const [archive = ''] = readdirSync(base).filter((file) => file.endsWith('.zip'));
  execFileSync('unzip', ['-q', path.join(base, archive), '-d', place]);
  home = path.join(place, path.basename(archive, '.zip'));
  [work, linux] = [path.join(place, 'งาน'), path.join(place, 'linux')];
  const code = '50140000-1024';
  const { project, ...rest } = makeProject(7);
  for (const folder of [work, linux]) {
    mkdirSync(path.join(folder, 'data/2564'), { recursive: true });
    writeFileSync(path.join(folder, 'data/2564/21000000-3230.yaml'), readSeed());
    const text = projectYaml({ ...rest, project: { ...project, code, fiscalYear: 2564 } });
    writeFileSync(path.join(folder, `data/2564/${code}.yaml`), `\ufeff${text.replaceAll('\n', '\r\n')}`); // as Notepad writes
  }
});

const environment = {
  ...process.env,
  WINEDEBUG: '-all',
  NODE_SKIP_PLATFORM_CHECK: '1',
  WINEPREFIX: path.join(base, 'wine'),
};

/** Wine lends no usable pipe to Node's standard output: it goes to files. */
function startOnWindows(
  args: readonly string[],
  cwd: string,
): { child: ChildProcess; text: (name: 'out' | 'err') => string } {
  const files = { out: path.join(base, 'out.txt'), err: path.join(base, 'err.txt') };
  const [out, err] = [openSync(files.out, 'w'), openSync(files.err, 'w')];
  const child = spawn(wine, [path.join(home, 'node/node.exe'), ...args], {
    cwd,
    env: environment,
    stdio: ['ignore', out, err],
  });
  closeSync(out);
  closeSync(err);
  return { child, text: (name) => readFileSync(files[name], 'utf8') };
}

const main = () => path.join(home, 'app/dist/cli/main.js');

async function onWindows(...args: string[]) {
  const { child, text } = startOnWindows([main(), ...args, '--lang', 'en'], work);
  const status = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { status, out: text('out'), err: text('err') };
}

function onLinux(...args: string[]) {
  return spawnSync(process.execPath, [main(), ...args, '--lang', 'en'], { cwd: linux, encoding: 'utf8' });
}

/** Every file below a folder of outputs with its content. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file), readFileSync(file).toString('base64')] as const;
    }),
  );
}

describe('the program of the archive for Windows', () => {
  test('builds a year, byte for byte what Linux builds, manifest included', async () => {
    const { status, out } = await onWindows('build', '--year', '2564', '--format', 'pdf,docx,txt');
    expect(status).toBe(0);
    expect(out).toContain('output/2564/21000000-3230.pdf  4 pages');
    expect(out).not.toContain('\\');
    onLinux('build', '--year', '2564', '--format', 'pdf,docx,txt');
    expect(contents(path.join(work, 'output'))).toEqual(contents(path.join(linux, 'output')));
    const again = await onWindows('build', '--year', '2564', '--format', 'pdf,docx,txt');
    expect(again.err).toContain('2 unchanged');
  });

  test('in two processes', async () => {
    const { status } = await onWindows('build', '--year', '2564', '--jobs', '2', '--out', 'two');
    expect(status).toBe(0);
    onLinux('build', '--year', '2564', '--out', 'two');
    expect(contents(path.join(work, 'two'))).toEqual(contents(path.join(linux, 'two')));
  });

  test('unites shards', async () => {
    for (const part of ['1', '2'])
      await onWindows('build', '--year', '2564', '--shard', `${part}/2`, '--out', `part-${part}`);
    const { status, err } = await onWindows('merge', 'part-1', 'part-2', '--out', 'united', '--year', '2564');
    expect([status, err]).toEqual([0, expect.stringContaining('2 reports united')]);
    onLinux('build', '--year', '2564', '--out', 'united');
    expect(contents(path.join(work, 'united'))).toEqual(contents(path.join(linux, 'united')));
  });

  test('a build that is killed leaves whole files, and the next one finishes', async () => {
    const { child } = startOnWindows([main(), 'build', '--year', '2564', '--out', 'killed'], work);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await wait(600);
    child.kill('SIGKILL');
    await ended;
    const { status } = await onWindows('build', '--year', '2564', '--out', 'killed');
    expect(status).toBe(0);
    onLinux('build', '--year', '2564', '--out', 'killed');
    expect(contents(path.join(work, 'killed'))).toEqual(contents(path.join(linux, 'killed')));
  });

  test.each([
    [['check', '--year', '2564', '--reporter', 'json'], 0],
    [['list', '--year', '2564', '--csv'], 0],
    [['summary', '--year', '2564', '--out', 'sum'], 0],
    [['diff', 'data/2564/21000000-3230.yaml', 'output/2564/21000000-3230.pdf'], 0],
    [['rollover', '21000000-3230', '--to', '2565', '--code', '21000000-3231'], 0],
    [['new', '50140000-1025', '--year', '2565', '--out', 'fresh'], 0],
    [['verify', 'output/2564/21000000-3230.pdf'], 0],
  ])('says what Linux says: %j', async (args, expected) => {
    const [windows, other] = [await onWindows(...args), onLinux(...args)];
    expect([windows.status, other.status]).toEqual([expected, expected]);
    expect(windows.out).toBe(other.stdout);
  });

  test('imports a report from its text, in a process of its own', async () => {
    const args = ['import', 'output/2564/21000000-3230.pdf', '--from-text', '--out', 'imported'];
    expect((await onWindows(...args)).status).toBe(0);
    onLinux(...args);
    expect(contents(path.join(work, 'imported'))).toEqual(contents(path.join(linux, 'imported')));
  });

  test('a path with a drive and backslashes is taken as such, and named with slashes', async () => {
    const { status, err } = await onWindows('build', 'Z:\\nowhere\\data');
    expect(status).toBe(3);
    expect(err).toContain('cannot find `Z:/nowhere/data`');
    const drive = `Z:${work.replaceAll('/', '\\')}`;
    const built = await onWindows(
      'build',
      `${drive}\\DATA\\2564\\2*.YAML`,
      '--out',
      `${drive}\\drive`,
      '--format',
      'pdf',
    );
    expect([built.status, built.err + built.out]).toEqual([0, expect.not.stringContaining('\\')]);
    expect(built.out).toContain(`Z:${work}/drive/2564/21000000-3230.pdf  4 pages`);
    onLinux('build', 'data/2564/21000000-3230.yaml', '--out', 'drive', '--format', 'pdf');
    expect(contents(path.join(work, 'drive'))).toEqual(contents(path.join(linux, 'drive')));
  });

  test.each(['con', 'รายงาน.', 'a:b'])('no folder `%s` is made', async (out) => {
    const { status, err } = await onWindows('build', '--year', '2564', '--out', out);
    expect([status, err]).toEqual([3, expect.stringContaining(`no file or folder of the name \`${out}\``)]);
  });

  test('a path of more than 260 characters is written to, as any other', async () => {
    const deep = Array.from({ length: 6 }, (_, index) => `${index}-${'ยาวมาก'.repeat(10)}`).join('\\');
    const { status, out } = await onWindows('build', '--year', '2564', '--format', 'pdf', '--out', deep);
    expect([status, out]).toEqual([0, expect.stringContaining('/2564/21000000-3230.pdf  4 pages')]);
    const there = path.join(work, ...deep.split('\\'), '2564/21000000-3230.pdf');
    expect(there.length).toBeGreaterThan(350);
    expect(readFileSync(there).equals(readFileSync(path.join(linux, 'drive/2564/21000000-3230.pdf')))).toBe(true);
  });

  test('a document that another program has open stays as it is, with word of what to do', async () => {
    const document = path.join(work, 'two/2564/21000000-3230.docx');
    const before = readFileSync(document);
    // cmd.exe opens it for the messages of a program that has none, and lends it to nobody.
    const line = 'node.exe -e "setTimeout(() => {}, 15000)" 2>>two\\2564\\21000000-3230.docx';
    writeFileSync(path.join(work, 'hold.cmd'), `@echo off\r\n${line}\r\n`);
    const holder = spawn(wine, ['cmd', '/c', 'hold.cmd'], {
      cwd: work,
      env: { ...environment, WINEPATH: `Z:${path.join(home, 'node').replaceAll('/', '\\')}` },
      stdio: 'ignore',
    });
    await wait(2500);
    const { status, err } = await onWindows('build', '--year', '2564', '--out', 'two', '--force', '--jobs', '1');
    expect(readFileSync(document).equals(before)).toBe(true);
    expect([status, err]).toEqual([
      3,
      expect.stringContaining('`two/2564/21000000-3230.docx`; another program, such as Word'),
    ]);
    expect(err).toContain('close it there, then run again');
    holder.kill('SIGKILL');
  });

  test('watches, and builds again what is saved', async () => {
    const { child, text } = startOnWindows(
      [main(), 'watch', '--year', '2564', '--out', 'watched', '--lang', 'en'],
      work,
    );
    const says = async (words: string) => {
      for (let round = 0; !text('err').includes(words) && round < 150; round++) await wait(200);
      expect(text('err')).toContain(words);
    };
    await says('watching 2 data files');
    const file = path.join(work, 'data/2564/21000000-3230.yaml');
    const before = readFileSync(file);
    writeFileSync(file, `${before}# ก\n`);
    await says('built data/2564/21000000-3230.yaml, to be seen in watched/2564/21000000-3230.pdf');
    writeFileSync(file, before);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('exit', resolve));
    expect(text('err')).not.toContain('\\');
  });
});

describe('raingan.cmd', () => {
  /** As a line typed in the window of commands; what it writes goes to a file. */
  function cmd(...words: string[]) {
    const file = path.join(base, 'cmd.txt');
    const out = openSync(file, 'w');
    const { status } = spawnSync(wine, ['cmd', '/c', 'raingan.cmd', ...words], {
      cwd: home,
      env: environment,
      stdio: ['ignore', out, out],
    });
    closeSync(out);
    return { status, text: readFileSync(file, 'utf8') };
  }

  test('runs from a folder with Thai letters and spaces, and gives the status of the program', () => {
    expect(cmd('--version')).toEqual({ status: 0, text: expect.stringMatching(/^\d+\.\d+\.\d+\s*$/) });
    expect(cmd('check', 'none', '--lang', 'th')).toEqual({ status: 3, text: expect.stringContaining('ไม่พบ `none`') });
  });

  test('writes UTF-8 and leaves the code page as it was', () => {
    const text = readFileSync(path.join(home, 'raingan.cmd'), 'utf8');
    const steps = ["in ('chcp') do set", 'chcp 65001', 'main.cjs', 'chcp %before%', 'exit /b %status%'];
    const places = steps.map((step) => text.indexOf(step));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

/** As a browser asks when an address is typed. */
function get(url: URL, cookie?: string): Promise<{ status: number; cookie: string; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = cookie === undefined ? {} : { cookie };
    request(url, { headers }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString();
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, cookie: response.headers['set-cookie']?.[0] ?? '', text }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** The program's folder as a share that may only be read; nothing where this machine may not mount. */
function mountReadOnly(): string | undefined {
  const share = path.join(place, 'โฟลเดอร์กลาง');
  mkdirSync(share);
  const mount = (...args: string[]) => spawnSync('mount', args, { stdio: 'ignore' }).status === 0;
  return mount('--bind', home, share) && mount('-o', 'remount,ro,bind', share) ? share : undefined;
}

describe('a double click', () => {
  let child: ChildProcess | undefined;
  afterAll(() => {
    child?.kill('SIGKILL');
    spawnSync('wineserver', ['-k'], { env: environment });
  });

  test('opens the studio on a folder with a sample, for this machine alone', async () => {
    const started = startOnWindows([path.join(home, 'app/start-studio.mjs'), '--no-open'], home);
    child = started.child;
    let address = '';
    for (let round = 0; address === '' && round < 200; round++) {
      await wait(200);
      address = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(started.text('out'))?.[0] ?? '';
    }
    const entered = await get(new URL(address));
    expect([entered.status, entered.cookie]).toEqual([303, expect.stringContaining('HttpOnly')]);
    const page = await get(new URL('/', address), entered.cookie.split(';')[0]);
    expect((await get(new URL('/', address))).status).toBeGreaterThanOrEqual(400);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('<html lang="th">')]);
    expect(readdirSync(path.join(home, 'รายงาน/data/2565'))).toEqual(['04000000-1032.yaml']);
    expect(readdirSync(home).sort()).toEqual(
      ['app', 'node', 'raingan-studio.cmd', 'raingan.cmd', 'รายงาน', 'อ่านก่อน.txt'].sort(),
    );
  });

  test('on a share that may only be read keeps the data among the documents of the user', async ({ skip }) => {
    const share = mountReadOnly();
    if (share === undefined) skip('no folder can be mounted read-only here');
    try {
      const before = readdirSync(share!);
      const started = startOnWindows([path.join(share!, 'app/start-studio.mjs'), '--no-open'], share!);
      for (let round = 0; !/http:\S+\s/.test(started.text('out')) && round < 200; round++) await wait(200);
      started.child.kill('SIGKILL');
      await new Promise((resolve) => started.child.on('exit', resolve));
      const folder = /^โฟลเดอร์ข้อมูล: (C:.*\\Documents\\รายงาน)\s*$/m.exec(started.text('out'))?.[1] ?? '';
      const there = path.join(base, 'wine/drive_c', ...folder.split('\\').slice(1));
      expect(readdirSync(path.join(there, 'data/2565'))).toEqual(['04000000-1032.yaml']);
      expect(readdirSync(share!)).toEqual(before);
    } finally {
      spawnSync('umount', [share!]);
    }
  });

  test('the start files call the program beside them', () => {
    for (const file of ['raingan-studio.cmd', 'raingan.cmd']) {
      const text = readFileSync(path.join(home, file), 'utf8');
      expect(text).toMatch(/\r\n"%~dp0node\\node\.exe" "%~dp0app\\/);
    }
  });
});

test('the archive is the same when it is made again, and below 50 MB', () => {
  const again = path.join(base, 'again');
  execFileSync(process.execPath, ['scripts/portable.mjs', '--platform', 'win-x64', '--out', again], { cwd: root });
  const [archive = ''] = readdirSync(again);
  const [first, second] = [readFileSync(path.join(base, archive)), readFileSync(path.join(again, archive))];
  expect(first.equals(second)).toBe(true);
  expect(first.length).toBeLessThan(50e6);
  rmSync(again, { recursive: true });
  cpSync(path.join(home, 'อ่านก่อน.txt'), path.join(base, 'readme.txt'));
  expect(readFileSync(path.join(base, 'readme.txt'), 'utf8')).toMatch(/^\ufeffraingan: .*\r\n/);
});
