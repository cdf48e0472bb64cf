// Builds dist/ after `npm install` and `npm ci` in a clone, and before `npm pack`. Without the packages that only
// development needs (`NODE_ENV=production`, `--omit=dev`), nothing can be built; `npm start` sees to that.
import { spawnSync } from 'node:child_process';
import { hasBuildTools } from './build-tools.mjs';

if (hasBuildTools()) {
  process.exitCode = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', shell: true }).status ?? 1;
} else {
  console.log(
    'raingan: not built, for its build tools are not installed; `npm start` or `npm ci --include=dev` installs them',
  );
}
