import { createRequire } from 'node:module';

let loaded: typeof import('yaml') | undefined;

/** The YAML library, loaded at the first file that needs it: that takes some 35 ms, and plain files do without. */
export function yamlLibrary(): typeof import('yaml') {
  loaded ??= createRequire(import.meta.url)('yaml') as typeof import('yaml');
  return loaded;
}
