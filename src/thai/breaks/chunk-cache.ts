import type { Dictionary } from '../dictionary/dictionary.ts';
import { ownText } from '../own-text.ts';
import { analyseChunk, type Chunk } from './chunk.ts';

/**
 * Analyses a chunk, or remembers it: official texts repeat their words, so most chunks of a document are known. Two
 * generations of at most `GENERATION` chunks bound the memory; a chunk unused for a whole generation is forgotten.
 */
export function chunkOf(text: string, dictionary: Dictionary): Chunk {
  const cache = cacheOf(dictionary);
  const known = cache.young.get(text);
  if (known !== undefined) return known;
  const own = ownText(text);
  const chunk = cache.old.get(own) ?? analyseChunk(own, dictionary);
  if (cache.young.size >= GENERATION) {
    cache.old = cache.young;
    cache.young = new Map();
  }
  cache.young.set(own, chunk);
  return chunk;
}

const GENERATION = 2048;

interface ChunkCache {
  young: Map<string, Chunk>;
  old: ReadonlyMap<string, Chunk>;
}

const caches = new WeakMap<Dictionary, ChunkCache>();

function cacheOf(dictionary: Dictionary): ChunkCache {
  let cache = caches.get(dictionary);
  if (cache === undefined) {
    cache = { young: new Map(), old: new Map() };
    caches.set(dictionary, cache);
  }
  return cache;
}
