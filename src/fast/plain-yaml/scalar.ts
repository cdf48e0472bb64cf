import { lineEndFrom } from '../../yaml/source-text.ts';
import { Numeral, type Tree, type YamlNode } from '../../yaml/tree.ts';
import { type Cursor, foldLines, hash, newline, notPlain, skipSpaces, trimmedEnd } from './cursor.ts';
import { readDoubleQuoted, readSingleQuoted } from './quoted.ts';

/** The scalar at the cursor, in any style; its further lines are indented by `minimum` spaces at least. */
export function readScalar(cursor: Cursor, minimum: number): YamlNode {
  const first = cursor.text[cursor.at]!;
  if (first === '"') return readDoubleQuoted(cursor, minimum);
  if (first === "'") return readSingleQuoted(cursor, minimum);
  if (first === '|' || first === '>') return readBlockScalar(cursor, minimum);
  if (indicators.includes(first)) throw notPlain;
  return readUnquoted(cursor, minimum);
}

/** What means something else than text at the beginning of a scalar; the last three only before a space. */
export const indicators = ',[]{}#&*!|>\'"%@`';

/** Text without quotation marks, to the end of its last line or to a comment. */
function readUnquoted({ text, at }: Cursor, minimum: number): YamlNode {
  if (/[-?:]/.test(text[at]!) && /^(?: |\n|$)/.test(text.slice(at + 1, at + 2))) throw notPlain;
  let end = at;
  let next: number | undefined = at;
  while (next !== undefined) {
    const lineEnd = lineEndFrom(text, next);
    end = endOfWords(text, next, lineEnd);
    next = continuation(text, end, lineEnd, minimum);
  }
  return scalarNode(resolve(foldLines(text.slice(at, end))), at, end);
}

/** The end of the words of a line, without a comment; a colon behind one of them makes it a key. */
function endOfWords(text: string, start: number, lineEnd: number): number {
  const line = text.slice(start, lineEnd);
  const comment = line.indexOf(' #');
  let end = comment === -1 ? line.length : comment;
  while (line[end - 1] === ' ') end--;
  const colon = line.indexOf(': ');
  if ((colon !== -1 && colon < end) || line[end - 1] === ':') throw notPlain;
  return start + end;
}

/** Where the words of the next line begin that is not blank; `undefined` when they are not part of the same text. */
function continuation(text: string, end: number, lineEnd: number, minimum: number): number | undefined {
  if (skipSpaces(text, end) !== lineEnd) return undefined;
  let lineStart = lineEnd + 1;
  let at = skipSpaces(text, lineStart);
  while (text.charCodeAt(at) === newline) {
    lineStart = at + 1;
    at = skipSpaces(text, lineStart);
  }
  return at >= text.length || at - lineStart < minimum || text.charCodeAt(at) === hash ? undefined : at;
}

/** The value a text without quotation marks has by the core schema. */
export function resolve(text: string): Tree {
  if (!mayBeOther.test(text)) return text;
  if (integer.test(text)) return new Numeral(text, Number.parseInt(text, 10));
  if (decimal.test(text)) return new Numeral(text, Number.parseFloat(text));
  if (/^(?:~|[Nn]ull|NULL)$/.test(text)) return null;
  if (/^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/.test(text)) return /^[Tt]/.test(text);
  if (rareNumber.test(text)) throw notPlain;
  return text;
}

/** A short word or a number, not Thai. */
const mayBeOther = /^(?:[~+\-.\d]|[nNtTfF][A-Za-z]{3,4}$)/;
const integer = /^[-+]?\d+$/;
const decimal = /^[-+]?(?:\.\d+|\d+\.\d*)$/;
/** `0x1F`, `0o17`, `1e5`, `.inf`, `.NaN`. */
const rareNumber = /^(?:0[xo]|[-+.\d]+[eE]|[-+]?\.(?:inf|nan)$)/i;

/** The node of a scalar; `end` is exclusive. */
export function scalarNode(tree: Tree, start: number, end: number): YamlNode {
  return { tree, start, end, entries: undefined, items: undefined };
}

/** Text below `|`, `|-`, `>` or `>-`, indented by `minimum` spaces at least. */
function readBlockScalar({ text, at }: Cursor, minimum: number): YamlNode {
  const isFolded = text[at] === '>';
  const isStripped = text[at + 1] === '-';
  let [value, indent, blanks, widestBlank] = ['', -1, 0, 0];
  let end = headerEnd(text, at + (isStripped ? 2 : 1));
  for (let lineEnd = end; lineEnd < text.length; ) {
    const lineStart = lineEnd + 1;
    const words = skipSpaces(text, lineStart);
    const column = words - lineStart;
    if (text.charCodeAt(words) === newline || words >= text.length) {
      blanks += 1;
      widestBlank = Math.max(widestBlank, column);
      lineEnd = words;
      continue;
    }
    if (column < Math.max(indent, minimum)) break;
    if (isFolded && indent !== -1 && column > indent) throw notPlain;
    value += indent === -1 ? '\n'.repeat(blanks) : lineBreak(isFolded, blanks);
    if (indent === -1) indent = column;
    lineEnd = lineEndFrom(text, words);
    value += text.slice(lineStart + indent, lineEnd);
    end = trimmedEnd(text, lineEnd);
    blanks = 0;
  }
  // A blank line with more spaces than the text keeps them.
  if (indent === -1 || widestBlank > indent) throw notPlain;
  return { tree: isStripped ? value : `${value}\n`, start: at, end, entries: undefined, items: undefined };
}

/** Behind the sign that begins the text, a comment at most. */
function headerEnd(text: string, from: number): number {
  const at = skipSpaces(text, from);
  const end = text.charCodeAt(at) === hash && at > from ? lineEndFrom(text, at) : at;
  if (text.charCodeAt(end) !== newline) throw notPlain;
  return end;
}

/** What a line end and the blank lines behind it become. */
function lineBreak(isFolded: boolean, blanks: number): string {
  if (!isFolded) return '\n'.repeat(blanks + 1);
  return blanks === 0 ? ' ' : '\n'.repeat(blanks);
}
