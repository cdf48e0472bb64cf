import type { Description, Figure, Heading, Inline, ListItem, Paragraph, Text } from '../model/document.ts';

/** A block that holds text, or a drawing: one paragraph of the DOCX. */
export type Leaf = Heading | Paragraph | ListItem | Description | Figure;

/** The inlines of a leaf in reading order; a description's term and details run on. Word cannot say what abbreviations mean. */
export function leafInlines(leaf: Leaf): readonly Inline[] {
  if (leaf.type === 'figure') return [];
  if (leaf.type !== 'description') return withoutExpansions(leaf.children);
  return [...withoutExpansions(leaf.term), ...withoutExpansions(leaf.details)];
}

/** The text of a leaf, in which slices count. */
export function leafText(leaf: Leaf): string {
  return leafInlines(leaf).map(inlineText).join('');
}

/** A line break is `\n`; a page field has no text of its own. */
export function inlineText(inline: Inline): string {
  if (inline.type === 'text') return inline.value;
  return inline.type === 'lineBreak' ? '\n' : '';
}

/** The text with `value` in place of its own. The long form of an abbreviation is left out: it belongs to the old value. */
export function withValue({ bold, italic, language, leader }: Text, value: string): Text {
  return {
    type: 'text',
    value,
    bold,
    italic,
    ...(language !== undefined && { language }),
    ...(leader !== undefined && { leader }),
  };
}

/** Joins text that was cut only to say what its abbreviations mean, for a format that has no place for that. */
export function withoutExpansions(inlines: readonly Inline[]): readonly Inline[] {
  if (!inlines.some((inline) => inline.type === 'text' && inline.expansion !== undefined)) return inlines;
  const joined: Inline[] = [];
  for (const inline of inlines) {
    if (inline.type !== 'text') {
      joined.push(inline);
      continue;
    }
    const text = withValue(inline, inline.value);
    const last = joined.at(-1);
    const alike =
      last?.type === 'text' &&
      last.leader === undefined &&
      text.leader === undefined &&
      last.bold === text.bold &&
      last.italic === text.italic &&
      last.language === text.language;
    if (alike) joined[joined.length - 1] = withValue(last, last.value + text.value);
    else joined.push(text);
  }
  return joined;
}
