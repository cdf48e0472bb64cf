import * as nodeFs from 'node:fs';
import { dirname, join } from 'node:path';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import { makeFolder } from './make-folder.ts';
import { type Patience, persist } from './persist.ts';
import { readRegularFile } from './read-regular-file.ts';
import { temporaryName } from './temporary-name.ts';

/** The calls a whole write makes, so that a test can let one of them fail. */
export type WriteCalls = Pick<
  typeof nodeFs,
  'mkdirSync' | 'openSync' | 'writeFileSync' | 'fsyncSync' | 'closeSync' | 'linkSync' | 'renameSync' | 'rmSync'
>;

/** Those of this machine. */
export const realCalls: WriteCalls = nodeFs;

export interface WriteTools {
  readonly fs?: WriteCalls;
  /** Called right before the file gets its name, and keeps it from that by throwing. */
  readonly check?: () => void;
  readonly patience?: Patience;
}

/**
 * Writes `bytes` so that a reader, a crash or a full disk meets the old file or the new one, whole. A file that is written
 * over keeps its permissions.
 * A file that another program has open is tried again.
 * Throws the system's error; the old file and the folder are then as before.
 */
export function writeWhole(
  path: string,
  bytes: Uint8Array,
  { fs = realCalls, check, patience = {} }: WriteTools = {},
): void {
  writeBeside(path, bytes, { fs, patience }, (temporary) => {
    check?.();
    rename(temporary, path, fs, patience);
    return true;
  });
}

/** Writes a file as `writeWhole` does where none is; gives `false`, and writes nothing, where one is or comes meanwhile. */
export function writeNew(
  path: string,
  bytes: Uint8Array,
  { fs = realCalls, check, patience = {} }: WriteTools = {},
): boolean {
  return writeBeside(path, bytes, { fs, patience }, (temporary) => {
    check?.();
    try {
      fs.linkSync(temporary, path); // unlike a new name, a link never takes the place of a file
    } catch (error) {
      // Some disks have no links: there, and only there, another program could come between the look and the new name.
      if (errorCode(error) === 'EEXIST' || isThere(path)) return false;
      rename(temporary, path, fs, patience);
      return true;
    }
    discard(temporary, fs, patience);
    return true;
  });
}

/**
 * Writes over a file as `writeWhole` does while it holds `before`; gives `false`, and writes nothing, where another program
 * changed or removed it meanwhile. Throws EACCES for a file that may not be written.
 */
export function replaceWhole(
  path: string,
  before: Uint8Array,
  bytes: Uint8Array,
  { fs = realCalls, check, patience = {} }: WriteTools = {},
): boolean {
  return writeBeside(path, bytes, { fs, patience }, (temporary) => {
    check?.();
    if (!holds(path, before)) return false;
    nodeFs.accessSync(path, nodeFs.constants.W_OK);
    rename(temporary, path, fs, patience);
    return true;
  });
}

/** Writes a file beside its place, and has it put there; whatever happens, nothing is left beside it. */
function writeBeside(
  path: string,
  bytes: Uint8Array,
  { fs, patience }: Required<Pick<WriteTools, 'fs' | 'patience'>>,
  place: (temporary: string) => boolean,
): boolean {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName());
  makeFolder(folder, fs.mkdirSync);
  let isPlaced = false;
  try {
    writeSynced(temporary, bytes, fs);
    isPlaced = place(temporary);
  } finally {
    if (!isPlaced) discard(temporary, fs, patience);
  }
  if (isPlaced) syncFolder(folder, fs);
  return isPlaced;
}

function rename(temporary: string, path: string, fs: WriteCalls, patience: Patience): void {
  keepPermissions(temporary, path);
  persist(() => fs.renameSync(temporary, path), patience);
}

/** Gives a new file the permissions, owner and group of the one that it takes the place of, as far as the system lets us. */
function keepPermissions(temporary: string, path: string): void {
  try {
    const old = nodeFs.lstatSync(path, { throwIfNoEntry: false });
    if (!old?.isFile()) return;
    const made = nodeFs.lstatSync(temporary);
    if (old.uid !== made.uid || old.gid !== made.gid) nodeFs.chownSync(temporary, old.uid, old.gid);
    if (old.mode !== made.mode) nodeFs.chmodSync(temporary, old.mode & 0o777);
  } catch {}
}

function holds(path: string, content: Uint8Array): boolean {
  try {
    return readRegularFile(path, content.length).equals(content);
  } catch (error) {
    // Gone, longer than it was, or a file no more.
    if (errorCode(error) === 'ENOENT' || error instanceof EnvironmentFailure) return false;
    throw error;
  }
}

function isThere(path: string): boolean {
  return nodeFs.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function errorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
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
