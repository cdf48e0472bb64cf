import type { Document, Inline } from './document.ts';
import { type Node, visit } from './visit.ts';

/** The text of each leaf in reading order, cut at line breaks; page fields read `{page}` and `{pages}`. */
export function documentText(document: Pick<Document, 'header' | 'body' | 'footer'>): string[] {
  return [...visit(document)].flatMap((node) => leafText(node)?.split('\n') ?? []);
}

/** Text of a leaf block, undefined for a node that only holds others. */
export function leafText(node: Node): string | undefined {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      return inlineText(node.children);
    case 'listItem':
      return node.marker + inlineText(node.children);
    case 'description':
      return inlineText(node.term) + inlineText(node.details);
    default:
      return undefined;
  }
}

function inlineText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.type === 'text' ? inline.value : signs[inline.type])).join('');
}

const signs = { lineBreak: '\n', pageNumber: '{page}', pageCount: '{pages}' } as const;
