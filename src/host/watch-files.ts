import { readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { located, slashed } from './spelling.ts';

export interface FileWatch {
  close(): Promise<void>;
}

/**
 * Reports which files below some paths came, changed or went, each burst of events at once; hidden files are passed
 * over. A path may be a folder or a file, there already or not; files are named as their path was given. Settles when
 * everything is watched. Where a file system sends no events, chokidar polls when `CHOKIDAR_USEPOLLING` is set.
 * No system sends an event when a folder that is watched is itself moved away, or another one takes its place, as when a disk is
 * connected again: this is looked for every second, and the path and all files below it are then reported.
 */
export async function watchFiles(
  root: string,
  paths: readonly string[],
  changed: (files: readonly string[]) => void,
): Promise<FileWatch> {
  const roots = paths.map((path) => ({ path, absolute: located(root, path) }));
  const waiting = new Set<string>();
  let quiet: NodeJS.Timeout | undefined;
  const report = () => {
    const files = [...waiting];
    waiting.clear();
    if (files.length > 0) changed(files);
  };
  const add = (file: string) => {
    for (const name of namesOf(file, roots)) waiting.add(name);
    clearTimeout(quiet);
    quiet = setTimeout(report, quietMs);
  };

  let seen = roots.map(({ absolute }) => folderIdentity(absolute));
  /** Folders that have been there; chokidar itself sees those that come for the first time. */
  const known = new Set(roots.flatMap(({ path }, index) => (seen[index] === undefined ? [] : [path])));
  /** What chokidar reports as gone it watches no more, though it may be back before the next look. */
  const gone = (folder: string) => {
    seen = seen.map((identity, index) => (roots[index]!.absolute === folder ? undefined : identity));
  };
  let watcher = await openWatcher(roots, { add, gone });
  let isClosed = false;
  const looking = setInterval(look, lookMs).unref();
  /** Of a folder that another one replaced, or that came back. */
  let reopening = Promise.resolve();

  function look(): void {
    const now = roots.map(({ absolute }) => folderIdentity(absolute));
    const moved = roots.filter(({ path }, index) => now[index] !== seen[index] && known.has(path));
    seen = now;
    for (const [index, { path }] of roots.entries()) if (now[index] !== undefined) known.add(path);
    if (moved.length > 0) reopening = reopening.then(() => reopen(moved));
  }

  async function reopen(moved: readonly Root[]): Promise<void> {
    await watcher.close();
    if (isClosed) return;
    watcher = await openWatcher(roots, { add, gone });
    for (const { absolute } of moved) for (const file of [absolute, ...filesBelow(absolute)]) add(file);
  }

  return {
    async close() {
      isClosed = true;
      clearInterval(looking);
      await reopening;
      clearTimeout(quiet);
      await watcher.close();
    },
  };
}

interface WatchListener {
  readonly add: (file: string) => void;
  readonly gone: (folder: string) => void;
}

/** Settles when everything is watched. */
async function openWatcher(roots: readonly Root[], { add, gone }: WatchListener): Promise<FSWatcher> {
  const watcher = watch(
    roots.map(({ absolute }) => absolute),
    {
      ignoreInitial: true,
      ignored: (file) => basename(file).startsWith('.') && roots.every(({ absolute }) => absolute !== file),
    },
  );
  watcher.on('all', (event, file) => {
    if (event === 'unlinkDir') gone(file);
    else if (event !== 'addDir') add(file);
  });
  await new Promise<void>((settle) => watcher.once('ready', settle));
  return watcher;
}

/** Device and inode of a folder; nothing of a file, which an editor replaces at each save, and nothing where none is. */
function folderIdentity(path: string): string | undefined {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found?.isDirectory() ? `${found.dev}:${found.ino}` : undefined;
  } catch {
    return undefined;
  }
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** Milliseconds between two looks at the folders themselves. */
const lookMs = 1000;

/**
 * An editor's save is a few events within a few milliseconds. chokidar reports no second change of a file within 50 ms of
 * the first: files are read later than that, so that no save is missed.
 */
const quietMs = 60;

interface Root {
  readonly path: string;
  readonly absolute: string;
}

/** A file as the paths it lies below were given: a path may be given twice, or lie in another. */
function namesOf(file: string, roots: readonly Root[]): string[] {
  return roots.flatMap(({ path, absolute }) => {
    const below = relative(absolute, file);
    if (below === '') return [path];
    return below.startsWith('..') || isAbsolute(below) ? [] : [slashed(join(path, below))];
  });
}
