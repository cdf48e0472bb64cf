import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { OpenForeign } from '../model/foreign.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { FileDigest, HeldFolder, Workspace } from '../model/workspace.ts';
import { environment } from './environment.ts';
import { explainFailure } from './explain-failure.ts';
import { explainWrite } from './explain-write.ts';
import type { OpenerName } from './foreign/openers.ts';
import { createHeldFolders } from './held-folders.ts';
import { readPieces, readRegularFile } from './read-regular-file.ts';
import { writeTemporary, writeWhole } from './write-whole.ts';

export interface WorkspaceFolders {
  readonly root: string;
  readonly packageRoot: string;
  /** The folders of outputs as the run that this process works for found them. */
  readonly held?: readonly HeldFolder[];
  /** What is written is gone with the process: it is not synced to the disk. */
  readonly isTemporary?: boolean;
  /** `false` in a process that opens files of others itself. */
  readonly startsProcesses?: boolean;
}

/** The workspace of this machine: its disk, its environment variables, its clock. */
export function createWorkspace(options: WorkspaceFolders): Workspace {
  const { root, packageRoot, held, isTemporary = false, startsProcesses = true } = options;
  const at = (path: string) => resolve(root, path);
  const folders = createHeldFolders(held);
  const read = (path: string, most: number = sizeLimits.manifest) =>
    attempt(path, () => readRegularFile(at(path), most, path));
  return {
    root,
    packageRoot,
    readBytes: read,
    readText: (path, most) => read(path, most).toString('utf8'),
    exists: (path) => existsSync(at(path)),
    isFolder: (path) => attempt(path, () => isFolder(at(path))),
    isLink: (path) => attempt(path, () => isLink(at(path))),
    list: (folder) => attempt(folder, () => readdirSync(at(folder)).sort(byBytes)),
    writeWhole: (path, bytes) =>
      attemptWrite(path, at(path), () => {
        if (isTemporary) return writeTemporary(at(path), bytes);
        const { folder, check } = folders.place(dirname(at(path)));
        writeWhole(join(folder, basename(at(path))), bytes, undefined, check);
      }),
    sizeOf: (path) => attempt(path, () => statSync(at(path)).size),
    digestOf: (path) => attempt(path, () => fileDigest(at(path), path)),
    hold: (folder) => attemptWrite(folder, at(folder), () => folders.hold(at(folder))),
    remove: (path) => attemptWrite(path, at(path), () => rmSync(at(path), { force: true })),
    ...(startsProcesses && canStart(packageRoot) && { openForeign: foreignDoor(packageRoot) }),
    environment,
    locale: () => new Intl.PluralRules().resolvedOptions().locale, // the cheapest of Intl's to make
    elapsed: () => performance.now(),
  };
}

/** Only the built package has what such a process starts with. */
function canStart(packageRoot: string): boolean {
  return existsSync(join(packageRoot, 'dist', 'host', 'foreign', 'process.js'));
}

function foreignDoor(packageRoot: string): OpenForeign {
  return async (opener, bytes, options, limits) => {
    const { openForeign } = await import('./foreign/open-foreign.ts');
    return openForeign(opener as OpenerName, bytes, options as never, { packageRoot, ...limits });
  };
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explainFailure(error, path, 'read');
  }
}

function attemptWrite<T>(path: string, absolute: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explainWrite(error, path, absolute);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Size and SHA-256 of a file; `undefined` when there is none. Throws the system's error for everything else. */
function fileDigest(path: string, named: string): FileDigest | undefined {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    readPieces(path, sizeLimits.manifest, named, (piece) => {
      hash.update(piece);
      bytes += piece.length;
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}
