import { posix } from 'node:path';
import type { Workspace } from './model/workspace.ts';

/**
 * SHA-256 over the sources that shape a report and the versions of their packages, in hexadecimal, taken when raingan
 * was built (`scripts/program-digest.mjs`): the same in a clone and in a package, with the fast layer or without it.
 */
export function toolDigest(workspace: Workspace): string {
  return workspace.readText(posix.join(workspace.packageRoot, 'dist/digest.txt')).trim();
}
