import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { OpenForeign } from '../model/foreign.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { FileDigest, HeldFolder, Workspace } from '../model/workspace.ts';
import { environment } from './environment.ts';
import { explainFailure } from './explain-failure.ts';
import { explainWrite } from './explain-write.ts';
import type { OpenerName } from './foreign/openers.ts';
import { createHeldFolders } from './held-folders.ts';
import { isFolder } from './make-folder.ts';
import { type Patience, persist } from './persist.ts';
import { readPieces, readRegularFile } from './read-regular-file.ts';
import { requireFilePlace } from './require-file-place.ts';
import { createSpelling, located, slashed } from './spelling.ts';
import { sweepBeside } from './sweep-leftovers.ts';
import { requireWindowsNames } from './windows-names.ts';
import { realCalls, replaceWhole, type WriteCalls, writeNew, writeTemporary, writeWhole } from './write-whole.ts';

export interface WorkspaceFolders {
  readonly root: string;
  readonly packageRoot: string;
  /** The folders of outputs as the run that this process works for found them. */
  readonly held?: readonly HeldFolder[];
  /** What is written is gone with the process: it is not synced to the disk. */
  readonly isTemporary?: boolean;
  /** `false` in a process that opens files of others itself. */
  readonly startsProcesses?: boolean;
  /** The system whose rules hold, how it waits, and calls that fail: for tests alone. */
  readonly patience?: Patience;
  readonly calls?: WriteCalls;
}

/** The workspace of this machine: its disk, its environment variables, its clock. */
export function createWorkspace(options: WorkspaceFolders): Workspace {
  const { held, isTemporary = false, startsProcesses = true, patience = {}, calls = realCalls } = options;
  const { platform = process.platform } = patience;
  const [root, packageRoot] = [slashed(options.root, platform), slashed(options.packageRoot, platform)];
  const at = (path: string) => located(root, path);
  const spelling = createSpelling();
  const folders = createHeldFolders(held);
  const read = (path: string, most: number = sizeLimits.manifest) =>
    attempt(path, () => persist(() => readRegularFile(at(path), most, path), { ...patience, platform: 'any' }));
  function attemptWrite<T>(path: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw explainWrite(error, path, at(path), platform);
    }
  }
  /** Finds where a path lies as the run found its folder, and has the file written there. */
  function placed<T>(path: string, write: (to: string, check: () => void) => T): T {
    return attemptWrite(path, () => {
      requireWindowsNames(path, platform);
      const { folder, check, isHeld } = folders.place(dirname(at(path)));
      const to = join(folder, basename(at(path)));
      if (!isHeld) requireFilePlace(to, path);
      return write(to, check);
    });
  }
  function spelled(given: string): string {
    const path = slashed(given, platform);
    const absolute = resolve(root, path);
    const listed = path === '' ? absolute : spelling.spelled(absolute, isAbsolute(path) ? '' : root);
    return listed === absolute ? path : asWritten(listed, path);
  }
  function matching(word: string): readonly string[] {
    const path = slashed(word, platform);
    if (platform !== 'win32' || !/[*?]/.test(path) || path.startsWith('//?/')) return [spelled(word)];
    const found = spelling.matches(resolve(root, path)).map((each) => asWritten(each, path));
    return found.length > 0 ? found.map(spelled) : [path];
  }
  /** Relative where `path` is. */
  function asWritten(absolute: string, path: string): string {
    return slashed(isAbsolute(path) ? absolute : relative(root, absolute) || '.', platform);
  }
  return {
    root,
    packageRoot,
    readBytes: read,
    readText: (path, most) => read(path, most).toString('utf8'),
    exists: (path) => existsSync(at(path)),
    isFolder: (path) => attempt(path, () => isFolder(at(path))),
    isLink: (path) => attempt(path, () => isLink(at(path))),
    spelled,
    matching,
    list: (folder) => attempt(folder, () => readdirSync(at(folder)).sort(byBytes)),
    writeWhole: (path, bytes) =>
      isTemporary
        ? attemptWrite(path, () => writeTemporary(at(path), bytes))
        : placed(path, (to, check) => writeWhole(to, bytes, { fs: calls, check, patience })),
    writeNew: (path, bytes) =>
      placed(path, (to, check) => {
        sweepBeside(to);
        return writeNew(to, bytes, { fs: calls, check, patience });
      }),
    replaceWhole: (path, before, bytes) =>
      placed(path, (to, check) => {
        sweepBeside(to);
        return replaceWhole(to, before, bytes, { fs: calls, check, patience });
      }),
    sizeOf: (path) => attempt(path, () => statSync(at(path)).size),
    digestOf: (path) => attempt(path, () => fileDigest(at(path), path)),
    hold: (folder) =>
      attemptWrite(folder, () => {
        requireWindowsNames(folder, platform);
        return folders.hold(at(folder));
      }),
    remove: (path) => attemptWrite(path, () => persist(() => calls.rmSync(at(path), { force: true }), patience)),
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
