import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FileDigest, Workspace } from '../model/workspace.ts';
import { environment } from './environment.ts';
import { type Action, explainFailure } from './explain-failure.ts';
import { writeWhole } from './write-whole.ts';

export interface WorkspaceFolders {
  readonly root: string;
  readonly packageRoot: string;
}

/** The workspace of this machine: its disk, its environment variables, its clock. */
export function openWorkspace({ root, packageRoot }: WorkspaceFolders): Workspace {
  const at = (path: string) => resolve(root, path);
  return {
    root,
    packageRoot,
    readBytes: (path) => attempt('read', path, () => readFileSync(at(path))),
    readText: (path) => attempt('read', path, () => readFileSync(at(path), 'utf8')),
    exists: (path) => existsSync(at(path)),
    isFolder: (path) => attempt('read', path, () => isFolder(at(path))),
    list: (folder) => attempt('read', folder, () => readdirSync(at(folder)).sort(byBytes)),
    writeWhole: (path, bytes) => attempt('write', path, () => writeWhole(at(path), bytes)),
    digestOf: (path) => attempt('read', path, () => fileDigest(at(path))),
    remove: (path) => attempt('write', path, () => rmSync(at(path), { force: true })),
    environment,
    elapsed: () => performance.now(),
  };
}

function attempt<T>(action: Action, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explainFailure(error, path, action);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** One buffer for all files: thousands of them are read in a row, and none is kept. */
const buffer = Buffer.allocUnsafeSlow(256 * 1024);

/** Size and SHA-256 of a file; `undefined` when there is none. Throws the system's error for everything else. */
function fileDigest(path: string): FileDigest | undefined {
  const file = openIfThere(path);
  if (file === undefined) return undefined;
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
      bytes += read;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
