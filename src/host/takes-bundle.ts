import { existsSync } from 'node:fs';
import path from 'node:path';
import { readFastSetting } from '../fast/fast-paths.ts';
import { environment } from './environment.ts';

/** Whether a start file loads the bundle: as `RAINGAN_FAST` says, and always in a package, which holds no plain modules in `dist`. */
export function takesBundle(dist: string): boolean {
  return readFastSetting(environment('RAINGAN_FAST')).has('bundle') || !existsSync(path.join(dist, 'report.js'));
}
