import { dirname, resolve } from 'node:path';
import { openSharedFolder } from '../host/shared-folder.ts';
import { sweepLeftovers } from '../host/sweep-leftovers.ts';
import { EnvironmentFailure, failureOfKind } from '../model/environment-failure.ts';
import { markName, type Store } from './store.ts';
import { folderFailure } from './store-failure.ts';

/** A store in a folder that every machine sees, by NFS or SMB for instance. */
export function openFolderStore(url: string, root: string, create: boolean): Store {
  const path = resolve(root, url.replace(/^file:\/\//, ''));
  const folder = openSharedFolder(path);
  if (!create) sweepLeftovers(path, '.'); // what a killed worker left half written
  let isNew = create;

  /** A folder that is not mounted looks empty; nothing may be concluded from that, and nothing written into it. */
  async function requireMounted(): Promise<void> {
    if (!isNew && !(await folder.has(markName))) throw failureOfKind('not-found', path);
  }

  /** A name that is misspelt, or a disk that is not mounted, must not become a new store. */
  async function makeStore(): Promise<void> {
    if (!(await folder.hasParent())) throw failureOfKind('not-found', dirname(path));
    await folder.make();
  }

  return explained(url, {
    async get(name) {
      const bytes = await folder.read(name);
      if (name === markName) {
        if (bytes) isNew = false; // from now on it must be there
        return bytes;
      }
      if (bytes) return bytes;
      await requireMounted();
      return folder.read(name); // the disk may have come back between the two
    },
    async has(name) {
      const isThere = await folder.has(name);
      if (!isThere) await requireMounted();
      return isThere;
    },
    async put(name, bytes) {
      if (name === markName) await makeStore();
      await folder.write(name, bytes, requireMounted);
      if (name === markName) isNew = false;
    },
    async remove(name) {
      await requireMounted();
      await folder.remove(name);
    },
  });
}

/** Says of every failure which store it is about. */
function explained(url: string, store: Store): Store {
  const attempt = <T>(work: Promise<T>) =>
    work.catch((error: unknown) => {
      throw error instanceof EnvironmentFailure ? folderFailure(url, error) : error;
    });
  return {
    get: (name) => attempt(store.get(name)),
    has: (name) => attempt(store.has(name)),
    put: (name, bytes) => attempt(store.put(name, bytes)),
    remove: (name) => attempt(store.remove(name)),
  };
}
