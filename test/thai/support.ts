import { readFileSync } from 'node:fs';
import { breakOpportunities } from '../../src/thai/break-opportunities.ts';
import { type Dictionary, readDictionary } from '../../src/thai/dictionary/dictionary.ts';

export const DICTIONARY_URL = new URL('../../dictionary/thai.dict', import.meta.url);

export const dictionary: Dictionary = readDictionary(readFileSync(DICTIONARY_URL));

/** The text with `|` at every place where a line may end. */
export function broken(text: string): string {
  let marked = '';
  let start = 0;
  for (const { position } of breakOpportunities(text, dictionary)) {
    marked += `${text.slice(start, position)}|`;
    start = position;
  }
  return marked + text.slice(start);
}
