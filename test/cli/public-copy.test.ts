import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { readSeed } from '../support/seed.ts';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const file = 'data/2564/21000000-3230.yaml';
const name = '21000000-3230-public';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-public-'));
  mkdirSync(join(root, 'data/2564'), { recursive: true });
  writeFileSync(join(root, file), readSeed());
});
afterEach(() => rmSync(root, { recursive: true }));

/** Runs a command line in this process. */
async function here(line: string) {
  const terminal = realTerminal(root);
  const status = await runCommand(line.split(' '), terminal);
  return { status, out: terminal.out(), err: terminal.err() };
}

/** Runs a command line with the program as it is installed. */
function raingan(line: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...line.split(' ')], {
    cwd: root,
    env: { LC_ALL: 'C' },
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

test('public copies lie in a folder of their own, and are made anew when what they show changes, and then only', async () => {
  expect((await here('build -q')).status).toBe(0);
  const { status, err } = raingan('build --public');
  expect(status).toBe(0);
  expect(err).toContain('1 report built');
  const folder = join(root, 'output/public/2564');
  expect(readdirSync(folder).sort()).toEqual([`${name}.docx`, `${name}.pdf`, 'manifest.json']);
  expect(readdirSync(join(root, 'output/2564')).sort()).toEqual([
    '21000000-3230.docx',
    '21000000-3230.pdf',
    'manifest.json',
  ]);
  const manifest = () => readFileSync(join(folder, 'manifest.json'), 'utf8');
  const digest = createHash('sha256').update(readSeed()).digest('hex');
  expect(manifest()).not.toContain(digest);
  const before = readFileSync(join(folder, `${name}.pdf`));

  writeFileSync(join(root, file), readSeed().replaceAll(/phone: .*/g, 'phone: "02 999 8877" # ลับ'));
  expect((await here('build --public')).err).toContain('0 reports built, 1 unchanged');
  expect(Buffer.compare(readFileSync(join(folder, `${name}.pdf`)), before)).toBe(0);
  writeFileSync(join(root, file), readSeed().replace(/( {2}name: ).*/, '$1ชื่ออื่น'));
  expect((await here('build --public')).err).toContain('1 report built');

  writeFileSync(join(root, 'raingan.yaml'), 'publicWithout: [project.asOf]\n');
  expect((await here('build --public')).err).toContain('1 report built'); // what it leaves out decides its bytes
  expect((await here('build --public --draft')).status).toBe(2);
});

test('verifying compares a public copy with the data file when the same is left out', { tags: 'exhaustive' }, () => {
  raingan('build --public -q');
  const pdf = `output/public/2564/${name}.pdf`;
  const verify = () => raingan(`verify ${pdf} --data data`);
  expect(verify().out).toMatch(/yes +the data file at hand/);
  expect(verify().out).toContain('(the data of a public copy)');
  expect(verify().out).toMatch(/yes +rebuilt from the data/);
  writeFileSync(join(root, file), readSeed().replaceAll(/phone: .*/g, 'phone: "02 999 8877"'));
  expect(verify().out).toMatch(/yes +the data file at hand/);
  writeFileSync(join(root, file), readSeed().replace(/( {2}name: ).*/, '$1ชื่ออื่น'));
  expect(verify().out).toMatch(/NO +the data file at hand/);
});
