import type { Dictionary } from '../dictionary/dictionary.ts';
import { segment } from '../segment.ts';

/** A chunk cut into words; `ends[i]` is the offset where `words[i]` ends. */
export interface Words {
  readonly text: string;
  readonly words: readonly string[];
  readonly ends: readonly number[];
}

/** Cuts a chunk into the words the rules look at. */
export function cutWords(text: string, dictionary: Dictionary): Words {
  const ends = segment(text, dictionary);
  const words: string[] = [];
  let start = 0;
  for (const end of ends) {
    words.push(text.slice(start, end));
    start = end;
  }
  return { text, words, ends };
}
