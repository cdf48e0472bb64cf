import { posix } from 'node:path';

// Paths are written with `/` on every system. What Windows adds are drives (`C:/data`) and shares (`//server/share/data`).

/** Joins the parts of a path; the two slashes before a share's server stay. */
export function joinPath(...parts: readonly string[]): string {
  return keepShare(parts[0] ?? '', posix.join(...parts));
}

/** A path without `.`, `..` and doubled slashes as far as they say nothing; the two slashes before a server stay. */
export function normalPath(path: string): string {
  return keepShare(path, posix.normalize(path));
}

/** Whether a path begins at the root of a file system, a drive or a share. */
export function isAbsolutePath(path: string): boolean {
  return posix.isAbsolute(path) || /^[A-Za-z]:\//.test(path);
}

function keepShare(given: string, path: string): string {
  return /^\/\/[^/]/.test(given) && path.startsWith('/') ? `/${path}` : path;
}
