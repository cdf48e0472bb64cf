import type { Range } from '../diagnostic.ts';
import { characterWidth, displayWidth } from './display-width.ts';
import { disarmed, printable } from './printable.ts';

export interface CodeFrame {
  /** The line's number, as printed left of it. */
  readonly number: string;
  /** The line, shortened around the place when it is long. */
  readonly text: string;
  /** Spaces and carets that mark the place on a terminal. */
  readonly carets: string;
}

/** The first line of `range` with carets right below it, at most `columns` wide. */
export function codeFrame(source: string, range: Range, columns = 100): CodeFrame | undefined {
  const line = lineAt(source.startsWith('\ufeff') ? source.slice(1) : source, range.start.line);
  if (line === undefined) return undefined;
  const start = clusterStart(line, Math.min(range.start.column - 1, line.length));
  const end = range.end.line === range.start.line ? Math.min(range.end.column - 1, line.length) : line.length;
  const reach = 4 * columns;
  const cut = shorten(
    printable(line.slice(Math.max(0, start - reach), start)),
    printable(line.slice(start, Math.min(end, start + reach))),
    printable(line.slice(end, end + reach)),
    columns,
  );
  return {
    number: String(range.start.line),
    text: disarmed(cut.before + cut.marked + cut.after),
    carets: ' '.repeat(displayWidth(cut.before)) + '^'.repeat(Math.max(1, displayWidth(cut.marked))),
  };
}

function lineAt(source: string, number: number): string | undefined {
  let start = 0;
  for (let line = 1; line < number; line++) {
    const end = source.indexOf('\n', start);
    if (end === -1) return undefined;
    start = end + 1;
  }
  const end = source.indexOf('\n', start);
  return source.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
}

/** A place inside a cluster moves to its base letter: a mark alone has no column of its own. */
function clusterStart(line: string, index: number): number {
  let start = index;
  while (start > 0 && start < line.length && characterWidth(line[start]!) === 0) start--;
  return start;
}

function shorten(before: string, marked: string, after: string, columns: number) {
  if (displayWidth(before) + displayWidth(marked) + displayWidth(after) <= columns) return { before, marked, after };
  const kept = Math.min(displayWidth(marked), Math.floor(columns / 2));
  const side = Math.floor((columns - kept) / 2);
  const left = Math.min(displayWidth(before), Math.max(side, columns - kept - displayWidth(after)));
  const right = columns - kept - left;
  const shortMarked = keepStart(marked, kept);
  return {
    before: keepEnd(before, left),
    marked: shortMarked,
    after: shortMarked === marked ? keepStart(after, right) : '',
  };
}

function keepStart(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const kept: string[] = [];
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns - 1) break;
    kept.push(character);
  }
  return `${kept.join('')}…`;
}

function keepEnd(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const kept: string[] = [];
  let width = 0;
  for (const character of Array.from(text).reverse()) {
    width += characterWidth(character);
    if (width > columns - 1) break;
    kept.push(character);
  }
  while (kept.length > 0 && characterWidth(kept.at(-1)!) === 0) kept.pop();
  return `…${kept.reverse().join('')}`;
}
