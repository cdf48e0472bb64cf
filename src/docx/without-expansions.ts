import type { Inline } from '../model/document.ts';

/** Joins text that was cut only to say what its abbreviations stand for, for a format that has no place for that. */
export function withoutExpansions(inlines: readonly Inline[]): readonly Inline[] {
  if (!inlines.some((inline) => inline.type === 'text' && inline.expansion !== undefined)) return inlines;
  const joined: Inline[] = [];
  for (const inline of inlines) {
    if (inline.type !== 'text') {
      joined.push(inline);
      continue;
    }
    const { expansion: _, ...text } = inline;
    const last = joined.at(-1);
    const alike =
      last?.type === 'text' &&
      last.bold === text.bold &&
      last.italic === text.italic &&
      last.language === text.language;
    if (alike) joined[joined.length - 1] = { ...last, value: last.value + text.value };
    else joined.push(text);
  }
  return joined;
}
