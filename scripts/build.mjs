// Builds dist/: `npm run build`. Does nothing when the last build read the same files, and what it wrote is unchanged.
//   npm run build -- --force     builds in any case
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDigest, buildNote, isBuilt } from './build-digest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = [
  'tsc -p tsconfig.build.json',
  'node scripts/compile-templates.mjs',
  'node scripts/bundle.mjs',
  'node scripts/package-types.mjs',
  'vite build --config studio/vite.config.ts',
];

const bin = path.join(root, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };

if (process.argv.includes('--force') || !isBuilt(root)) {
  rmSync(buildNote(root), { force: true });
  // A module that is no longer among the sources must not be packed.
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  for (const step of steps) {
    // A shell, for on Windows npm's programs are scripts; all of the command is fixed.
    const { status } = spawnSync(step, { cwd: root, env, shell: true, stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
  mkdirSync(path.dirname(buildNote(root)), { recursive: true });
  writeFileSync(buildNote(root), buildDigest(root));
}
