import type { Description, Heading, Inline, ListItem, Paragraph } from '../document/document.ts';

/** A block that holds text: one paragraph of the DOCX. */
export type Leaf = Heading | Paragraph | ListItem | Description;

/** The inlines of a leaf in reading order; a description's term and details run on. */
export function leafInlines(leaf: Leaf): readonly Inline[] {
  return leaf.type === 'description' ? [...leaf.term, ...leaf.details] : leaf.children;
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
