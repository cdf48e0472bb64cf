// Makes a release in `release/`: an archive for each platform, the npm package, the bill of materials, the notes of this version
// from CHANGELOG.md, and SHA256SUMS of all. Trying it twice on one commit gives the same bytes.
//   npm run release
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = path.join(root, 'release');
const { version, portable } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const run = (program, args) =>
  execFileSync(program, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
for (const platform of Object.keys(portable.programs))
  run('node', ['scripts/portable.mjs', '--platform', platform, '--out', 'release']);
run('npm', ['pack', '--silent', '--pack-destination', out]);
run('node', ['scripts/write-sbom.mjs']);
copyFileSync(path.join(root, 'raingan.cdx.json'), path.join(out, 'raingan.cdx.json'));
writeFileSync(path.join(out, 'NOTES.md'), notes());
writeFileSync(path.join(out, 'SHA256SUMS'), sums());
console.log(readFileSync(path.join(out, 'SHA256SUMS'), 'utf8'));

/** The section of this version. */
function notes() {
  const sections = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8').split(/^(?=## )/m);
  const own = sections.find((section) => section.startsWith(`## ${version}`));
  if (!own) throw new Error(`CHANGELOG.md has no section of ${version}`);
  return `${own.trimEnd()}\n`;
}

function sums() {
  return readdirSync(out)
    .filter((file) => file !== 'SHA256SUMS')
    .sort()
    .map(
      (file) =>
        `${createHash('sha256')
          .update(readFileSync(path.join(out, file)))
          .digest('hex')}  ${file}\n`,
    )
    .join('');
}
