import { isLineEnd, isSpace } from './breaks/characters.ts';
import type { Chunk, InnerBreakKind } from './breaks/chunk.ts';
import { chunkOf } from './breaks/chunk-cache.ts';
import { isNamePart, penaltyAtSpace, type Reading, readOn, startReading } from './breaks/space-rules.ts';
import type { Dictionary } from './dictionary/dictionary.ts';

/** A place where a line may end, or, for `mandatory`, must. */
export interface BreakOpportunity {
  /** Offset in UTF-16 units of the first character of the next line; spaces before it stay on the line that ends. */
  readonly position: number;
  readonly kind: 'mandatory' | 'space' | InnerBreakKind;
  /** 0 (as good as any) to 100 (only when nothing else serves). */
  readonly penalty: number;
}

/** Finds every place where a line of Thai official text may end, sorted by position: between words and within the rules of the form. */
export function breakOpportunities(text: string, dictionary: Dictionary): readonly BreakOpportunity[] {
  const breaks: BreakOpportunity[] = [];
  let reading = startReading();
  let left: Chunk | undefined;
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (isLineEnd(code)) {
      index += code === 0x0d && text.charCodeAt(index + 1) === 0x0a ? 2 : 1;
      if (index < text.length) breaks.push({ position: index, kind: 'mandatory', penalty: 0 });
      reading = startReading();
      left = undefined;
    } else if (isSpace(code)) {
      index++;
    } else {
      const end = endOfChunk(text, index);
      const chunk = chunkOf(text.slice(index, end), dictionary);
      if (left !== undefined) pushSpaceBreak(breaks, index, left, chunk, reading);
      pushInnerBreaks(breaks, index, chunk, reading);
      left = chunk;
      index = end;
    }
  }
  return breaks;
}

function endOfChunk(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isSpace(code) || isLineEnd(code)) break;
  }
  return end;
}

function pushSpaceBreak(
  breaks: BreakOpportunity[],
  position: number,
  left: Chunk,
  right: Chunk,
  reading: Reading,
): void {
  const penalty = penaltyAtSpace(left, right, reading);
  if (penalty !== undefined) breaks.push({ position, kind: 'space', penalty });
}

function pushInnerBreaks(breaks: BreakOpportunity[], start: number, chunk: Chunk, reading: Reading): void {
  if (!isNamePart(reading, chunk)) {
    for (const { offset, kind, penalty } of chunk.breaks) breaks.push({ position: start + offset, kind, penalty });
  }
  readOn(reading, chunk);
}
