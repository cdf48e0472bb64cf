import { resolve } from 'node:path';
import { openSharedFolder } from '../host/shared-folder.ts';
import { sweepLeftovers } from '../host/sweep-leftovers.ts';
import { failureOfKind } from '../model/environment-failure.ts';
import { markName, type Store } from './store.ts';

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

  return {
    async get(name) {
      const bytes = await folder.read(name);
      if (name === markName) {
        if (bytes) isNew = false; // from now on it must be there
        return bytes;
      }
      if (!bytes) await requireMounted();
      return bytes;
    },
    async has(name) {
      const isThere = await folder.has(name);
      if (!isThere) await requireMounted();
      return isThere;
    },
    async put(name, bytes) {
      if (name !== markName) await requireMounted();
      await folder.write(name, bytes);
      if (name === markName) isNew = false;
    },
    async remove(name) {
      await requireMounted();
      await folder.remove(name);
    },
  };
}
