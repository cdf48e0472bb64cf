import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Workspace } from '../model/workspace.ts';
import { type Action, explainFailure } from './explain-failure.ts';
import { fileDigest } from './file-digest.ts';
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
    environment: (name) => process.env[name],
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
