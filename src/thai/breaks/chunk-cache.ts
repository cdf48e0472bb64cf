import { createGenerationCache, type GenerationCache } from '../../model/generation-cache.ts';
import { ownText } from '../../model/own-text.ts';
import type { Dictionary } from '../dictionary/dictionary.ts';
import { isAt } from '../stretch.ts';
import { analyseChunk, type Chunk } from './chunk.ts';

/** Analyses the chunk of `text` from `start` to before `end`, or takes it from the cache: official texts repeat their phrases. */
export function chunkOf(text: string, start: number, end: number, hash: number, dictionary: Dictionary): Chunk {
  const chunks = chunksOf(dictionary);
  const known = chunks.get(hash);
  if (known !== undefined && isAt(known.text, text, start, end)) return known;
  const chunk = analyseChunk(ownText(text.slice(start, end)), dictionary);
  chunks.set(hash, chunk);
  return chunk;
}

/** How many chunks are cached at least: most of a report's 500 were in the reports before. */
const cachedChunks = 4096;

const known = new WeakMap<Dictionary, GenerationCache<Chunk, number>>();

function chunksOf(dictionary: Dictionary): GenerationCache<Chunk, number> {
  let chunks = known.get(dictionary);
  if (chunks === undefined) {
    chunks = createGenerationCache(cachedChunks);
    known.set(dictionary, chunks);
  }
  return chunks;
}
