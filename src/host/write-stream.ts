import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import { explainWrite } from './explain-write.ts';
import { makeFolder } from './make-folder.ts';
import { persist } from './persist.ts';
import { requireFilePlace } from './require-file-place.ts';
import { located } from './spelling.ts';
import { sweepBeside } from './sweep-leftovers.ts';
import { temporaryName } from './temporary-name.ts';
import { whenEnding } from './when-ending.ts';

/**
 * Writes a file piece by piece, so that a reader meets the old file or the new one, whole, and memory does not grow with it.
 * Gives its size. What the pieces throw is thrown; the old file is then as before.
 */
export async function writeStream(root: string, path: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const absolute = located(root, path);
  const temporary = join(dirname(absolute), temporaryName());
  const discard = () => persist(() => rmSync(temporary, { force: true }));
  const callOff = whenEnding(discard);
  let size = 0;
  try {
    requireFilePlace(absolute, path);
    makeFolder(dirname(absolute));
    sweepBeside(absolute);
    const file = openSync(temporary, 'wx');
    try {
      for await (const piece of pieces) {
        for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done);
        size += piece.length;
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    persist(() => renameSync(temporary, absolute));
    return size;
  } catch (error) {
    discard();
    throw error instanceof EnvironmentFailure ? error : explainWrite(error, path, absolute);
  } finally {
    callOff();
  }
}
