import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { located } from './spelling.ts';
import { isRunning, temporaryOwner, thisHost } from './temporary-name.ts';

/** No write takes this long: past it, a temporary file is litter whoever wrote it. */
const abandonedAfterMs = 60 * 60 * 1000;

/** An output folder has a folder for each year, and one level more for reports of another kind. */
const levels = 2;

/**
 * Removes the temporary files a killed run left in an output folder and two levels of folders below it; returns their
 * names. Only names of ours, and only when their writer is gone; a folder that cannot be read is left alone.
 */
export function sweepLeftovers(root: string, folder: string): readonly string[] {
  return leftovers(located(root, folder), levels).filter(remove);
}

/** Removes what a killed command left in the folder of a file that is written, when that is no folder of outputs. */
export function sweepBeside(absolute: string): void {
  leftovers(dirname(absolute), 0).filter(remove);
}

function leftovers(folder: string, below: number): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return below > 0 ? leftovers(path, below - 1) : [];
    return isAbandoned(entry.name, path) ? [path] : [];
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isAbandoned(name: string, path: string): boolean {
  const owner = temporaryOwner(name);
  if (!owner) return false;
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (written === undefined) return false;
  if (Date.now() - written > abandonedAfterMs) return true;
  if (owner.host !== thisHost) return false;
  // In containers every run may have the same number: a file older than this process is another one's.
  return owner.pid === process.pid ? written < performance.timeOrigin : !isRunning(owner.pid);
}

function remove(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}
