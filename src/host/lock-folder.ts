import { linkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureOfKind } from '../model/environment-failure.ts';
import { type FolderLock, lockName } from '../model/workspace.ts';
import { explainWrite } from './explain-write.ts';
import { makeFolder } from './make-folder.ts';
import { persist } from './persist.ts';
import { processStart } from './process-start.ts';
import { readRegularFile } from './read-regular-file.ts';
import { located } from './spelling.ts';
import { isRunning, temporaryName, thisHost } from './temporary-name.ts';
import { requireWindowsNames } from './windows-names.ts';

/** A run renews its lock every few seconds: one this old was left by a machine that went away. */
const abandonedAfterMs = 10 * 60 * 1000;

/**
 * Takes the lock of a folder, which is made when it is not there. A lock left behind is taken over: its process no
 * longer runs on this machine; or it is another machine's, or of a system that does not say when a process began, and was
 * not renewed for ten minutes.
 * Throws `EnvironmentFailure`: `busy` when another run holds the lock, else what the machine refused.
 */
export function lockFolder(root: string, folder: string, platform: string = process.platform): FolderLock {
  requireWindowsNames(folder, platform);
  const path = join(located(root, folder), lockName);
  const { pid } = process;
  const holder = `${JSON.stringify({ host: thisHost, pid, start: processStart(pid), run: temporaryName() })}\n`;
  try {
    makeFolder(located(root, folder));
    if (!create(path, holder) && !(removeAbandoned(path) && create(path, holder))) throw failureOfKind('busy', folder);
  } catch (error) {
    throw explainWrite(error, folder, located(root, folder));
  }
  return {
    renew: () => bestEffort(() => utimesSync(path, new Date(), new Date())),
    release: () => bestEffort(() => textOf(path) === holder && persist(() => rmSync(path))),
  };
}

/** Removes the lock of a run that was killed, if there is one; a lock in use stays. */
export function sweepLock(root: string, folder: string): void {
  bestEffort(() => removeAbandoned(join(located(root, folder), lockName)));
}

/** Writes the lock beside and links it into place: whoever sees it sees all of it. */
function create(path: string, holder: string): boolean {
  const written = join(path, '..', temporaryName());
  writeFileSync(written, holder);
  try {
    linkSync(written, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (!linksMissing.has(errorCode(error))) throw error;
    return createWithoutLink(path, holder);
  } finally {
    persist(() => rmSync(written, { force: true }));
  }
}

/** What file systems without hard links answer. */
const linksMissing = new Set<string | undefined>(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EISDIR']); // the last: a USB stick on Windows

function createWithoutLink(path: string, holder: string): boolean {
  try {
    writeFileSync(path, holder, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the lock away before it is deleted: of two runs that find it abandoned, only one gets it. */
function removeAbandoned(path: string): boolean {
  const holder = textOf(path);
  if (holder === undefined) return true;
  if (!isAbandoned(path, holder)) return false;
  const moved = join(path, '..', temporaryName());
  try {
    persist(() => renameSync(path, moved));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return true;
    throw error;
  }
  const mine = textOf(moved) === holder;
  if (!mine) bestEffort(() => linkSync(moved, path)); // another run was quicker, and this is its lock
  persist(() => rmSync(moved, { force: true }));
  return mine;
}

function isAbandoned(path: string, holder: string): boolean {
  const { host, pid, start } = holderOf(holder);
  // In containers every run may have the same number: a lock with this process's number is an earlier one's.
  if (host === thisHost && typeof pid === 'number') {
    if (pid === process.pid || !isRunning(pid)) return true;
    // After a while, the number is another program's.
    const now = processStart(pid);
    if (now !== undefined && typeof start === 'string') return now !== start;
  }
  const renewed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return renewed === undefined || Date.now() - renewed > abandonedAfterMs;
}

function holderOf(text: string): { readonly host?: unknown; readonly pid?: unknown; readonly start?: unknown } {
  try {
    const { host, pid, start } = JSON.parse(text) as Record<string, unknown>;
    return { host, pid, start };
  } catch {
    return {};
  }
}

/** A lock is one line; a larger file is none of ours. */
const mostHolderBytes = 4096;

function textOf(path: string): string | undefined {
  try {
    return readRegularFile(path, mostHolderBytes).toString('utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Of what the system threw. */
function errorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function bestEffort(work: () => unknown): void {
  try {
    work();
  } catch {}
}
