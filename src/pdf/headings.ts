import type { Block, Heading } from '../model/document.ts';

/** All headings of the body, in reading order. */
export function headings(blocks: readonly Block[]): Heading[] {
  return blocks.flatMap((block) => {
    if (block.type === 'heading') return [block];
    return block.type === 'section' ? headings(block.children) : [];
  });
}
