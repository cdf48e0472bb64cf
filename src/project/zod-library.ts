import { createRequire } from 'node:module';

export type Zod = typeof import('zod')['z'];

let loaded: Zod | undefined;

/** Zod, loaded at the first file that is refused: that takes some 50 ms, its first use 25 more, and valid files do without. */
export function zod(): Zod {
  loaded ??= (createRequire(import.meta.url)('zod') as typeof import('zod')).z;
  return loaded;
}
