import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What shapes no report: these folders ask, run, store, count, show, pack or read other files. */
const apart =
  /^(summary|import|sign|verify|debug|batch|diff|archive|host|queue|library|studio|cli|start)\/|^index\.ts$/;

/**
 * SHA-256, in hexadecimal, over the sources that shape a report (the stages and the fast layer, with line ends as LF) and
 * the pinned versions of the packages that they name: between releases, too, a changed program builds anew. It depends
 * on no compiler, bundler or machine, so it is the same wherever the program runs from.
 */
export function programDigest(packageRoot) {
  const folder = path.join(packageRoot, 'src');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !apart.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n') }));
  const hash = createHash('sha256').update(JSON.stringify(packagesOf(sources, packageRoot)));
  for (const { name, text } of sources) hash.update(`\0${name}\0`).update(text);
  return hash.digest('hex');
}

/** The packages that a source names in quotes, by whatever way it loads them, with their versions. */
function packagesOf(sources, packageRoot) {
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
  const isNamed = (name) => sources.some(({ text }) => text.includes(`'${name}'`) || text.includes(`'${name}/`));
  return Object.entries(dependencies)
    .filter(([name]) => isNamed(name))
    .sort();
}
