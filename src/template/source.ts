import type { Position, Range } from '../diagnostics/diagnostic.ts';
import { positionIndex } from '../diagnostics/position-index.ts';

/** One file of a template, as messages name it. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly positionAt: (offset: number) => Position;
  /** Offset where each line begins. */
  readonly lineStarts: readonly number[];
}

/** Offsets into a source's text, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A file of a template with what places in it are computed from. */
export function createSource(file: string, text: string): Source {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { file, text, positionAt: positionIndex(text), lineStarts };
}

/** Lines and columns of a span, as a diagnostic carries them. */
export function rangeOf(source: Source, { start, end }: Span): Range {
  return { start: source.positionAt(start), end: source.positionAt(end) };
}

/** Offset of a place that Handlebars names: lines from 1, columns from 0. */
export function offsetOf({ text, lineStarts }: Source, place: { readonly line: number; readonly column: number }) {
  return (lineStarts[place.line - 1] ?? text.length) + place.column;
}
