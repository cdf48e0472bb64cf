import { forbiddenCharacter } from '../../yaml/control-characters.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import { type Cursor, foldedLineEnds, foldLines, newline, notPlain, skipSpaces } from './cursor.ts';

/** Text in `'…'`, in which `''` is one quotation mark. */
export function readSingleQuoted({ text, at }: Pick<Cursor, 'text' | 'at'>, minimum: number): YamlNode {
  let end = text.indexOf("'", at + 1);
  while (end !== -1 && text[end + 1] === "'") end = text.indexOf("'", end + 2);
  checkIndentation(text, at, end, minimum);
  const value = foldLines(text.slice(at + 1, end)).replaceAll("''", "'");
  return { tree: value, start: at, end: end + 1, entries: undefined, items: undefined };
}

/** Text in `"…"`, with escapes. */
export function readDoubleQuoted({ text, at }: Pick<Cursor, 'text' | 'at'>, minimum: number): YamlNode {
  let end = text.indexOf('"', at + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  checkIndentation(text, at, end, minimum);
  const written = text.slice(at + 1, end);
  const value = written.includes('\\') ? written.replace(escapeOrLineEnd, readOut) : foldLines(written);
  return { tree: value, start: at, end: end + 1, entries: undefined, items: undefined };
}

/** Behind an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') first--;
  return (at - first) % 2 === 1;
}

/** Lines after the first are indented, or blank. */
function checkIndentation(text: string, start: number, end: number, minimum: number): void {
  if (end === -1) throw notPlain;
  for (let line = text.indexOf('\n', start); line !== -1 && line < end; line = text.indexOf('\n', line + 1)) {
    const words = skipSpaces(text, line + 1);
    if (words - line <= minimum && text.charCodeAt(words) !== newline) throw notPlain;
  }
}

const escapeOrLineEnd = /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|\n *|[\s\S])|(?<! ) *\n[ \n]*/g;

function readOut(written: string): string {
  if (written[0] !== '\\') return foldedLineEnds(written);
  if (written[1] === '\n') return '';
  if (written.length === 2) return escapes.get(written[1]!) ?? giveUp();
  const code = Number.parseInt(written.slice(2), 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw notPlain;
  const character = String.fromCodePoint(code);
  return forbiddenCharacter(character) === undefined ? character : giveUp();
}

function giveUp(): never {
  throw notPlain;
}

/** Those that mean a character that a text may hold. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['_', '\u00a0'],
]);
