import { posix } from 'node:path';

/** Part `index` of `count` equal parts of a run, counting from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Whether a data file belongs to a shard. Depends on the file's name alone, which is the project's code,
 * so files of one code meet in one shard and a shard keeps its files when others come or go.
 */
export function inShard(file: string, { index, count }: Shard): boolean {
  return fnv1a(posix.basename(file).replace(/\.[^.]*$/, '')) % count === index - 1;
}

/** 32-bit FNV-1a with a final mix: codes differ in their last digits only, and its low bits alone spread badly. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
