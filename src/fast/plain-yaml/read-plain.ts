/**
 * Fast path: plain YAML.
 * Takes over: the reading in `loadYaml` (src/yaml/load-yaml.ts), for the part of YAML 1.2 that our files are written in: maps and lists in
 *   block and flow style, every style of scalar, comments, line ends LF and CRLF. Gives the values and places of the library.
 * Gives up: at the first thing of any other kind (anchors, tags, tabs, keys of other letters, directives), at every mistake,
 *   and for texts of more than 50,000 characters. The library then reads the text from its beginning.
 * Saves (2026-11-29): cold 36 ms of CPU (156 to 120, one report, whole process; the library is not even loaded), steady 0.8 ms
 *   a report (0.92 to 0.16 for reading and validating the sample), a hundred reports both together, about 0.1 s.
 * Verified by: test/fast/plain-yaml.test.ts.
 */
import { limits } from '../../yaml/limits.ts';
import type { Tree, YamlEntry, YamlNode } from '../../yaml/tree.ts';
import {
  type Cursor,
  deepest,
  firstLine,
  hash,
  newline,
  nextLine,
  notPlain,
  skipSpaces,
  spaceCharacter,
} from './cursor.ts';
import { readFlow } from './flow.ts';
import { readScalar } from './scalar.ts';

/** The values of a text with their places; `undefined` where the library has to read it. */
export function readPlain(text: string): YamlNode | undefined {
  if (text.length > mostCharacters) return undefined;
  const unix = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  if (strange.test(unix)) return undefined;
  try {
    const cursor = firstLine(unix);
    if (cursor.column !== 0) return undefined;
    const root = readMap(cursor, 0, 1);
    return unix === text ? root : withReturns(root, placesIn(text));
  } catch (reason) {
    if (reason === notPlain) return undefined;
    throw reason;
  }
}

/** The same node with its places in a text whose lines end in CRLF. */
function withReturns({ tree, start, end, entries, items }: YamlNode, places: readonly number[]): YamlNode {
  return {
    tree,
    start: places[start]!,
    end: places[end]!,
    entries: entries?.map((entry) => ({
      key: entry.key,
      start: places[entry.start]!,
      end: places[entry.end]!,
      value: withReturns(entry.value, places),
    })),
    items: items?.map((item) => withReturns(item, places)),
  };
}

/** For each place of a text without its carriage returns, the place in the text, before one. */
function placesIn(text: string): number[] {
  const places = [0];
  for (let at = 0; at < text.length; at++) if (text[at] !== '\r') places.push(at + 1);
  return places;
}

/** A text this short passes no limit: a lexeme has a character at least, and a scalar is two of them. */
const mostCharacters = limits.tokens / 2;
/** Tabs, carriage returns, control characters, and line ends of old versions of YAML. */
const strange = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;

/** The entries whose keys begin in `column`, the first at the cursor. */
function readMap(cursor: Cursor, column: number, depth: number): YamlNode {
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

/** What is behind the colon of a key in `column`: on its line, below it and deeper, or as a list below it; else nothing. */
function readValue(cursor: Cursor, column: number, depth: number): YamlNode {
  const colon = cursor.at;
  cursor.end = colon;
  const place = skipSpaces(cursor.text, colon);
  cursor.at = place;
  if (!isEndOfLine(cursor)) return readLine(cursor, column + 1, depth);
  cursor.at = colon;
  nextLine(cursor);
  if (cursor.column > column) return readBlock(cursor, column, depth + 1);
  if (cursor.column === column && isDash(cursor)) return readList(cursor, column, depth + 1);
  if (cursor.comment > colon) throw notPlain;
  return { tree: null, start: place, end: place, entries: undefined, items: undefined };
}

/** A map, list or scalar at the cursor, inside a collection whose keys or dashes are in column `outer`. */
function readBlock(cursor: Cursor, outer: number, depth: number): YamlNode {
  if (isDash(cursor)) return readList(cursor, cursor.column, depth);
  if (keyAt(cursor) !== undefined) return readMap(cursor, cursor.column, depth);
  return readLine(cursor, outer + 1, depth);
}

/** The items whose dashes are in `column`, the first at the cursor. */
function readList(cursor: Cursor, column: number, depth: number): YamlNode {
  if (depth > deepest) throw notPlain;
  const start = cursor.at;
  const items: YamlNode[] = [];
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

/** A scalar or a flow collection, and the rest of its last line; `depth` is that of the collection around it. */
function readLine(cursor: Cursor, minimum: number, depth: number): YamlNode {
  const isFlow = /[[{]/.test(cursor.text[cursor.at]!);
  const node = isFlow ? readFlow(cursor.text, cursor.at, minimum, depth + 1) : readScalar(cursor, minimum);
  cursor.end = node.end;
  cursor.at = node.end;
  nextLine(cursor);
  return node;
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
