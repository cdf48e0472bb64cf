import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';
const neededBytes = 2_000_000_000;

/**
 * Before any test: what tests write lies in memory, where there is space for it. The program waits for the disk after each
 * file that it writes, some milliseconds each time. A folder that `TMPDIR` names is left as it is.
 */
export default function setup(): (() => void) | undefined {
  if (process.env.TMPDIR !== undefined || !hasSpace()) return undefined;
  const folder = mkdtempSync(join(memory, 'raingan-tests-'));
  process.env.TMPDIR = folder; // the processes of the tests are started with it
  return () => rmSync(folder, { recursive: true, force: true });
}

function hasSpace(): boolean {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= neededBytes;
  } catch {
    return false;
  }
}
