import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFastSetting } from '../fast/fast-paths.ts';
import { environment } from './environment.ts';

/** Whether a start file loads the bundle: as `RAINGAN_FAST` says, and always in a package, which holds no plain modules. */
export function takesBundle(): boolean {
  const plain = fileURLToPath(new URL('../report.js', import.meta.url));
  return readFastSetting(environment('RAINGAN_FAST')).has('bundle') || !existsSync(plain);
}
