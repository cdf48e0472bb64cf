import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are not there. Not Node's own `recursive`: below /proc, where a new folder is
 * refused as if the one above it were missing, that never ends.
 * Throws the system's error.
 */
export function makeFolder(path: string, make: (path: string) => unknown = mkdirSync): void {
  try {
    makeOneFolder(path, make);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing || path === dirname(path) || isFolder(dirname(path))) throw error;
    makeFolder(dirname(path), make);
    makeOneFolder(path, make);
  }
}

/** Makes one folder, where none is there yet. Throws the system's error. */
export function makeOneFolder(path: string, make: (path: string) => unknown = mkdirSync): void {
  if (isFolder(path)) return;
  try {
    make(path);
  } catch (error) {
    if (!isFolder(path)) throw error; // another process may have been quicker
  }
}

/** Whether a folder is there, a link to one too. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
