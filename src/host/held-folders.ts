import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { failureOfKind } from '../model/environment-failure.ts';
import type { HeldFolder } from '../model/workspace.ts';
import { makeFolder } from './make-folder.ts';

/** Where a file is to be written, and the check to make right before it gets its name. */
export interface Place {
  readonly folder: string;
  readonly check: () => void;
  /** Whether it belongs to a run's outputs, in which every name is raingan's own. */
  readonly isHeld: boolean;
}

export interface HeldFolders {
  hold(folder: string): readonly HeldFolder[];
  /** Makes the folder when it is not there, and gives where it lies. */
  place(folder: string): Place;
}

/**
 * The folders that a run writes to, each resolved once. A name may lead elsewhere a moment later, through a link or another
 * folder in its place: files are written where the folder was found, and not at all once its name leads elsewhere.
 */
export function createHeldFolders(given: readonly HeldFolder[] = []): HeldFolders {
  const held = new Map(given.map((folder) => [folder.path, folder]));

  function keep(path: string): HeldFolder {
    const folder = { path, real: realpathSync(path), identity: identityOf(path) };
    held.set(path, folder);
    return folder;
  }

  return {
    hold(out) {
      for (const path of held.keys()) if (path === out || path.startsWith(`${out}${sep}`)) held.delete(path);
      makeFolder(out);
      const below = readdirSync(out, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
        .map((entry) => join(out, entry.name))
        .filter(leadsToFolder);
      return [out, ...below].map(keep);
    },
    place(folder) {
      const known = held.get(folder);
      if (known) {
        compare(known); // one that is gone is not made again
        return { folder: known.real, check: () => compare(known), isHeld: true };
      }
      const parent = held.get(dirname(folder));
      if (!parent) {
        makeFolder(folder);
        const now = { path: folder, real: realpathSync(folder), identity: identityOf(folder) };
        return { folder: now.real, check: () => compare(now), isHeld: false };
      }
      compare(parent);
      makeFolder(folder);
      if (lstatSync(folder).isSymbolicLink()) throw failureOfKind('is-a-link', folder); // it was not there when the run began
      const now = keep(folder);
      return { folder: now.real, check: () => compare(now), isHeld: true };
    },
  };
}

/** A link that leads nowhere, or to itself, is left to the write that meets it. */
function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function compare({ path, identity }: HeldFolder): void {
  let now: string | undefined;
  try {
    now = identityOf(path);
  } catch {}
  if (now !== identity) throw failureOfKind('changed', path);
}

function identityOf(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
}
