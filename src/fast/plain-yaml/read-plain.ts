import { limits } from '../../yaml/limits.ts';
import type { Tree } from '../../yaml/tree.ts';
import type { YamlEntry } from '../../yaml/yaml-node.ts';
import {
  type Cursor,
  firstLine,
  hash,
  newline,
  nextLine,
  notPlain,
  type PlainNode,
  skipSpaces,
  spaceCharacter,
} from './cursor.ts';
import { readScalar } from './scalar.ts';

/**
 * Reads the part of YAML 1.2 that data files are written in: maps and lists in block style, every style of scalar, comments.
 * `undefined` for a text that has anything else in it, or a mistake: the library reads that, many times slower.
 */
export function readPlain(text: string): PlainNode | undefined {
  if (text.length > mostCharacters || strange.test(text)) return undefined;
  try {
    const cursor = firstLine(text);
    return cursor.column === 0 ? readMap(cursor, 0, 1) : undefined;
  } catch (reason) {
    if (reason === notPlain) return undefined;
    throw reason;
  }
}

/** A text this short passes no limit: a lexeme has a character at least, and a scalar is two of them. */
const mostCharacters = limits.tokens / 2;
/** Levels of maps and lists. */
const deepest = limits.depth / 2;
/** Tabs, carriage returns, control characters, and line ends of old versions of YAML. */
const strange = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;

/** The entries whose keys stand in `column`, the first at the cursor. */
function readMap(cursor: Cursor, column: number, depth: number): PlainNode {
  if (depth > deepest) throw notPlain;
  const start = cursor.at;
  const tree: Record<string, Tree> = Object.create(null);
  const entries: YamlEntry[] = [];
  do {
    const { at } = cursor;
    const key = keyAt(cursor);
    if (key === undefined || key in tree) throw notPlain;
    cursor.end = at + key.length;
    cursor.at = cursor.end + 1;
    const value = readValue(cursor, column, depth);
    tree[key] = value.tree;
    entries.push({ key, start: at, end: at + key.length, value });
  } while (cursor.column === column);
  if (cursor.column > column) throw notPlain;
  return { tree, start, end: cursor.end, entries, items: undefined };
}

/** A key of Latin letters; keys of other kinds are known in no data file. */
function keyAt({ text, at }: Cursor): string | undefined {
  keyPattern.lastIndex = at;
  return keyPattern.exec(text)?.[0];
}

const keyPattern = /[A-Za-z_]\w{0,99}(?=:[ \n]|:$)/y;

/** What stands behind the colon of a key in `column`: on its line, below it and deeper, or as a list below it; else nothing. */
function readValue(cursor: Cursor, column: number, depth: number): PlainNode {
  const colon = cursor.at;
  cursor.end = colon;
  cursor.at = skipSpaces(cursor.text, colon);
  if (!isEndOfLine(cursor)) return readScalarLine(cursor, column + 1);
  cursor.at = colon;
  nextLine(cursor);
  if (cursor.column > column) return readBlock(cursor, column, depth + 1);
  if (cursor.column === column && isDash(cursor)) return readList(cursor, column, depth + 1);
  if (cursor.comment > colon) throw notPlain;
  return { tree: null, start: colon, end: colon, entries: undefined, items: undefined };
}

/** A map, list or scalar at the cursor, inside a collection whose keys or dashes stand in column `outer`. */
function readBlock(cursor: Cursor, outer: number, depth: number): PlainNode {
  if (isDash(cursor)) return readList(cursor, cursor.column, depth);
  if (keyAt(cursor) !== undefined) return readMap(cursor, cursor.column, depth);
  return readScalarLine(cursor, outer + 1);
}

/** The items whose dashes stand in `column`, the first at the cursor. */
function readList(cursor: Cursor, column: number, depth: number): PlainNode {
  if (depth > deepest) throw notPlain;
  const start = cursor.at;
  const items: PlainNode[] = [];
  do {
    const dash = cursor.at;
    cursor.at = skipSpaces(cursor.text, dash + 1);
    cursor.column = column + cursor.at - dash;
    if (isEndOfLine(cursor)) throw notPlain;
    items.push(readBlock(cursor, column, depth + 1));
  } while (cursor.column === column && isDash(cursor));
  if (cursor.column > column) throw notPlain;
  return { tree: items.map(({ tree }) => tree), start, end: cursor.end, entries: undefined, items };
}

function readScalarLine(cursor: Cursor, minimum: number): PlainNode {
  const scalar = readScalar(cursor, minimum);
  cursor.end = scalar.end;
  cursor.at = scalar.end;
  nextLine(cursor);
  return scalar;
}

function isDash({ text, at }: Cursor): boolean {
  const next = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === dashCode && (next === spaceCharacter || next === newline);
}

/** At the end of a line, or at the comment that ends it. */
function isEndOfLine({ text, at }: Cursor): boolean {
  const code = text.charCodeAt(at);
  return code === newline || code === hash || at >= text.length;
}

const dashCode = 0x2d;
