import { type FSWatcher, readdirSync, type Stats, statSync, watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface FileWatch {
  close(): void;
}

/**
 * Tells which files below some paths came, changed or went, each burst of events at once; hidden files are passed over.
 * A path may be a folder or a file, there already or not. Events only say when to look: what changed is found by
 * comparing files, so that renames over a file, new folders and doubled events are all alike. A slow look in between
 * serves file systems that tell no events.
 */
export function watchFiles(
  root: string,
  paths: readonly string[],
  changed: (files: readonly string[]) => void,
): FileWatch {
  const watchers = new Map<string, FSWatcher>();
  let known = new Map<string, string>();
  let quiet: NodeJS.Timeout | undefined;

  const look = () => {
    const { files, folders } = scan(root, paths);
    follow(folders, watchers, soon);
    const different = [...new Set([...known.keys(), ...files.keys()])].filter(
      (file) => known.get(file) !== files.get(file),
    );
    known = files;
    if (different.length > 0) changed(different);
  };
  const soon = () => {
    clearTimeout(quiet);
    quiet = setTimeout(look, quietMs);
  };

  const first = scan(root, paths);
  known = first.files;
  follow(first.folders, watchers, soon);
  const slow = setInterval(look, slowMs);
  return {
    close() {
      clearTimeout(quiet);
      clearInterval(slow);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** An editor's save is a few events within a few milliseconds. */
const quietMs = 20;
const slowMs = 2000;

interface Scan {
  /** What tells one state of a file from another, by path as given. */
  readonly files: Map<string, string>;
  /** Absolute paths of the folders to watch, by what tells a folder from a later one of the same path. */
  readonly folders: Map<string, string>;
}

function scan(root: string, paths: readonly string[]): Scan {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  const addFolder = (path: string, stats: Stats | undefined) => {
    if (stats) folders.set(`${stats.ino} ${path}`, path);
  };
  const visit = (path: string) => {
    const stats = statIfThere(resolve(root, path));
    if (!stats?.isDirectory()) {
      if (stats) files.set(path, `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size} ${stats.ino}`);
      return;
    }
    addFolder(resolve(root, path), stats);
    for (const name of namesIn(resolve(root, path))) if (!name.startsWith('.')) visit(join(path, name));
  };
  for (const path of paths) {
    visit(path);
    const around = dirname(resolve(root, path));
    addFolder(around, statIfThere(around));
  }
  return { files, folders };
}

function statIfThere(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Watches the folders that are there now and no others. */
function follow(folders: ReadonlyMap<string, string>, watchers: Map<string, FSWatcher>, event: () => void): void {
  for (const [key, watcher] of watchers) {
    if (folders.has(key)) continue;
    watcher.close();
    watchers.delete(key);
  }
  for (const [key, folder] of folders) {
    if (watchers.has(key)) continue;
    const watcher = open(folder, event);
    if (!watcher) continue;
    watchers.set(key, watcher);
    // A folder that went away; when it comes again, it is watched anew.
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(key);
    });
  }
}

function open(folder: string, event: () => void): FSWatcher | undefined {
  try {
    return watch(folder, event);
  } catch {
    return undefined; // no events to be had here; the slow look remains
  }
}
