import type { Tree } from '../../yaml/tree.ts';
import type { YamlNode } from '../../yaml/yaml-node.ts';

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

/** A value with its place. */
export interface PlainNode extends YamlNode {
  readonly tree: Tree;
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

/** The end of the line at the cursor, behind which nothing but a comment stands. */
function endOfLine(cursor: Cursor): number {
  const { text } = cursor;
  const at = skipSpaces(text, cursor.at);
  const code = text.charCodeAt(at);
  if (code === newline || at >= text.length) return at;
  if (code !== hash || at === cursor.at) throw notPlain;
  cursor.comment = at;
  cursor.end = lineEndFrom(text, at);
  return cursor.end;
}

export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === spaceCharacter) at++;
  return at;
}

/** Offset of the line end at or behind `from`; the length of the text on its last line. */
export function lineEndFrom(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

export const newline = 0x0a;
export const spaceCharacter = 0x20;
export const hash = 0x23;
