import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { FileDigest } from '../model/workspace.ts';

/** One buffer for all files: thousands of them are read in a row, and none is kept. */
const buffer = Buffer.allocUnsafeSlow(256 * 1024);

/** Size and SHA-256 of a file; `undefined` when there is none. Throws the system's error for everything else. */
export function fileDigest(path: string): FileDigest | undefined {
  const file = openIfThere(path);
  if (file === undefined) return undefined;
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
      bytes += read;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
