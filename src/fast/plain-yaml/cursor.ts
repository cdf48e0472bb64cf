import { limits } from '../../yaml/limits.ts';
import { lineEndFrom } from '../../yaml/source-text.ts';

/** How far a text is read. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** Spaces before `at` on a line just reached; -1 at the end of the text. */
  column: number;
  /** End of what was last read, with the comment behind it: there a collection ends. */
  end: number;
  /** Offset of the last comment stepped over; -1 before the first. */
  comment: number;
}

/** Thrown where a text is not plain YAML, or may not be: `readPlain` catches it, and the library reads the file. */
export const notPlain = Symbol('not plain');

/** Goes to the first line with content. */
export function firstLine(text: string): Cursor {
  const cursor: Cursor = { text, at: 0, column: 0, end: 0, comment: -1 };
  findContent(cursor, -1);
  return cursor;
}

/** Steps over the rest of a line, which may hold a comment, to the next line with content. */
export function nextLine(cursor: Cursor): void {
  findContent(cursor, endOfLine(cursor));
}

/** Steps over blank lines and comments behind a line end. */
function findContent(cursor: Cursor, from: number): void {
  let lineEnd = from;
  let deepest = 0;
  for (;;) {
    const start = lineEnd + 1;
    const at = skipSpaces(cursor.text, start);
    const code = cursor.text.charCodeAt(at);
    if (code === hash) {
      cursor.comment = at;
      deepest = Math.max(deepest, at - start);
      lineEnd = lineEndFrom(cursor.text, at);
    } else if (code === newline) {
      lineEnd = at;
    } else {
      cursor.at = at;
      cursor.column = at < cursor.text.length ? at - start : -1;
      // A comment indented deeper belongs to the value above it, and to its place.
      if (deepest > Math.max(cursor.column, 0)) throw notPlain;
      return;
    }
  }
}

/** The end of the line at the cursor, behind which there is nothing but a comment. */
function endOfLine(cursor: Cursor): number {
  const { text } = cursor;
  const at = skipSpaces(text, cursor.at);
  const code = text.charCodeAt(at);
  if (code === newline || at >= text.length) return at;
  if (code !== hash || at === cursor.at) throw notPlain;
  cursor.comment = at;
  const end = lineEndFrom(text, at);
  cursor.end = trimmedEnd(text, end);
  return end;
}

/** Offset of the first character at or behind `from` that is no space. */
export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === spaceCharacter) at++;
  return at;
}

/** Where the words before `end` end. */
export function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (text.charCodeAt(at - 1) === spaceCharacter) at--;
  return at;
}

/** Levels of maps and lists. */
export const deepest = limits.depth / 2;
export const newline = 0x0a;
export const spaceCharacter = 0x20;
export const hash = 0x23;

/** Makes one text of the lines of a scalar: a line end is a space, and each blank line a line end. */
export function foldLines(text: string): string {
  return text.includes('\n') ? text.replace(lineEnds, foldedLineEnds) : text;
}

/** Line ends with the spaces around them. */
const lineEnds = /(?<! ) *\n[ \n]*/g;

/** What takes the place of one line end, or of several with blank lines between. */
export function foldedLineEnds(written: string): string {
  const count = written.split('\n').length - 1;
  return count === 1 ? ' ' : '\n'.repeat(count - 1);
}
