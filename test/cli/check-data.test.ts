import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const example = readFileSync(join(root, 'test/project/clean/2565/99070000-707.yaml'), 'utf8');

/** What `raingan check` prints for some files, run in their folder. */
function check(files: Readonly<Record<string, string>>, ...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'raingan-check-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const command = [join(root, 'dist/cli/main.js'), 'check', '--lang', 'en', ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
    return { status, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('--summary counts by code and file on standard output, in place of the findings', () => {
  const text = example.replaceAll('เป็นไปตามแผน', 'ตามแผน').replace(/^ {2}previousCode.*\n/m, '');
  const { status, stdout, stderr } = check({ 'data/2565/99070000-707.yaml': text }, '--summary');
  expect(stdout).toBe(
    'warning W-STATUS-UNKNOWN: 5  a status that is not in the list\n     5  data/2565/99070000-707.yaml\n',
  );
  expect(stderr.trim()).toBe('1 file, 0 errors, 5 warnings');
  expect(status).toBe(0);
});

test('raingan.yaml lists the statuses of the office, and is no data file', () => {
  const text = example.replaceAll('เป็นไปตามแผน', 'ตามแผน');
  const files = { 'data/2565/99070000-707.yaml': text, 'raingan.yaml': 'planStatuses: [ตามแผน]\n' };
  expect(check(files, '.')).toMatchObject({ status: 0, stdout: '', stderr: '1 file, 0 errors, 0 warnings\n' });
});

test('a mistake in raingan.yaml stops the run', () => {
  const files = { 'data/2565/99070000-707.yaml': example, 'raingan.yaml': 'planStatus: [ตามแผน]\n' };
  const { status, stderr } = check(files);
  expect(status).toBe(1);
  expect(stderr).toContain('raingan.yaml:1:1: error E-UNKNOWN-KEY');
});

test('a late status of raingan.yaml that no report may have is reported once', () => {
  const settings = 'planStatuses: [ตามแผน, ช้า]\nlateStatuses: [ช้ามาก]\n';
  const files = {
    'data/2565/99070000-707.yaml': example.replaceAll('เป็นไปตามแผน', 'ตามแผน'),
    'raingan.yaml': settings,
  };
  const { status, stderr } = check(files);
  expect(status).toBe(0);
  expect(stderr.match(/raingan\.yaml:2:16: warning W-STATUS-UNKNOWN/g)).toHaveLength(1);
  expect(check(files, '--strict')).toMatchObject({ status: 1, stderr: expect.stringContaining('1 warning') });
});

test('the code of the year before is looked for beside the file’s own year', () => {
  const files = { 'data/2565/99070000-707.yaml': example, 'data/2564/.keep': '' };
  expect(check(files).stderr).toContain('W-PREVIOUS-CODE: no project `99070000-688` in 2564');
  const previous = readFileSync(join(root, 'test/project/clean/2564/99070000-688.yaml'), 'utf8');
  expect(check({ ...files, 'data/2564/99070000-688.yaml': previous }).stderr).toBe('2 files, 0 errors, 0 warnings\n');
});
