import type { Place } from '../diagnostics/build-diagnostic.ts';
import type { Range } from '../diagnostics/diagnostic.ts';
import { positionIndex } from '../diagnostics/position-index.ts';

/** A file's text, with offsets turned into places. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  /** `end` is exclusive. */
  range(start: number, end: number): Range;
  place(start: number, end: number): Place;
}

/** Binds a text to its file's name. */
export function sourceText(file: string, text: string): SourceText {
  let position: ReturnType<typeof positionIndex> | undefined;
  const range = (start: number, end: number) => {
    position ??= positionIndex(text);
    return { start: position(start), end: position(end) };
  };
  return { file, text, range, place: (start, end) => ({ file, range: range(start, end) }) };
}

/** Offset of the line end at or behind `from`; the length of the text on its last line. */
export function lineEndFrom(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
