import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { failureOfKind } from '../model/environment-failure.ts';
import { explainFailure } from './explain-failure.ts';
import { located } from './spelling.ts';

/** A file that is open for reading, however large it is. */
export interface OpenFile {
  readonly handle: number;
  close(): void;
}

/** Opens a regular file. Throws `EnvironmentFailure`. */
export function openFile(root: string, path: string): OpenFile {
  try {
    // A pipe that nobody writes to would not open.
    const handle = openSync(located(root, path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const close = () => closeSync(handle);
    if (fstatSync(handle).isFile()) return { handle, close };
    close();
  } catch (error) {
    throw explainFailure(error, path, 'read');
  }
  throw failureOfKind('not-a-file', path);
}
