import { constants } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failureOfKind } from '../model/environment-failure.ts';
import { sizeLimits } from '../model/size-limits.ts';
import { explainFailure } from './explain-failure.ts';
import { explainWrite } from './explain-write.ts';
import { makeOneFolder } from './make-folder.ts';
import { temporaryName } from './temporary-name.ts';

/**
 * A folder that other machines write to as well. Nothing of it blocks the event loop: a file system of the network may
 * take long. Every method rejects with `EnvironmentFailure`.
 */
export interface SharedFolder {
  /** `undefined` when there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  has(name: string): Promise<boolean>;
  /** Whether the folder that this one lies in, or is to lie in, is there. */
  hasParent(): Promise<boolean>;
  /** Makes this folder, but none of those it lies in. */
  make(): Promise<void>;
  /**
   * Whole or not at all, and on the disk when it settles. Folders within this one are made, never this one itself: its
   * disk may be gone. `requireSame` rejects when another folder is in its place; it is waited for before a folder is
   * made and again after it, before any bytes are written.
   */
  write(name: string, bytes: Uint8Array, requireSame: () => Promise<void>): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Opens a folder that several machines write to, such as the store of a queue. */
export function openSharedFolder(root: string): SharedFolder {
  return {
    async read(name) {
      const path = join(root, name);
      try {
        return await readRegular(path);
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw explainFailure(error, path, 'read');
      }
    },
    async has(name) {
      const path = join(root, name);
      try {
        return (await stat(path)).isFile();
      } catch (error) {
        if (isMissing(error)) return false;
        throw explainFailure(error, path, 'read');
      }
    },
    async hasParent() {
      const found = await stat(dirname(root)).catch(() => undefined);
      return found?.isDirectory() ?? false;
    },
    async make() {
      try {
        makeOneFolder(root);
      } catch (error) {
        throw explainWrite(error, root, root);
      }
    },
    async write(name, bytes, requireSame) {
      const path = join(root, name);
      try {
        await writeSynced(path, bytes, root, requireSame);
      } catch (error) {
        throw explainWrite(error, path, path);
      }
    },
    async remove(name) {
      const path = join(root, name);
      try {
        await rm(path, { force: true });
      } catch (error) {
        throw explainWrite(error, path, path);
      }
    },
  };
}

/** Opened without waiting, so that a pipe in the place of a file holds nobody up. */
async function readRegular(path: string): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await file.stat();
    if (found.isDirectory()) throw failureOfKind('is-a-folder', path);
    if (!found.isFile()) throw failureOfKind('not-a-file', path);
    const most = sizeLimits.manifest;
    if (found.size > most) throw failureOfKind('too-large', path, { size: found.size, most });
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function writeSynced(path: string, bytes: Uint8Array, root: string, requireSame: () => Promise<void>) {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName());
  try {
    const { file, isFirst } = await openNew(temporary, root, requireSame);
    try {
      if (isFirst) await requireSame();
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {}); // what stays is swept later; the first error counts
    throw error;
  }
  await syncFolder(folder);
}

/** Opens a file in a folder that is there nearly always; says whether it had to be made. */
async function openNew(path: string, root: string, requireSame: () => Promise<void>) {
  try {
    return { file: await open(path, 'wx'), isFirst: false };
  } catch (error) {
    if (!isMissing(error)) throw error;
    await requireSame();
    makeBelow(root, dirname(path));
    return { file: await open(path, 'wx'), isFirst: true };
  }
}

/** Makes the folders between `root` and `folder`, and `folder`. */
function makeBelow(root: string, folder: string): void {
  if (folder === root) return;
  makeBelow(root, dirname(folder));
  makeOneFolder(folder);
}

/** Makes the new name survive a power cut; file systems that cannot sync a folder keep their own order. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {}
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
