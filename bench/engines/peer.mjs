import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const bench = fileURLToPath(new URL('../', import.meta.url));

/** A package that only the benchmark needs, from the folder `peers`, else from `bench`. */
export function peer(packageName, peers) {
  for (const folder of peers ? [path.resolve(peers), bench] : [bench]) {
    try {
      return createRequire(path.join(folder, 'package.json'))(packageName);
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new Error(`${packageName} is not installed: run \`npm install --prefix bench\`, or give \`--peers FOLDER\``);
}

/** Its version. */
export function peerVersion(packageName, peers) {
  return peer(`${packageName}/package.json`, peers).version;
}
