import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { writeStream } from '../../src/host/write-stream.ts';
import { legacyForm } from '../import/support.ts';
import { type OpenedStudio, openStudio } from '../studio/open-studio.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { readSeed } from '../support/seed.ts';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
const seedFile = 'data/2564/21000000-3230.yaml';
const theirs = '# what another program wrote\n';

let root = '';
beforeEach(() => {
  root = fs.mkdtempSync(path.join(tmpdir(), 'raingan-two-'));
});
afterEach(() => fs.rmSync(root, { recursive: true }));
const at = (file: string) => path.join(root, file);

function put(file: string, text: string): void {
  fs.mkdirSync(path.dirname(at(file)), { recursive: true });
  fs.writeFileSync(at(file), text);
}

/** A workspace in which, once what is written is on the disk, and before it has its name, another program does `interfere`. */
function disturbed(interfere: () => void, folder = root) {
  const calls = {
    ...fs,
    fsyncSync: (file: number) => {
      interfere();
      fs.fsyncSync(file);
    },
  };
  return createWorkspace({ root: folder, packageRoot, calls });
}

async function raingan(line: string, interfere: () => void) {
  const terminal = realTerminal(root);
  const environment = (name: string) => ({ LC_ALL: 'C', RAINGAN_KEY_PASSWORD: 'รหัส-2569' })[name];
  const workspace = { ...disturbed(interfere), environment };
  const status = await runCommand(line.split(' '), { ...terminal, workspace });
  return { status, err: terminal.err() };
}

const month = [
  'code,number,date,narrative,progress,disbursed,planStatus,targetStatus',
  '21000000-3230,12,31/03/2565,ดำเนินการ,100,0.00,เป็นไปตามแผน,เป็นไปตามเป้าหมาย',
].join('\n');

describe('a file that another program writes while a command works is left as it is, and reported', () => {
  const rolled = 'data/2565/50000000-101.yaml';
  const misspelt = (text: string) => text.replace('rationale:', 'rationle:');
  test.each([
    ['new 50000000-101 --year 2565', rolled],
    ['rollover 21000000-3230 --to 2565 --code 50000000-101', rolled],
    ['rollover --year 2564 --to 2565 --codes codes.csv', rolled],
    ['rollover --year 2564 --to 2565 --codes new.csv --dry-run', 'new.csv'],
    ['import form.txt --from-text --out imported', 'imported/2564/21000000-3230.yaml'],
    ['import --columns', 'import-template.xlsx'],
    ['new-template office', 'templates/office/template.yaml'],
    ['check --fix --write broken/2564', 'broken/2564/21000000-3230.yaml'],
    ['import --update month.csv', seedFile],
    ['import --update unknown.csv --rejected rejected.xlsx', 'rejected.xlsx'],
    ['sign output/2564/21000000-3230.pdf --key signer.p12', 'signed/2564/21000000-3230.pdf'],
  ])('%s', async (line, file) => {
    put(seedFile, readSeed());
    put('broken/2564/21000000-3230.yaml', misspelt(readSeed()));
    put('codes.csv', '21000000-3230,50000000-101\n');
    put('month.csv', month);
    put('unknown.csv', month.replace('21000000-3230', '21000000-9999'));
    put('form.txt', legacyForm);
    fs.copyFileSync(new URL('../sign/keys/signer.p12', import.meta.url), at('signer.p12'));
    if (line.startsWith('sign')) await raingan('build --format pdf', () => {});
    const { status, err } = await raingan(line, () => put(file, theirs));
    expect(fs.readFileSync(at(file), 'utf8')).toBe(theirs);
    expect(status).toBeGreaterThan(0);
    expect(err).toContain(`\`${file}\``);
    const left = fs.readdirSync(path.dirname(at(file))).filter((name) => name.startsWith('.'));
    expect(left).toEqual([]);
  });
});

