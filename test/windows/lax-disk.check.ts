import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'raingan-lax-'));
const disk = path.join(scratch, 'disk');
const isMounted = mount();

afterAll(() => {
  if (isMounted) execFileSync('umount', [disk]);
  rmSync(scratch, { recursive: true });
});

/** A disk of Windows that takes letters of either case, as Windows and macOS do; only root may have one. */
function mount(): boolean {
  mkdirSync(disk);
  const image = path.join(scratch, 'image');
  writeFileSync(image, '');
  truncateSync(image, 64 << 20);
  const run = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;
  const options = ['-t', 'lowntfs-3g', '-o', 'loop,ignore_case,windows_names'];
  return run('mkntfs', '-q', '-F', image) && run('mount', ...options, image, disk);
}

function raingan(...args: string[]) {
  const main = path.join(root, 'dist/cli/main.js');
  return spawnSync(process.execPath, [main, ...args, '--lang', 'en'], { cwd: disk, encoding: 'utf8' });
}

if (!isMounted) console.log('windows: no disk that takes letters of either case can be mounted here');

describe.skipIf(!isMounted)('on a disk that takes letters of either case', () => {
  test('a file has one name, however it is typed', () => {
    mkdirSync(path.join(disk, 'data/2564'), { recursive: true });
    cpSync(path.join(root, 'data/2564/21000000-3230.yaml'), path.join(disk, 'data/2564/21000000-3230.yaml'));
    const built = raingan('build', 'DATA/2564/21000000-3230.YAML', 'data', '--out', 'output', '--format', 'pdf');
    expect([built.status, built.stdout]).toEqual([0, 'output/2564/21000000-3230.pdf  4 pages  39 kB\n']);
    const manifest = readFileSync(path.join(disk, 'output/2564/manifest.json'), 'utf8');
    expect(manifest).toContain('"folder":"data/2564"');
    const again = raingan('build', 'Data', '--out', 'OUTPUT', '--format', 'pdf', '--prune');
    expect(again.stderr).toContain('1 unchanged');
    expect(readdirSync(disk).sort()).toEqual(['data', 'output']);
  });

  test('names that Windows forbids are refused as such', () => {
    for (const name of ['con', 'a:b']) {
      const { status, stderr } = raingan('build', '--out', name);
      expect([status, stderr]).toEqual([3, expect.stringContaining(`no file or folder of the name \`${name}\``)]);
    }
  });
});
