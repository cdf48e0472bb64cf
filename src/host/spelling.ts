import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

type List = (folder: string) => readonly string[];

/** A path with `/` between names; only Windows takes `\` for that, elsewhere it is a sign like any other. */
export function slashed(path: string, platform: string = process.platform): string {
  return platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

export interface Spelling {
  /**
   * A path with each name as its folder lists it, where the system takes another spelling for the same file: other letter
   * case on Windows and macOS, composed or decomposed letters on macOS. Names that are not there stay as they are, as does the
   * folder `above`.
   */
  spelled(absolute: string, above: string): string;
  /** What a pattern with `*` and `?` in its names finds, in byte order. Shells of Windows leave that to the program. */
  matches(absolute: string): readonly string[];
}

/** Reads each folder once. */
export function createSpelling(list: List = namesIn, exists: (path: string) => boolean = existsSync): Spelling {
  const listed = new Map<string, readonly string[]>();
  const namesOf = (folder: string) => {
    const names = listed.get(folder) ?? list(folder);
    listed.set(folder, names);
    return names;
  };
  function spelled(path: string, base: string): string {
    const folder = dirname(path);
    if (folder === path || path === base) return path;
    const [above, name] = [spelled(folder, base), basename(path)];
    const names = exists(path) ? namesOf(above) : [name];
    return join(above, names.includes(name) ? name : (names.find((each) => folded(each) === folded(name)) ?? name));
  }
  function matches(path: string): readonly string[] {
    const folder = dirname(path);
    if (folder === path) return [path];
    const [above, name] = [matches(folder), basename(path)];
    if (!/[*?]/.test(name)) return above.map((each) => join(each, name));
    return above.flatMap((each) =>
      namesOf(each)
        .filter(like(name))
        .map((found) => join(each, found)),
    );
  }
  return { spelled, matches: (path) => matches(path).filter(exists) };
}

/**
 * A path that leads to a file though the disk has its name with composed letters and the path with decomposed ones, or the
 * other way round, as files have that went through macOS. A path that leads nowhere is given back.
 */
export function recomposed(
  absolute: string,
  list: List = namesIn,
  exists: (path: string) => boolean = existsSync,
): string {
  if (exists(absolute)) return absolute;
  const folder = dirname(absolute);
  if (folder === absolute) return absolute;
  const [above, name] = [recomposed(folder, list, exists), basename(absolute)];
  const same = isAscii(name) ? undefined : list(above).find((each) => each.normalize() === name.normalize());
  return join(above, same ?? name);
}

/** Where a path of the user's lies. */
export function located(root: string, path: string): string {
  return isAscii(path) ? resolve(root, path) : recomposed(resolve(root, path));
}

/** Whether a name can be written in one way only, as far as composed letters go. */
function isAscii(name: string): boolean {
  return /^[\0-\x7f]*$/.test(name);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  } catch {
    return []; // what may not be listed is taken as it is written
  }
}

function folded(name: string): string {
  return name.normalize().toLowerCase();
}

function like(pattern: string): (name: string) => boolean {
  const parts = pattern.split(/([*?])/).map((part) => (part === '*' ? '.*' : part === '?' ? '.' : escaped(part)));
  const expression = new RegExp(`^${parts.join('')}$`, 'isu');
  return (name) => expression.test(name) && !name.startsWith('.');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
}