describe('the door to the disk', () => {
  const bytes = Buffer.from('mine');
  const stale = Buffer.from('as it was read');

  test('a new file is written where none is, also where the disk has no links', () => {
    const refused = { ...fs, linkSync: () => refuse('EPERM') };
    for (const calls of [fs, refused]) {
      const workspace = createWorkspace({ root, packageRoot, calls });
      fs.rmSync(at('new'), { recursive: true, force: true });
      expect(workspace.writeNew('new/a.yaml', bytes)).toBe(true);
      expect(workspace.writeNew('new/a.yaml', Buffer.from('other'))).toBe(false);
      expect(fs.readdirSync(at('new'))).toEqual(['a.yaml']);
      expect(fs.readFileSync(at('new/a.yaml'), 'utf8')).toBe('mine');
    }
  });

  test('no link of another file’s name is replaced by a new file', () => {
    fs.symlinkSync('nowhere', at('a.yaml'));
    expect(createWorkspace({ root, packageRoot }).writeNew('a.yaml', bytes)).toBe(false);
    expect(fs.readlinkSync(at('a.yaml'))).toBe('nowhere');
  });

  test.each([
    ['longer', () => put('a.yaml', `${stale} `)],
    ['shorter', () => put('a.yaml', 'as')],
    ['another', () => put('a.yaml', 'AS IT WAS READ')],
    ['gone', () => fs.rmSync(at('a.yaml'))],
    ['a folder', () => fs.rmSync(at('a.yaml')) ?? fs.mkdirSync(at('a.yaml'))],
  ])('a file that is %s by now is not written over', (_, interfere) => {
    put('a.yaml', stale.toString());
    const there = () =>
      fs.statSync(at('a.yaml'), { throwIfNoEntry: false })?.isFile()
        ? fs.readFileSync(at('a.yaml'), 'utf8')
        : undefined;
    let theirsNow: string | undefined;
    const workspace = disturbed(() => {
      interfere();
      theirsNow = there();
    });
    expect(workspace.replaceWhole('a.yaml', stale, bytes)).toBe(false);
    expect(there()).toBe(theirsNow);
    expect(fs.readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'no file takes the place of a pipe, a device or a folder, or of a link to one',
    async () => {
      const workspace = createWorkspace({ root, packageRoot });
      execFileSync('mkfifo', [at('pipe')]);
      fs.mkdirSync(at('folder'));
      fs.writeFileSync(at('file'), 'old');
      for (const [name, to] of [
        ['null', '/dev/null'],
        ['stdout', '/proc/self/fd/1'],
        ['to-folder', 'folder'],
        ['to-pipe', 'pipe'],
      ] as const)
        fs.symlinkSync(to, at(name));
      const names = fs.readdirSync(root);
      for (const name of ['pipe', 'folder', 'null', 'stdout', 'to-folder', 'to-pipe']) {
        const kind = expect.objectContaining({
          kind: name.endsWith('folder') ? 'is-a-folder' : 'not-a-file',
          path: name,
        });
        expect(() => workspace.writeWhole(name, bytes), name).toThrow(kind);
        const pieces = (async function* () {
          yield bytes;
        })();
        await expect(writeStream(root, name, pieces), name).rejects.toEqual(kind);
      }
      expect(fs.readdirSync(root)).toEqual(names);
      expect(fs.lstatSync(at('null')).isSymbolicLink()).toBe(true);
    },
  );

  test.runIf(process.platform !== 'win32')('a file that is written over keeps its permissions', () => {
    const workspace = createWorkspace({ root, packageRoot });
    for (const mode of [0o600, 0o664, 0o777]) {
      put('a.yaml', stale.toString());
      fs.chmodSync(at('a.yaml'), mode);
      expect(workspace.replaceWhole('a.yaml', stale, bytes)).toBe(true);
      expect(fs.statSync(at('a.yaml')).mode & 0o777).toBe(mode);
      workspace.writeWhole('a.yaml', stale);
      expect(fs.statSync(at('a.yaml')).mode & 0o777).toBe(mode);
    }
  });
});

test.each([
  `list --xlsx ${seedFile}`,
  `list --missing --month 2021-01 --year 2564 --xlsx ${seedFile}`,
  `diff data data --pdf ${seedFile}`,
  `debug ${seedFile} --overlay ${seedFile}`,
  `check --report sarif=${seedFile}`,
  'check --report junit=raingan.YML',
])('no result takes the place of a data file: %s', async (line) => {
  put(seedFile, readSeed());
  const { status, err } = await raingan(line, () => {});
  expect([status, err]).toEqual([2, expect.stringContaining('is one of data and settings')]);
  expect(fs.readFileSync(at(seedFile), 'utf8')).toBe(readSeed());
});

describe('the studio and another program', () => {
  const query = new URLSearchParams({ file: seedFile, base: createHash('sha256').update(readSeed()).digest('hex') });
  test.each([
    ['PUT', `/api/file?${query}`, seedFile],
    ['POST', '/api/new?code=21000000-101&year=2565', 'data/2565/21000000-101.yaml'],
    [
      'POST',
      `/api/rollover?${new URLSearchParams({ file: seedFile, code: '21000000-101', year: '2565' })}`,
      'data/2565/21000000-101.yaml',
    ],
  ])('%s %s writes over nothing that came meanwhile', async (method, target, file) => {
    let opened: OpenedStudio | undefined;
    const write = () => {
      const path_ = path.join(opened!.root, file);
      fs.mkdirSync(path.dirname(path_), { recursive: true });
      fs.writeFileSync(path_, theirs);
    };
    opened = await openStudio({
      files: { [seedFile]: readSeed() },
      change: (workspace) => disturbed(write, workspace.root),
    });
    const { status, body } = await opened.request(target, { method, body: method === 'PUT' ? 'mine: 1\n' : undefined });
    const onDisk = fs.readFileSync(path.join(opened.root, file), 'utf8');
    await opened.close();
    expect(onDisk).toBe(theirs);
    if (method === 'POST') expect(status).toBe(409);
    else expect(body.toString()).toContain('"conflict":true');
  });
});

function refuse(code: string): never {
  throw Object.assign(new Error(code), { code });
}
