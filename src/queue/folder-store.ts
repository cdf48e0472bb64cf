import { resolve } from 'node:path';
import { createWorkspace } from '../host/node-workspace.ts';
import { failureOfKind } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import { markName, type Store } from './store.ts';

/** A store in a folder that every machine sees, by NFS or SMB for instance. */
export function openFolderStore(url: string, { root, packageRoot }: Workspace, create: boolean): Store {
  const folder = resolve(root, url.replace(/^file:\/\//, ''));
  const workspace = createWorkspace({ root: folder, packageRoot, startsProcesses: false });
  let isMarked = create && !workspace.exists(markName);

  /** A folder that is not mounted looks empty; nothing may be concluded from that, and nothing written into it. */
  function requireMounted(): void {
    if (!isMarked && !workspace.exists(markName)) throw failureOfKind('not-found', folder);
  }

  return {
    async get(name) {
      if (workspace.exists(name)) return workspace.readBytes(name);
      if (name !== markName) requireMounted();
      return undefined;
    },
    async has(name) {
      if (workspace.exists(name)) return true;
      requireMounted();
      return false;
    },
    async put(name, bytes) {
      if (name !== markName) requireMounted();
      workspace.writeWhole(name, bytes);
      if (name === markName) isMarked = false; // from now on it must be there
    },
    async remove(name) {
      requireMounted();
      workspace.remove(name);
    },
  };
}
