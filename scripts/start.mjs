// `npm start`: builds raingan and then the reports of data/; words after `--` go to `raingan build`.
// In an installation without build tools (`NODE_ENV=production npm ci`) it installs them first, unless raingan is built.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hasBuildTools } from './build-tools.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = fileURLToPath(new URL('../dist/cli/main.cjs', import.meta.url));

if (hasBuildTools()) {
  npm('run', '--silent', 'build');
} else if (!existsSync(main)) {
  console.error(
    'raingan is not built, and its build tools are not installed: installing them with `npm ci --include=dev`',
  );
  npm('ci', '--include=dev', '--no-audit', '--no-fund'); // builds, too
}
process.exitCode =
  spawnSync(process.execPath, [main, 'build', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;

function npm(...args) {
  const { status } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: true });
  if (status === 0) return;
  console.error(`raingan was not built: \`npm ${args.join(' ')}\` failed`);
  process.exit(3);
}
