import type { InnerBreakKind } from './breaks/chunk.ts';
import { chunkOf } from './breaks/chunk-cache.ts';
import type { Dictionary } from './dictionary/dictionary.ts';
import { readChunks } from './read-chunks.ts';

/** A place where a line may end, or, for `mandatory`, must. */
export interface BreakOpportunity {
  /** Offset in UTF-16 units of the first character of the next line; spaces before it stay on the line that ends. */
  readonly position: number;
  /** What the place is: a line end in the text, a space, or a place within a phrase. */
  readonly kind: 'mandatory' | 'space' | InnerBreakKind;
  /** 0 (as good as any) to 100 (only when nothing else serves). */
  readonly penalty: number;
}

/** Finds every place where a line of Thai official text may end, sorted by position: between words and within the rules of the form. */
export function breakOpportunities(text: string, dictionary: Dictionary): readonly BreakOpportunity[] {
  const breaks: BreakOpportunity[] = [];
  readChunks(text, {
    chunkAt: (start, end, hash) => chunkOf(text, start, end, hash, dictionary),
    breakAt: (position, kind, penalty) => breaks.push({ position, kind, penalty }),
    take: (chunk, start, isNamePart) => {
      if (isNamePart) return;
      for (const { offset, kind, penalty } of chunk.breaks) breaks.push({ position: start + offset, kind, penalty });
    },
  });
  return breaks;
}
