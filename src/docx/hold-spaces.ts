import type { Inline } from '../model/document.ts';
import { breakOpportunities } from '../thai/break-opportunities.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import { inlineText, withValue } from './leaf.ts';

/**
 * Makes every space at which the form's rules end no line a no-break space (U+00A0): a word processor knows nothing of
 * numbers and their units, days and months, titles and names. The text keeps its length; nothing else is put in.
 */
export function holdSpaces(inlines: readonly Inline[], dictionary: Dictionary): readonly Inline[] {
  // A page number is a number to the rules.
  const text = inlines.map((inline) => inlineText(inline) || '0').join('');
  if (!text.includes(' ')) return inlines;
  const breaks = new Set(breakOpportunities(text, dictionary).map(({ position }) => position));
  const held = text.replace(/(?<=[^\s])( +)(?=[^\s])/g, (spaces, _, start: number) =>
    breaks.has(start + spaces.length) ? spaces : '\u00a0'.repeat(spaces.length),
  );
  if (held === text) return inlines;
  let at = 0;
  return inlines.map((inline) => {
    const start = at;
    at += (inlineText(inline) || '0').length;
    return inline.type === 'text' ? withValue(inline, held.slice(start, at)) : inline;
  });
}
