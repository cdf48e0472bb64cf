import { isClusterBoundary } from '../../src/thai/clusters.ts';
import { costOf, type Dictionary } from '../../src/thai/dictionary/dictionary.ts';
import { syllableEnds } from './syllable-rules.ts';

/** What the words before a place cost, and the last of them. */
interface Path {
  readonly cost: number;
  readonly last: string;
  readonly isKnown: boolean;
  readonly before: Path | undefined;
}

/**
 * The cheapest words of Thai letters, the plain way: every word from every place. A known word costs 13 and what the
 * dictionary says; an unknown one 12, for each syllable 36 and what is unusual about it, for a cluster that is none 60, and 24
 * more where its first letter makes of the known word before it another one, at most 8 steps rarer.
 */
export function cheapestWords(text: string, dictionary: Dictionary): string[] {
  const best: (Path | undefined)[] = [{ cost: 0, last: '', isKnown: false, before: undefined }];
  /** Paths whose last word is unknown, and may go on. */
  const open: (Path | undefined)[] = [];
  const take = (paths: (Path | undefined)[], end: number, path: Path) => {
    if (path.cost < (paths[end]?.cost ?? Number.POSITIVE_INFINITY)) paths[end] = path;
  };
  for (let at = 0; at <= text.length; at++) {
    const unknown = open[at];
    if (unknown) take(best, at, unknown);
    const before = best[at];
    if (before === undefined || at === text.length) continue;
    const rest = text.slice(at);
    for (let length = 1; length <= rest.length; length++) {
      const last = rest.slice(0, length);
      const cost = costOf(dictionary, last);
      if (cost === 0 || !isClusterBoundary(text, at + length)) continue;
      take(best, at + length, { cost: before.cost + 13 + cost, last, isKnown: true, before });
    }
    const begun = before.cost + 12 + (isStolen(before, text, at, dictionary) ? 24 : 0);
    const goesOn = unknown !== undefined && unknown.cost <= begun;
    const own = goesOn ? unknown : { cost: begun, last: '', isKnown: false, before };
    const grown = (length: number, cost: number) =>
      take(open, at + length, { ...own, cost: own.cost + cost, last: own.last + rest.slice(0, length) });
    let cluster = 1;
    while (!isClusterBoundary(text, at + cluster)) cluster++;
    grown(cluster, 60);
    for (const [end, cost] of syllableEnds(text, at)) grown(end, 36 + cost);
  }
  const words: string[] = [];
  for (let path = best[text.length]; path?.before; path = path.before) words.unshift(path.last);
  return words;
}

/** Whether the known word before a place and the letter there are another word, at most 8 steps rarer: ขอ and ของ. */
function isStolen({ last, isKnown }: Path, text: string, at: number, dictionary: Dictionary): boolean {
  if (!isKnown || !isClusterBoundary(text, at + 1)) return false;
  const longer = costOf(dictionary, last + text[at]);
  return longer !== 0 && longer <= costOf(dictionary, last) + 8;
}
