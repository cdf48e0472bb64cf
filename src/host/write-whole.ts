import * as nodeFs from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { type Patience, persist } from './persist.ts';
import { temporaryName } from './temporary-name.ts';

/** The calls a whole write makes, so that a test can let one of them fail. */
export type WriteCalls = Pick<
  typeof nodeFs,
  'mkdirSync' | 'openSync' | 'writeFileSync' | 'fsyncSync' | 'closeSync' | 'renameSync' | 'rmSync'
>;

/** Those of this machine. */
export const realCalls: WriteCalls = nodeFs;

/**
 * Writes `bytes` so that a reader, a crash or a full disk meets the old file or the new one, whole.
 * `check` is called right before the file gets its name, and keeps it from that by throwing.
 * A file that another program has open is tried again.
 * Throws the system's error; the old file and the folder are then as before.
 */
export function writeWhole(
  path: string,
  bytes: Uint8Array,
  fs: WriteCalls = realCalls,
  check = () => {},
  patience: Patience = {},
): void {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName());
  makeFolder(folder, fs.mkdirSync);
  try {
    writeSynced(temporary, bytes, fs);
    check();
    persist(() => fs.renameSync(temporary, path), patience);
  } catch (error) {
    discard(temporary, fs, patience);
    throw error;
  }
  syncFolder(folder, fs);
}

function writeSynced(path: string, bytes: Uint8Array, fs: WriteCalls): void {
  const file = fs.openSync(path, 'wx');
  try {
    fs.writeFileSync(file, bytes);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

/** Writes a file of a folder that is gone with this process: whole for its readers, and not made to survive a power cut. */
export function writeTemporary(path: string, bytes: Uint8Array): void {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName());
  makeFolder(folder, nodeFs.mkdirSync);
  nodeFs.writeFileSync(temporary, bytes, { flag: 'wx' });
  persist(() => nodeFs.renameSync(temporary, path));
}

/** Best effort: what stays is swept by the next run, and the first error is the one to report. */
function discard(path: string, fs: WriteCalls, patience: Patience): void {
  try {
    persist(() => fs.rmSync(path, { force: true }), patience);
  } catch {}
}

/** Makes the new name survive a power cut; file systems that cannot sync a folder keep their own order. */
function syncFolder(folder: string, fs: WriteCalls): void {
  let handle: number | undefined;
  try {
    handle = fs.openSync(folder, 'r');
    fs.fsyncSync(handle);
  } catch {
  } finally {
    if (handle !== undefined) fs.closeSync(handle);
  }
}
