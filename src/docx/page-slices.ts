import { type Leaf, leafText } from './leaf.ts';
import type { Slice, WordContext } from './word-context.ts';

/** Cuts a leaf's text where its pages end: a slice ends after the spaces that end its last line. */
export function pageSlices(leaf: Leaf, { locked, placed }: WordContext): readonly Slice[] {
  const text = leafText(leaf);
  if (leaf.type === 'figure') return [{ page: locked ? placed.figure(leaf.id)?.page : undefined, start: 0, end: 0 }];
  const lines = placed.lines(leaf.id);
  const first = lines[0];
  if (!locked || !first) return [{ page: undefined, start: 0, end: text.length }];
  if (lines.at(-1)!.page === first.page) return [{ page: first.page, start: 0, end: text.length }];
  const slices: Slice[] = [];
  let page = first.page;
  let start = 0;
  let offset = 0;
  for (const placed of lines) {
    if (placed.page !== page) {
      slices.push({ page, start, end: offset });
      page = placed.page;
      start = offset;
    }
    offset = endOfLine(text, offset, placed.text);
  }
  return [...slices, { page, start, end: text.length }];
}

/** Offset after a line and the blanks that end it. A line may lack the spaces and line breaks of its source, never a character with ink. */
export function endOfLine(text: string, from: number, line: string): number {
  let offset = from;
  for (const unit of line) {
    while (offset < text.length && !text.startsWith(unit, offset) && blank.test(text[offset]!)) offset++;
    if (text.startsWith(unit, offset)) offset += unit.length;
  }
  while (offset < text.length && blank.test(text[offset]!)) offset++;
  return offset;
}

const blank = /[\s\u200b]/;
