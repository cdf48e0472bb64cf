import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpackTool } from '../../src/archive/packed-tool.ts';
import { readManifestLines, tagFiles } from '../../src/archive/tag-files.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { mayBePassedOn } from '../../src/font/font-licence.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { someOf } from '../support/thorough.ts';

// The program as it is installed: a bag holds its built form.
const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const root = mkdtempSync(join(tmpdir(), 'raingan-pack-'));
afterAll(() => rmSync(root, { recursive: true }));
const at = (...names: string[]) => join(root, ...names);

/** Runs a command line in this process. */
async function raingan(line: string, folder = root) {
  const terminal = realTerminal(folder);
  const status = await runCommand(line.split(' '), terminal);
  return { status, out: terminal.out(), err: terminal.err() };
}

/** Packs the year with a program that is empty: to compress the whole one takes a second, and some tests are of other files. */
async function packWithoutProgram(out: string) {
  const terminal = realTerminal(root);
  const { workspace } = terminal;
  const readBytes: typeof workspace.readBytes = (path, ...rest) =>
    path.includes('/dist/bundle/') ? new Uint8Array(0) : workspace.readBytes(path, ...rest);
  return runCommand(['pack', '--year', '2565', '--out', out], { ...terminal, workspace: { ...workspace, readBytes } });
}

