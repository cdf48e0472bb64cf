import { lstatSync, readlinkSync, type Stats, statSync } from 'node:fs';
import { failureOfKind } from '../model/environment-failure.ts';

/**
 * Throws `EnvironmentFailure` where a file is to take the place of a device, a pipe, a socket or a folder, or of a link to one, as
 * `/dev/stdout` is: a new name would take it away from every other program.
 */
export function requireFilePlace(absolute: string, named: string): void {
  const there = lookAt(absolute, lstatSync);
  if (!there || there.isFile()) return;
  const led = there.isSymbolicLink() ? lookAt(absolute, statSync) : there;
  if (led?.isDirectory()) throw failureOfKind('is-a-folder', named);
  const isProcessOwn = there.isSymbolicLink() && /^\/(?:proc|dev)\//.test(readlinkSync(absolute));
  if (isProcessOwn || (led && !led.isFile())) throw failureOfKind('not-a-file', named);
}

/** Whatever keeps it from being looked at is met by the write, too, and explained there. */
function lookAt(path: string, look: (path: string, options: { throwIfNoEntry: false }) => Stats | undefined) {
  try {
    return look(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
