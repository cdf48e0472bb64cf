// Runs the studio's stories in Chromium.
//   npm run e2e              all stories
//   node scripts/e2e.mjs --tools     only sees to Chromium
//   npm run e2e -- year      only files whose path contains `year`
//   RAINGAN_UPDATE=1 npm run e2e -- look     stores the screenshots of now as references
// Needs `npm run build` before. As root on Debian it installs chromium where it is missing; elsewhere it says what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const known = [
  process.env.RAINGAN_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const found = () => known.find((program) => program && existsSync(program));

if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  console.log('e2e: installing chromium');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, stdio: 'inherit' });
}
const chromium = found();
if (!chromium) {
  console.error('e2e: Chromium is missing; install it, or name it in RAINGAN_CHROMIUM');
  process.exit(3);
}
if (process.argv.includes('--tools')) process.exit(0);
const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    join(root, 'test/e2e/vitest.config.ts'),
    ...process.argv.slice(2),
  ],
  { cwd: root, env: { ...process.env, RAINGAN_CHROMIUM: chromium }, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
