import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const qemu = '/usr/bin/qemu-aarch64';
const libraries = '/usr/aarch64-linux-gnu';
const canRun = existsSync(qemu) && existsSync(path.join(libraries, 'lib/ld-linux-aarch64.so.1'));
const scratch = mkdtempSync(path.join(tmpdir(), 'raingan-arm64-'));
afterAll(() => rmSync(scratch, { recursive: true }));

if (!canRun) console.log('windows: qemu-aarch64 is missing, so the archive for linux-arm64 was not run');

/** Files below a folder with their content. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true }) as string[];
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]));
}

test.skipIf(!canRun)('the archive for linux-arm64 is below 50 MB and writes the same bytes', () => {
  execFileSync(process.execPath, ['scripts/portable.mjs', '--platform', 'linux-arm64', '--out', scratch], {
    cwd: root,
  });
  const [archive = ''] = readdirSync(scratch);
  expect(archive).toMatch(/^raingan-.*-linux-arm64\.tar\.gz$/);
  expect(statSync(path.join(scratch, archive)).size).toBeLessThan(50e6);
  execFileSync('tar', ['-xzf', archive], { cwd: scratch });
  const home = path.join(scratch, archive.replace('.tar.gz', ''));
  for (const program of ['raingan', 'raingan-studio', 'node/node'])
    expect(statSync(path.join(home, program)).mode & 0o111, program).toBe(0o111);
  const main = path.join(home, 'app/dist/cli/main.js');
  const [arm, here] = (
    [
      ['arm', qemu, '-L', libraries, path.join(home, 'node/node')],
      ['here', process.execPath],
    ] as const
  ).map(([name, program, ...before]) => {
    const folder = path.join(scratch, name);
    mkdirSync(path.join(folder, 'data/2564'), { recursive: true });
    cpSync(path.join(root, 'data/2564/21000000-3230.yaml'), path.join(folder, 'data/2564/21000000-3230.yaml'));
    const args = [...before, main, 'build', '--format', 'pdf,docx,txt', '--lang', 'en'];
    const { status, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, expect.stringContaining('1 report built')]);
    return contents(path.join(folder, 'output'));
  });
  expect(arm).toEqual(here);
});
