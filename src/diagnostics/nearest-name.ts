import { distance } from 'fastest-levenshtein';

/** The known name a misspelt one was most likely meant to be, or `undefined` when none is near enough to suggest. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const wanted = plain(name);
  let best: { known: string; distance: number } | undefined;
  for (const candidate of known) {
    const steps = distance(wanted, plain(candidate));
    if (steps <= tolerance(wanted) && (best === undefined || steps < best.distance)) {
      best = { known: candidate, distance: steps };
    }
  }
  return best?.known;
}

/** `start_date`, `StartDate` and `start date` are all `startDate` written another way. Long input is cut: it is no misspelling. */
function plain(name: string): string {
  return name
    .slice(0, 64)
    .replace(/[\s_-]/g, '')
    .toLowerCase();
}

/** Two steps is one pair of letters swapped; longer names may differ by a third. */
function tolerance(name: string): number {
  return name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3));
}
