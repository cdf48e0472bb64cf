import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = path.join(root, 'node_modules', '.cache', 'raingan', 'node');

/**
 * The folder of an npm package that holds Node's own program for one platform, fetched once. Ends the process with status 3
 * when the package's bytes are not those of `integrity`.
 */
export function fetchNode(name, version, integrity) {
  const kept = path.join(
    cache,
    `${name}-${version}-${createHash('sha256').update(integrity).digest('hex').slice(0, 12)}`,
  );
  if (existsSync(kept)) return kept;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'fetching-'));
  const run = (program, args) =>
    execFileSync(program, args, { cwd: work, encoding: 'utf8', shell: process.platform === 'win32' });
  const spec = `${name}@${version}`;
  const [{ filename }] = JSON.parse(run('npm', ['pack', spec, '--json', '--pack-destination', '.']));
  const found = `sha512-${createHash('sha512')
    .update(readFileSync(path.join(work, filename)))
    .digest('base64')}`;
  if (found !== integrity) {
    console.error(`${spec} is not as pinned\n  pinned ${integrity}\n  found  ${found}`);
    rmSync(work, { recursive: true });
    process.exit(3);
  }
  run('tar', ['-xzf', filename]);
  try {
    renameSync(path.join(work, 'package'), kept);
  } catch (error) {
    if (!existsSync(kept)) throw error; // another process may have been quicker
  }
  rmSync(work, { recursive: true });
  return kept;
}

/** Node's program of a version of the range that is supported, for this machine. */
export function nodeOfRange(version) {
  const { nodeRange } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const name = `node-${process.platform}-${process.arch}`;
  const folder = fetchNode(name, version, nodeRange[version][name] ?? published(name, version));
  return path.join(folder, 'bin', 'node');
}

/** Of a machine whose packages are not pinned: what the registry says of them. */
function published(name, version) {
  return execFileSync('npm', ['view', `${name}@${version}`, 'dist.integrity'], { encoding: 'utf8' }).trim();
}
