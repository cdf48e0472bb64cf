// `npm pack` and `npm publish`: builds the package and takes the scripts of the clone out of package.json (`prepack`), then
// puts them back (`postpack`). Whoever installs the package has nothing to build, and npm warns of a `prepare` in it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const manifest = fileURLToPath(new URL('../package.json', import.meta.url));
const kept = `${manifest}.kept`;

if (process.argv[2] === 'restore') restore();
else strip();

function strip() {
  restore(); // of a packing that was interrupted
  const built = spawnSync(process.execPath, [fileURLToPath(new URL('prepare.mjs', import.meta.url))], {
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exit(1);
  const text = readFileSync(manifest, 'utf8');
  const { prepare: _, prepack: __, postpack: ___, ...scripts } = JSON.parse(text).scripts;
  writeFileSync(kept, text);
  writeFileSync(manifest, `${JSON.stringify({ ...JSON.parse(text), scripts }, undefined, 2)}\n`);
}

function restore() {
  if (existsSync(kept)) renameSync(kept, manifest);
}
