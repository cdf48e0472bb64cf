import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBuilt } from '../../scripts/build-digest.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Before any test: the built package is that of the sources. What else would a test of `dist/` be about? */
export default function setup(): void {
  if (isBuilt(root)) return;
  console.log('dist/ is not that of these sources: building it');
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the package cannot be built, and tests start it: see `npm run build`');
}
