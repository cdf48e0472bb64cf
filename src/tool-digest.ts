import { posix } from 'node:path';
import type { Workspace } from './model/workspace.ts';

/**
 * SHA-256 over raingan's modules that shape documents and the versions of the packages they use, in hexadecimal, taken
 * when it was built (`scripts/bundle.mjs`): between releases, too, a changed program builds anew.
 */
export function toolDigest(workspace: Workspace): string {
  return workspace.readText(posix.join(workspace.packageRoot, 'dist/digest.txt')).trim();
}
