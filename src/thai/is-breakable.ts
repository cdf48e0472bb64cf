import { breakOpportunities } from './break-opportunities.ts';
import type { Dictionary } from './dictionary/dictionary.ts';

/** Says whether a line may end before `text[position]`. */
export function isBreakable(text: string, position: number, dictionary: Dictionary): boolean {
  return breakOpportunities(text, dictionary).some((opportunity) => opportunity.position === position);
}
