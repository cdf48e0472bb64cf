import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * SHA-256 over the compiled modules that shape documents and the versions of the packages they use, in hexadecimal:
 * between releases, too, a changed program builds anew. Modules that only ask, run, store, sign and verify do not count.
 */
export function programDigest(packageRoot) {
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
  const hash = createHash('sha256').update(JSON.stringify(Object.entries(dependencies).sort()));
  const dist = path.join(packageRoot, 'dist');
  const modules = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.js') && !/^(cli|batch|host|sign|verify|bundle)\//.test(name))
    .sort();
  for (const name of modules) hash.update(`\0${name}\0`).update(readFileSync(path.join(dist, name)));
  return hash.digest('hex');
}
