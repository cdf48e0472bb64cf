import { type PartText, pieceAt } from './part-text.ts';
import type { Placement } from './place-blocks.ts';
import type { TagBlock } from './tags.ts';
import { elementsOf, type XmlElement } from './xml-tree.ts';

/** Bookmarks, comments and permissions that begin or end within a block: one of a name is allowed, so both ends go. */
export function repeatedMarks(
  root: XmlElement,
  part: PartText,
  blocks: readonly TagBlock[],
  { moved }: Placement,
): XmlElement[] {
  const spans = blocks.map(({ tags }) => {
    const elements = tags.map((tag) => moved.get(tag)?.element ?? pieceAt(part, tag).element);
    return {
      start: Math.min(...elements.map(({ start }) => start)),
      end: Math.max(...elements.map(({ end }) => end)),
    };
  });
  const marks = [...elementsOf(root)].filter(({ name }) => name in markElements);
  const nameOf = ({ name, attributes }: XmlElement) => `${markElements[name]} ${attributes['w:id']}`;
  const inBlocks = marks.filter((mark) => spans.some(({ start, end }) => start <= mark.start && mark.end <= end));
  const gone = new Set(inBlocks.map(nameOf));
  return marks.filter((mark) => gone.has(nameOf(mark)));
}

const markElements: Readonly<Record<string, string>> = {
  'w:bookmarkStart': 'bookmark',
  'w:bookmarkEnd': 'bookmark',
  'w:commentRangeStart': 'comment',
  'w:commentRangeEnd': 'comment',
  'w:commentReference': 'comment',
  'w:permStart': 'permission',
  'w:permEnd': 'permission',
};
