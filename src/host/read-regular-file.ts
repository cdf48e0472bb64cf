import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { failureOfKind } from '../model/environment-failure.ts';

/**
 * Reads a regular file of at most `most` bytes. The file is opened without waiting and looked at before it is read: a
 * pipe without a writer, a device without an end and a file of holes cost nothing. A file that grows meanwhile, or
 * does not know its size (as below /proc), is read up to the limit and no further.
 * Throws `EnvironmentFailure` of kind `not-a-file`, `is-a-folder` or `too-large`, and the system's own errors.
 */
export function readRegularFile(path: string, most: number, named = path): Buffer {
  return withRegularFile(path, named, (file, size) => {
    if (size > most) throw tooLarge(named, size, most);
    let bytes = Buffer.allocUnsafeSlow(size + 1);
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      length += read;
      if (length > most) throw tooLarge(named, length, most);
      if (read === 0) return bytes.subarray(0, length);
      if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(most + 1, Math.max(65_536, length * 2)));
    }
  });
}

/** Hands each piece of a regular file of at most `most` bytes to `take`. */
export function readPieces(path: string, most: number, named: string, take: (piece: Uint8Array) => void): void {
  withRegularFile(path, named, (file, size) => {
    if (size > most) throw tooLarge(named, size, most);
    let length = 0;
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      length += read;
      if (length > most) throw tooLarge(named, length, most);
      take(piece.subarray(0, read));
    }
  });
}

/** One buffer for all files: thousands of them are read in a row, and none is kept. */
const piece = Buffer.allocUnsafeSlow(256 * 1024);

function withRegularFile<T>(path: string, named: string, work: (file: number, size: number) => T): T {
  const file = openQuietly(path, named);
  try {
    const found = fstatSync(file);
    if (found.isDirectory()) throw failureOfKind('is-a-folder', named);
    if (!found.isFile()) throw failureOfKind('not-a-file', named);
    return work(file, found.size);
  } finally {
    closeSync(file);
  }
}

/** Opens without waiting for a pipe's writer, and without making a terminal the process's own. */
function openQuietly(path: string, named: string): number {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;
  try {
    return openSync(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  } catch (error) {
    // A socket cannot be opened at all, nor a device without a driver.
    const isSpecial = error instanceof Error && 'code' in error && (error.code === 'ENXIO' || error.code === 'ENODEV');
    throw isSpecial ? failureOfKind('not-a-file', named) : error;
  }
}

function tooLarge(named: string, size: number, most: number) {
  return failureOfKind('too-large', named, { size, most });
}
