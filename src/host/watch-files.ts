import { basename, isAbsolute, join, relative } from 'node:path';
import { watch } from 'chokidar';
import { located, slashed } from './spelling.ts';

export interface FileWatch {
  close(): Promise<void>;
}

/**
 * Reports which files below some paths came, changed or went, each burst of events at once; hidden files are passed
 * over. A path may be a folder or a file, there already or not; files are named as their path was given. Settles when
 * everything is watched. Where a file system sends no events, chokidar polls when `CHOKIDAR_USEPOLLING` is set.
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

  const watcher = watch(
    roots.map(({ absolute }) => absolute),
    {
      ignoreInitial: true,
      ignored: (file) => basename(file).startsWith('.') && roots.every(({ absolute }) => absolute !== file),
    },
  );
  watcher.on('all', (event, file) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    for (const name of namesOf(file, roots)) waiting.add(name);
    clearTimeout(quiet);
    quiet = setTimeout(report, quietMs);
  });
  await new Promise<void>((settle) => watcher.once('ready', settle));
  return {
    close() {
      clearTimeout(quiet);
      return watcher.close();
    },
  };
}

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
