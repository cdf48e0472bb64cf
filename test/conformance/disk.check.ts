import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderDigests } from './support/folder-digests.ts';
import { writeSmallProjects } from './support/small-projects.ts';

// Disks that are really full and really read-only; only root may make them, and only Linux makes them like this.
const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();
if (!mayMount && process.env.CI)
  throw new Error('CI tests disks that are full and read-only: it needs Linux, root, and the right to mount');

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
let folder = '';
let output = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'raingan-disk-'));
  output = path.join(folder, 'output');
  mkdirSync(output);
  writeSmallProjects(path.join(folder, 'data'), 12);
});
afterEach(() => {
  spawnSync('umount', [output]);
  rmSync(folder, { recursive: true });
});

test.skipIf(!mayMount).each([['1'], ['2']])(
  'with --jobs %s, a full disk ends the run, and what was written is whole',
  (jobs) => {
    expect(build('--jobs', jobs, '--out', 'elsewhere').status).toBe(0);
    const whole = folderDigests(path.join(folder, 'elsewhere'));
    mount('size=400k', output);
    const { status, stderr } = build('--jobs', jobs);
    expect(status).toBe(3);
    expect(stderr).toContain('disk full, cannot write `output/');
    const found = folderDigests(output);
    const outputs = [...found.keys()].filter((name) => !name.endsWith('manifest.json'));
    expect(outputs.length).toBeGreaterThan(0);
    expect(outputs.length).toBeLessThan(24);
    for (const name of outputs) expect(found.get(name), name).toBe(whole.get(name));
    mount('remount,size=10m', output);
    expect(build('--jobs', jobs).status).toBe(0);
    expect(folderDigests(output)).toEqual(whole);
    console.log(`PASS disk   full after ${outputs.length} outputs, --jobs ${jobs}`);
  },
);

test.skipIf(!mayMount)('a read-only disk is reported, and is enough for a run that changes nothing', () => {
  mount('size=20m', output);
  expect(build().status).toBe(0);
  mount('remount,ro', output);
  expect(build().status).toBe(0);
  writeFileSync(path.join(folder, 'data/2564/21000000-1000.yaml'), 'schemaVersion: 1\n');
  const { status, stderr } = build('--force');
  expect(status).toBe(3);
  expect(stderr).toContain('cannot write `output`: its file system is read-only (EROFS)');
  expect(stderr).toContain('--out');
  console.log('PASS disk   read-only');
});

function build(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [program, 'build', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stderr };
}

function mount(options: string, target: string) {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'raingan', target]);
}

function tryMount(): boolean {
  const trial = mkdtempSync(path.join(tmpdir(), 'raingan-mount-'));
  const mounted = mount('size=1m', trial).status === 0;
  if (mounted) spawnSync('umount', [trial]);
  rmSync(trial, { recursive: true });
  return mounted;
}