/** Runs a command line with the program as it is installed, or with another one. */
function installed(line: string, env: Readonly<Record<string, string>> = {}, main = program, folder = root) {
  const args = [main, ...line.split(' ')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { LC_ALL: 'C', ...env },
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

const projects = [1, 2, 3].map((seed) => makeProject(seed, { reports: 2, paragraphs: 1 }, 2565));
const [one, two, three] = projects.map(({ project }) => project.code) as [string, string, string];
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pack = 'pack --year 2565 --out year.zip';
let parts: Record<string, Uint8Array> = {};
let tool = '';

beforeAll(async () => {
  mkdirSync(at('data/2565'), { recursive: true });
  for (const each of projects) writeFileSync(at(`data/2565/${each.project.code}.yaml`), projectYaml(each));
  expect((await raingan('build -q')).status).toBe(0);
  const { status, out, err } = await raingan(pack);
  expect({ status, out }).toEqual({ status: 0, out: 'year.zip\n' });
  tool = /--tool ([0-9a-f]{64})/.exec(err)![1]!;
  parts = unzipSync(readFileSync(at('year.zip')));
}, 60_000);

/** The bag with some of its files changed, in an archive of its own. */
function changed(name: string, change: (files: Record<string, Uint8Array>) => void): string {
  const files = { ...parts };
  change(files);
  writeFileSync(at(name), zipSync(files, { level: 0 }));
  return name;
}

/** The start file of an earlier program: the packed one, with another digest, in a folder of its own. */
function earlierProgram(folder: string): string {
  for (const [name, bytes] of unpackTool(parts[inBag('data/tool/raingan-0.1.0.zip')]!)!) {
    mkdirSync(join(at(folder), name, '..'), { recursive: true });
    writeFileSync(join(at(folder), name), bytes);
  }
  writeFileSync(at(folder, 'dist/digest.txt'), `${'e'.repeat(64)}\n`);
  return at(folder, 'dist/cli/main.js');
}

const inBag = (path: string) => `raingan-2565/${path}`;

describe('raingan pack', () => {
  test('each file has the digest of its manifest, and none is without', () => {
    const text = (path: string) => Buffer.from(parts[inBag(path)]!).toString('utf8');
    const payload = readManifestLines(text('manifest-sha256.txt'))!;
    const tags = readManifestLines(text('tagmanifest-sha256.txt'))!;
    const paths = Object.keys(parts).map((path) => path.slice(inBag('').length));
    expect(paths.filter((path) => path.startsWith('data/')).sort()).toEqual([...payload.keys()].sort());
    for (const [path, digest] of [...payload, ...tags]) expect(sha256(parts[inBag(path)]!), path).toBe(digest);
    expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    const total = [...payload.keys()].reduce((sum, path) => sum + parts[inBag(path)]!.length, 0);
    expect(text('bag-info.txt')).toContain(`Payload-Oxum: ${total}.${payload.size}\n`);
    for (const path of [
      `reports/2565/${one}.pdf`,
      `reports/2565/${one}.docx`,
      `data/2565/${two}.yaml`,
      'index.html',
      'template/report.hbs',
      'fonts/sarabun/Sarabun-Regular.ttf',
      'fonts/sarabun/OFL.txt',
      'dictionary/thai.dict',
      'reports/2565/manifest.json',
    ])
      expect(payload.has(`data/${path}`), path).toBe(true);
  });

  test('the same year gives the same bytes, in every zone and locale', { tags: 'exhaustive' }, () => {
    const first = readFileSync(at('year.zip'));
    for (const [TZ, LANG] of [
      ['Asia/Bangkok', 'th_TH.UTF-8'],
      ['America/New_York', 'C'],
    ] as const) {
      expect(installed('pack --year 2565 --out again.zip', { TZ, LANG }).status).toBe(0);
      expect(Buffer.compare(readFileSync(at('again.zip')), first)).toBe(0);
    }
  });

  test('the index has every project, totals, and links that lead to files of the bag', () => {
    const page = Buffer.from(parts[inBag('data/index.html')]!).toString('utf8');
    for (const code of [one, two, three]) expect(page).toContain(`<th scope="row">${code}</th>`);
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link]) => decodeURI(link!));
    expect(links.length).toBe(9);
    for (const link of links) expect(parts[inBag(`data/${link}`)], link).toBeDefined();
    const received = projects.reduce((sum, { project }) => sum + project.budget.received, 0);
    expect(page.replaceAll(',', '')).toContain(`id="r">${Math.floor(received / 100)}.`);
    expect(page).toContain('url("fonts/sarabun/Sarabun-Regular.ttf")');
    expect(page).not.toMatch(/https?:\/\//);
  });

  test('packs the reports of another template; its hint names the template', { tags: 'exhaustive' }, async () => {
    const other = mkdtempSync(join(tmpdir(), 'raingan-brief-'));
    mkdirSync(join(other, 'data/2565'), { recursive: true });
    writeFileSync(join(other, `data/2565/${one}.yaml`), projectYaml(projects[0]!));
    const packBrief = 'pack --year 2565 --template progress-brief --out brief.zip';
    const hint = /hint: build it with `raingan (build [^`]*)`/.exec((await raingan(packBrief, other)).err)?.[1];
    expect(hint).toBe(`build --template progress-brief data/2565/${one}.yaml`);
    expect((await raingan(`${hint} -q`, other)).status).toBe(0);
    expect((await raingan(packBrief, other)).status).toBe(0);
    const names = Object.keys(unzipSync(readFileSync(join(other, 'brief.zip'))));
    expect(names).toContain(inBag(`data/reports/2565/${one}-brief.pdf`));
    expect(names).toContain(inBag('data/template/emblem.svg'));
    rmSync(other, { recursive: true });
  });

  test('refuses stale, draft, failing and left-over reports, names each, and writes nothing', async () => {
    const other = mkdtempSync(join(tmpdir(), 'raingan-refused-'));
    cpSync(root, other, { recursive: true });
    const edit = (code: string, change: (text: string) => string) => {
      const file = join(other, `data/2565/${code}.yaml`);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    };
    edit(one, (text) => text.replace('disbursedMode', 'x').replace(/name: .*/, 'name: ชื่ออื่น'));
    edit(two, (text) => text.replace('fiscalYear', 'fiscalyear'));
    rmSync(join(other, `data/2565/${three}.yaml`));
    const four = makeProject(4, { reports: 1 }, 2565);
    writeFileSync(join(other, `data/2565/${four.project.code}.yaml`), `${projectYaml(four)}draft: true\n`);
    const five = makeProject(5, { reports: 1 }, 2565);
    writeFileSync(join(other, `data/2565/${five.project.code}.yaml`), projectYaml(five));
    const { status, err } = await raingan('pack --year 2565 --out no.zip', other);
    expect(status).toBe(1);
    expect(err).toMatch(new RegExp(`${one}.yaml: error E-PACK-STALE.*earlier data`));
    expect(err).toMatch(new RegExp(`${two}.yaml: error E-PACK-FAILING`));
    expect(err).toMatch(new RegExp(`${three}.pdf: error E-PACK-LEFTOVER.*${three}.docx`));
    expect(err).toMatch(new RegExp(`${four.project.code}.yaml: error E-PACK-DRAFT`));
    expect(err).toMatch(new RegExp(`${five.project.code}.yaml: error E-PACK-STALE.*no report`));
    expect(existsSync(join(other, 'no.zip'))).toBe(false);
    expect(readdirSync(other).filter((name) => name.startsWith('.raingan'))).toEqual([]);
    rmSync(other, { recursive: true });
  });

  test('refuses an output that was changed by hand, and a signed file of another report', async () => {
    const pdf = at(`output/2565/${one}.pdf`);
    const before = readFileSync(pdf);
    writeFileSync(pdf, Buffer.concat([before, Buffer.from('\n')]));
    expect((await raingan(pack)).err).toMatch(/E-PACK-STALE.*not as it was built/);
    writeFileSync(pdf, before);
    mkdirSync(at('signed/2565'), { recursive: true });
    writeFileSync(at(`signed/2565/${one}.pdf`), Buffer.concat([before, Buffer.from('signature')]));
    expect(await packWithoutProgram('signed.zip')).toBe(0);
    expect(Object.keys(unzipSync(readFileSync(at('signed.zip'))))).toContain(inBag(`data/signed/2565/${one}.pdf`));
    writeFileSync(at(`signed/2565/${two}.pdf`), before);
    expect((await raingan(pack)).err).toMatch(new RegExp(`signed/2565/${two}.pdf: error E-PACK-STALE`));
    rmSync(at('signed'), { recursive: true });
    expect((await raingan('pack --out year.zip')).status).toBe(2);
    expect((await raingan('pack --year 2565 --out year.tar')).status).toBe(2);
  });
});

describe('raingan verify of a bag', () => {
  test('answers for each report', async () => {
    const { status, out, err } = await raingan('verify year.zip --json');
    expect({ status, err }).toEqual({ status: 0, err: expect.stringContaining('each as it was packed; 3 reports') });
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ answers }) => answers.rebuilt.verdict)).toEqual(['yes', 'yes', 'yes']);
    expect(events.map(({ answers }) => answers.atHand.verdict)).toEqual(['yes', 'yes', 'yes']);
  });

  test('as it is installed, the program packs a year and says that every file is as it was packed', () => {
    const small = mkdtempSync(join(tmpdir(), 'raingan-small-'));
    mkdirSync(join(small, 'data/2565'), { recursive: true });
    writeFileSync(join(small, `data/2565/${one}.yaml`), projectYaml(projects[0]!));
    for (const line of ['build -q', pack]) expect(installed(line, {}, program, small).status).toBe(0);
    const { status, out, err } = installed('verify year.zip', {}, program, small);
    expect({ status, err }).toEqual({ status: 0, err: expect.stringContaining('each as it was packed; 1 report') });
    for (const line of [/rebuilt from the data +1 +0 +0/, /the data file at hand +1 +0 +0/]) expect(out).toMatch(line);
    rmSync(small, { recursive: true });
  });

  test('finds what was changed, added and taken away, and what is no bag', { tags: 'thorough' }, async () => {
    const pdf = inBag(`data/reports/2565/${one}.pdf`);
    const cases: [string, (files: Record<string, Uint8Array>) => void][] = [
      ['E-BAG-CHECKSUM', (files) => (files[inBag('data/index.html')] = Buffer.from('other'))],
      ['E-BAG-CHECKSUM', (files) => (files[inBag('bag-info.txt')] = Buffer.from('other'))],
      ['E-BAG-INCOMPLETE', (files) => (files[inBag('data/more.txt')] = Buffer.from('other'))],
      ['E-BAG-INCOMPLETE', (files) => delete files[pdf]],
      ['E-BAG-DAMAGED', (files) => delete files[inBag('bagit.txt')]],
      ['E-BAG-DAMAGED', (files) => (files[inBag('manifest-sha256.txt')] = Buffer.from('other'))],
      ['E-BAG-DAMAGED', (files) => (files['other/data/x'] = Buffer.from('x'))],
      ['E-BAG-LIMIT', (files) => (files[inBag(`data/data/2565/${one}.yaml`)] = Buffer.alloc(1_000_001))],
    ];
    for (const [code, change] of someOf(cases, 3)) {
      const name = changed('changed.zip', (files) => {
        for (const path of Object.keys(files)) if (/\.(?:pdf|docx)$/.test(path) && path !== pdf) delete files[path];
        change(files);
      });
      const { status, err } = await raingan(`verify ${name}`);
      expect({ code, status }).toEqual({ code, status: 1 });
      expect(err, code).toContain(code);
    }
    writeFileSync(at('half.zip'), readFileSync(at('year.zip')).subarray(0, 100_000));
    expect((await raingan('verify half.zip')).err).toContain('E-BAG-DAMAGED');
  });

  test('an earlier program cannot be judged without its bag, and is rebuilt by the packed one under its digest alone', {
    tags: 'exhaustive',
  }, () => {
    const main = earlierProgram('earlier');
    expect(installed('build -q --out old', {}, main).status).toBe(0);
    const { status, err } = installed('pack --year 2565 --outputs old --out old.zip', {}, main);
    expect(status).toBe(0);
    const oldTool = /--tool ([0-9a-f]{64})/.exec(err)![1]!;
    expect(oldTool).not.toBe(tool);
    expect(installed('verify old.zip').out).toMatch(/rebuilt from the data +0 +0 +3/);
    const named = installed(`verify old.zip --tool ${oldTool}`);
    expect(named.out).toMatch(/rebuilt from the data +3 +0 +0/);
    expect(named.out).toMatch(/the named program +3 +0 +0/);
    expect(named.status).toBe(0);
    const other = installed(`verify old.zip --tool ${tool}`);
    expect(other.status).toBe(1);
    expect(other.err).toContain('E-BAG-TOOL');
    expect(other.out).toMatch(/rebuilt from the data +0 +0 +3/);
  });

  test('a packed program may write nothing, start nothing, and read nothing but what is in the bag', {
    tags: 'exhaustive',
  }, () => {
    const files = Object.fromEntries(unpackTool(parts[inBag('data/tool/raingan-0.1.0.zip')]!)!);
    const evil = `
import { writeFileSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
const tried = [];
for (const work of [() => writeFileSync(${JSON.stringify(at('evil.txt'))}, 'x'), () => readFileSync(${JSON.stringify(at('year.zip'))}), () => spawnSync('touch', [${JSON.stringify(at('evil.txt'))}])])
  try { work(); tried.push('done'); } catch (error) { tried.push(error.code); }
process.once('message', () => { process.send('begins'); process.send({ value: { kind: 'not built', codes: tried } }, () => process.exit()); });
`;
    files['dist/host/foreign/process.js'] = Buffer.from(evil);
    const bad = zipSync(files);
    const name = changed('evil.zip', (all) => {
      const path = inBag('data/tool/raingan-0.1.0.zip');
      const record = JSON.parse(Buffer.from(all[inBag('data/bag.json')]!).toString('utf8'));
      all[path] = bad;
      all[inBag('data/bag.json')] = Buffer.from(
        JSON.stringify({ ...record, tool: { ...record.tool, sha256: sha256(bad) } }),
      );
      const payload = Object.keys(all).filter((each) => each.startsWith(inBag('data/')));
      const listed = payload.map((each) => ({
        path: each.slice(inBag('').length),
        bytes: all[each]!.length,
        sha256: sha256(all[each]!),
        content: all[each]!,
      }));
      for (const file of tagFiles(listed, {})) if ('content' in file) all[inBag(file.path)] = file.content;
    });
    // The reports are of this program, so nobody asks the packed one; under another digest of ours they are.
    const own = readFileSync(fileURLToPath(new URL('../../dist/digest.txt', import.meta.url)), 'utf8');
    expect(own.trim()).toMatch(/^[0-9a-f]{64}$/);
    const main = earlierProgram('judge');
    // The earlier program verifies this program's bag: for it, this one is the other.
    cpSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), at('judge/node_modules'), {
      recursive: true,
      filter: (path) => !/node_modules\/(?!@hyzyla)/.test(path) || path.includes('@hyzyla'),
    });
    const { out } = installed(`verify ${name} --tool ${sha256(bad)} --verbose`, {}, main);
    expect(out).toContain('builds no report (ERR_ACCESS_DENIED, ERR_ACCESS_DENIED, ERR_ACCESS_DENIED)');
    expect(existsSync(at('evil.txt'))).toBe(false);
  });
});

test('a font is passed on only under a licence that is known to allow it', () => {
  const font = readFileSync(fileURLToPath(new URL('../../fonts/sarabun/Sarabun-Regular.ttf', import.meta.url)));
  expect(mayBePassedOn(font)).toBe(true);
  const said = Buffer.from(font);
  const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
  for (const word of ['Open Font License', 'OFL']) {
    for (let place = said.indexOf(utf16(word)); place !== -1; place = said.indexOf(utf16(word)))
      said.fill(utf16('x'), place, place + utf16(word).length);
    for (let place = said.indexOf(word); place !== -1; place = said.indexOf(word))
      said.fill('x', place, place + word.length);
  }
  expect(mayBePassedOn(said)).toBe(false);
  expect(mayBePassedOn(Buffer.from('no font'))).toBe(false);
});
