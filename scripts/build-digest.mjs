import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** All that a build reads: sources, its own scripts, and which packages are installed. */
const sources = ['src', 'studio', 'templates', 'dictionary', 'fonts', 'scripts'];
const files = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'node_modules/.package-lock.json',
];

/** Where a build notes what it was made from. Git ignores it, `npm ci` removes it, and no package holds it. */
export const buildNote = (root) => path.join(root, 'node_modules/.cache/raingan/build.txt');

/** SHA-256, in hexadecimal, over all that a build reads and all that it wrote, and the version of Node, whose bytecode it holds. */
export function buildDigest(root) {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}`);
  for (const name of files) if (existsSync(path.join(root, name))) addFile(hash, root, name);
  for (const folder of [...sources, 'dist']) {
    if (!existsSync(path.join(root, folder))) continue;
    const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names) {
      const file = path.join(folder, name);
      if (statSync(path.join(root, file)).isFile()) addFile(hash, root, file);
    }
  }
  return hash.digest('hex');
}

/** Whether `dist/` is what a build would write now. */
export function isBuilt(root) {
  return existsSync(buildNote(root)) && readFileSync(buildNote(root), 'utf8') === buildDigest(root);
}

function addFile(hash, root, name) {
  const bytes = readFileSync(path.join(root, name));
  hash.update(`\0${name}\0${bytes.length}\0`).update(bytes);
}
