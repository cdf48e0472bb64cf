import type { Inline } from '../model/document.ts';
import { breakOpportunities } from '../thai/break-opportunities.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import { inlineText, withValue } from './leaf.ts';

/**
 * Makes every space at which the form's rules end no line a no-break space (U+00A0): a word processor
 * breaks between a number and its unit, a day and its month, a title and its name. The text keeps its length; nothing else is put in.
 */
export function holdSpaces(inlines: readonly Inline[], dictionary: Dictionary): readonly Inline[] {
  // A page number is a number to the rules.
  const text = inlines.map((inline) => inlineText(inline) || '0').join('');
  if (!text.includes(' ')) return inlines;
  const held = heldText(text, dictionary);
  if (held === text) return inlines;
  let at = 0;
  return inlines.map((inline) => {
    const start = at;
    at += (inlineText(inline) || '0').length;
    return inline.type === 'text' ? withValue(inline, held.slice(start, at)) : inline;
  });
}

/** The text with no-break spaces between words that no line may part. */
function heldText(text: string, dictionary: Dictionary): string {
  const breaks = breakOpportunities(text, dictionary);
  let [held, from, next] = ['', 0, 0];
  for (let [start, end] = nextSpaces(text, 0); start >= 0; [start, end] = nextSpaces(text, end)) {
    const isBetweenWords = start > 0 && end < text.length && !isBlank(text[start - 1]!) && !isBlank(text[end]!);
    if (!isBetweenWords) continue;
    while (next < breaks.length && breaks[next]!.position < end) next++;
    if (breaks[next]?.position === end) continue;
    held += text.slice(from, start) + '\u00a0'.repeat(end - start);
    from = end;
  }
  return held + text.slice(from);
}

/** Where the next spaces begin and end; -1 where there are none. */
function nextSpaces(text: string, from: number): [start: number, end: number] {
  const start = text.indexOf(' ', from);
  let end = start + 1;
  while (text[end] === ' ') end++;
  return [start, end];
}

const isBlank = (character: string) => /\s/.test(character);
