import type { Position, Range } from '../diagnostics/diagnostic.ts';
import { positionIndex } from '../diagnostics/position-index.ts';

/** One file of a template, as messages name it. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly positionAt: (offset: number) => Position;
}

/** Offsets into a source's text, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function createSource(file: string, text: string): Source {
  return { file, text, positionAt: positionIndex(text) };
}

/** Lines and columns of a span, as a diagnostic carries them. */
export function rangeOf(source: Source, { start, end }: Span): Range {
  return { start: source.positionAt(start), end: source.positionAt(end) };
}

/** Offset of a place that Handlebars names: lines from 1, columns from 0. */
export function offsetOf({ text }: Source, place: { readonly line: number; readonly column: number }): number {
  let start = 0;
  for (let line = 1; line < place.line; line++) start = text.indexOf('\n', start) + 1 || text.length;
  return start + place.column;
}
