import { type Leaf, leafText } from '../../src/docx/leaf.ts';
import type { Block, Document } from '../../src/model/document.ts';
import type { Face } from '../../src/model/face.ts';
import type { Line, Page } from '../../src/model/page.ts';

/** A page begins in a leaf: at its first character, or at `offset`. */
export interface PageStart {
  readonly block: number;
  readonly offset?: number;
}

/** Pages that begin where a test says; lines of at most 40 characters, true only in what the DOCX writer looks at. */
export function handPages(document: Document, starts: readonly PageStart[], face: Face, mark = ''): Page[] {
  const pages: Line[][] = [[]];
  const homes = new Map<number, number>();
  for (const { leaf, rowHeader } of document.body.flatMap((block) => leavesOf(block))) {
    const text = leafText(leaf);
    const own = starts.filter(({ block }) => block === leaf.id).map(({ offset = 0 }) => offset);
    let index = 0;
    let page = homes.get(rowHeader?.id ?? -1) ?? pages.length;
    if (rowHeader && !homes.has(rowHeader.id)) homes.set(rowHeader.id, page);
    if (leaf.type === 'listItem' && !own.includes(0))
      pages[page - 1]!.push(line(leaf.id, 0, leaf.marker, 'body', face, 'marker'));
    for (const [from, to] of ranges(text, own)) {
      if (own.includes(from)) {
        page = pages.length + 1;
        pages.push([]);
        if (rowHeader && rowHeader !== leaf) {
          pages[page - 1]!.push(line(rowHeader.id, 0, leafText(rowHeader) + mark, 'continued', face));
          homes.set(rowHeader.id, page);
        } else if (rowHeader) homes.set(rowHeader.id, page);
      }
      pages[page - 1]!.push(line(leaf.id, index++, text.slice(from, to), 'body', face));
    }
  }
  return pages.map((lines, index) => ({
    number: index + 1,
    width: 595.28,
    height: 841.89,
    lines,
    figures: [],
    rules: [],
  }));
}

function leavesOf(block: Block): { leaf: Leaf; rowHeader?: Leaf }[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'figure':
      return [{ leaf: block }];
    case 'section':
      return block.children.flatMap(leavesOf);
    case 'list':
      return block.items.map((leaf) => ({ leaf }));
    case 'descriptionList':
      return block.entries.map((leaf) => ({ leaf }));
    case 'table':
      return block.rows.flatMap((row) => {
        const rowHeader = row.cells.find(({ header }) => header)?.children[0];
        const leaves = row.cells.flatMap((cell) => cell.children);
        return leaves.map((leaf) => (rowHeader ? { leaf, rowHeader } : { leaf }));
      });
  }
}

/** Lines end every 40 characters and where a page does. */
function ranges(text: string, starts: readonly number[]): [number, number][] {
  const ends = new Set([text.length, ...starts.filter((start) => start > 0)]);
  for (let end = 40; end < text.length; end += 40) ends.add(end);
  const sorted = [...ends].sort((a, b) => a - b);
  return sorted.map((end, index) => [sorted[index - 1] ?? 0, end]);
}

function line(
  block: number,
  index: number,
  text: string,
  role: Line['role'],
  face: Face,
  part: Line['part'] = 'content',
): Line {
  // Layout drops line breaks from its lines.
  const words = [face.shape(text.replaceAll('\n', ''))];
  const width = (words[0]!.advance * 11) / face.unitsPerEm;
  const x = part === 'marker' ? 100 : 114;
  return {
    role,
    block,
    index,
    part,
    x,
    baseline: 100,
    width,
    runs: [{ face, fontSize: 11, color: '#000000', x, width, words, part: 'content' }],
  };
}
