// Runs the portable archive for Windows under Wine, and compares all it writes with what Linux writes.
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

const isComplete = () => found() && ['/usr/bin/unzip', '/usr/bin/lowntfs-3g'].every((program) => existsSync(program));

if (!isComplete() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  console.log('windows: installing wine64');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'wine64', 'wine', 'unzip', 'ntfs-3g'], {
    env,
    stdio: 'inherit',
  });
}
const wine = found();
if (!wine || !isComplete()) {
  console.error(
    'windows: Wine is missing, so nothing was tested as Windows; on Debian: apt-get install wine64 wine unzip ntfs-3g',
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
