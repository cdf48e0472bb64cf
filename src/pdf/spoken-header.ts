import type { Block } from '../model/document.ts';
import { inlinesOf } from '../model/inlines-of.ts';
import { childrenOf, type Node } from '../model/visit.ts';

/** Blocks of the header that are said aloud, once: all but those that count pages, by id. */
export function spokenHeader(header: readonly Block[]): ReadonlySet<number> {
  const ids = new Set<number>();
  const add = (node: Node) => {
    const inlines = inlinesOf(node);
    const counts = inlines.some(({ type }) => type === 'pageNumber' || type === 'pageCount');
    if (inlines.length > 0 && !counts) ids.add(node.id);
    for (const child of childrenOf(node)) add(child);
  };
  for (const block of header) add(block);
  return ids;
}
