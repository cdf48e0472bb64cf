import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type EnvironmentFailure, failureOfKind } from '../model/environment-failure.ts';
import { explainFailure } from './explain-failure.ts';
import { requireWindowsNames } from './windows-names.ts';

/** Says what an error of the operating system means for `path`, which was to be written and lies at `absolute`. */
export function explainWrite(
  error: unknown,
  path: string,
  absolute: string,
  platform: string = process.platform,
): EnvironmentFailure {
  const failure = explainFailure(error, path, 'write');
  // A disk with Windows' rules, as a USB stick, refuses some names on other systems, too.
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'EINVAL') {
    try {
      requireWindowsNames(path, 'win32');
    } catch (badName) {
      return badName as EnvironmentFailure;
    }
  }
  // Windows forbids the new name where another program has the old file open, and says no more than that.
  if (platform === 'win32' && failure.kind === 'read-only' && isFile(absolute)) {
    return failureOfKind('in-use', path, { cause: error });
  }
  return failure.cause !== undefined && showsSystem(absolute)
    ? failureOfKind('no-place', path, { cause: error })
    : failure;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Whether a path lies in a file system that shows the state of the system, such as /proc. */
function showsSystem(absolute: string): boolean {
  for (let path = absolute; ; path = dirname(path)) {
    try {
      return systemTypes.has(statfsSync(path).type);
    } catch {
      if (path === dirname(path)) return false;
    }
  }
}

/** Numbers of statfs(2): procfs, sysfs, cgroup, cgroup2. */
const systemTypes = new Set([0x9fa0, 0x62656572, 0x27e0eb, 0x63677270]);
