import { constants } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failureOfKind } from '../model/environment-failure.ts';
import { sizeLimits } from '../model/size-limits.ts';
import { explainFailure } from './explain-failure.ts';
import { explainWrite } from './explain-write.ts';
import { makeFolder } from './make-folder.ts';
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
  /** Whole or not at all, and on the disk when it settles. `mayMake` is waited for before a missing folder is made. */
  write(name: string, bytes: Uint8Array, mayMake: () => Promise<void>): Promise<void>;
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
    async write(name, bytes, mayMake) {
      const path = join(root, name);
      try {
        await writeSynced(path, bytes, mayMake);
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

async function writeSynced(path: string, bytes: Uint8Array, mayMake: () => Promise<void>): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName());
  try {
    const file = await openNew(temporary, folder, mayMake);
    try {
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

/** The folder is there nearly always. */
async function openNew(path: string, folder: string, mayMake: () => Promise<void>) {
  try {
    return await open(path, 'wx');
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mayMake();
    makeFolder(folder);
    return open(path, 'wx');
  }
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
