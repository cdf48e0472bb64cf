import type { Inline } from './document.ts';
import type { Node } from './visit.ts';

/** The inlines a leaf prints, in reading order; none for a node that only holds others. */
export function inlinesOf(node: Node): readonly Inline[] {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
    case 'listItem':
      return node.children;
    case 'description':
      return node.term.concat(node.details);
    default:
      return none;
  }
}

const none: readonly Inline[] = [];
