// Checks the queue against real servers, Redis, PostgreSQL and one that speaks S3: `npm run queue-checks`.
//   node scripts/queue-checks.mjs --tools    only sees to the servers
//   npm run queue-checks -- faults     only check files whose path contains `faults`
// Needs `npm run build` before. As root on Debian it installs the servers; elsewhere it says what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isThere = (program) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
const debian = '/usr/lib/postgresql';
const hasPostgres = () => isThere('initdb') || (existsSync(debian) && readdirSync(debian).length > 0);
const missing = () => [...(isThere('redis-server') ? [] : ['redis-server']), ...(hasPostgres() ? [] : ['postgresql'])];

if (missing().length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  console.log(`queue-checks: installing ${missing().join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing()], { env, stdio: 'inherit' });
}
if (missing().length > 0) {
  console.error(`queue-checks: missing: ${missing().join(', ')} (Debian's packages of these names)`);
  process.exit(3);
}

// The server of S3 is no package of the project's own: it is older than some of what it depends on.
const s3 = join(root, 'node_modules', '.cache', 'raingan-s3');
if (!existsSync(join(s3, 'node_modules', 's3rver'))) {
  const install = ['install', '--prefix', s3, '--no-audit', '--no-fund', '--no-package-lock', 's3rver@3.7.1'];
  if (spawnSync('npm', install, { stdio: 'inherit' }).status !== 0) process.exit(3);
}
if (process.argv.includes('--tools')) process.exit(0);
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const config = join(root, 'test', 'queue', 'vitest.config.ts');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', config, ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, RAINGAN_S3RVER: s3 },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
