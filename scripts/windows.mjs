// Runs the portable archive for Windows under Wine, and that for linux-arm64 under QEMU, and compares all they write with what
// Linux writes here.
//   npm run windows
// Needs `npm run build` before. As root on Debian it installs wine64; elsewhere it says that it could not, and ends with status 3.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const programs = ['/usr/bin/wine', '/usr/bin/wine64', '/usr/lib/wine/wine64'];
const found = () => programs.find((program) => existsSync(program));

/** Debian's packages, and a file of each. What only single checks need may be missing: they say so. */
const needed = { wine: '/usr/bin/wine', unzip: '/usr/bin/unzip' };
const useful = {
  'ntfs-3g': '/usr/bin/lowntfs-3g',
  'qemu-user': '/usr/bin/qemu-aarch64',
  'libc6-arm64-cross': '/usr/aarch64-linux-gnu/lib/ld-linux-aarch64.so.1',
  'libstdc++6-arm64-cross': '/usr/aarch64-linux-gnu/lib/libstdc++.so.6',
};
const missing = (packages) => Object.keys(packages).filter((name) => !existsSync(packages[name]));
const isMissing = () => !found() || !existsSync(needed.unzip);

if (missing({ ...needed, ...useful }).length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  const packages = ['wine64', ...missing({ ...needed, ...useful })];
  console.log(`windows: installing ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-qq', '--no-install-recommends'];
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit' });
  spawnSync('apt-get', [...install, ...packages], { env, stdio: 'inherit' });
  if (isMissing()) spawnSync('apt-get', [...install, 'wine64', ...missing(needed)], { env, stdio: 'inherit' });
}
const wine = found();
if (isMissing()) {
  console.error(
    'windows: Wine is missing, so nothing was tested as Windows; on Debian: apt-get install wine64 wine unzip',
  );
  process.exit(3);
}
const folder = mkdtempSync(path.join(tmpdir(), 'raingan-windows-'));
if (process.argv[2] === '--can') {
  const env = { ...process.env, WINEDEBUG: '-all', WINEPREFIX: path.join(folder, 'wine') };
  const { status: probed } = spawnSync(wine, ['cmd', '/c', 'exit 0'], { env, stdio: 'ignore', timeout: 120_000 });
  rmSync(folder, { recursive: true, force: true });
  if (probed !== 0) console.error('windows: Wine is there, but does not run');
  process.exit(probed === 0 ? 0 : 3);
}
const env = { ...process.env, RAINGAN_WINE: wine, RAINGAN_WINDOWS: folder };
const portable = spawnSync(process.execPath, ['scripts/portable.mjs', '--platform', 'win-x64', '--out', folder], {
  cwd: root,
  env,
  stdio: 'inherit',
});
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const args = ['run', '--config', path.join(root, 'test/windows/vitest.config.ts'), ...process.argv.slice(2)];
const { status } =
  portable.status === 0
    ? spawnSync(process.execPath, [vitest, ...args], { cwd: root, env, stdio: 'inherit' })
    : portable;
rmSync(folder, { recursive: true, force: true });
process.exitCode = status ?? 1;
