import { Numeral, type Tree } from '../../yaml/tree.ts';
import { readBlockScalar } from './block-scalar.ts';
import { type Cursor, hash, lineEndFrom, newline, notPlain, type PlainNode, skipSpaces } from './cursor.ts';
import { foldLines } from './fold-lines.ts';
import { readDoubleQuoted, readSingleQuoted } from './quoted.ts';

/** The scalar at the cursor, in any style; its further lines are indented by `minimum` spaces at least. */
export function readScalar(cursor: Cursor, minimum: number): PlainNode {
  const first = cursor.text[cursor.at]!;
  if (first === '"') return readDoubleQuoted(cursor, minimum);
  if (first === "'") return readSingleQuoted(cursor, minimum);
  if (first === '|' || first === '>') return readBlockScalar(cursor, minimum);
  if (first === '[') return readNumbers(cursor);
  if (indicators.includes(first)) throw notPlain;
  return readUnquoted(cursor, minimum);
}

/** What means something else than text at the beginning of a scalar; the last three only before a space. */
const indicators = ',[]{}#&*!|>\'"%@`';

/** A list such as `[ 12, 13 ]` or `[]`, as the import writes it. */
function readNumbers({ text, at }: Cursor): PlainNode {
  numberList.lastIndex = at;
  const [written] = numberList.exec(text) ?? [];
  if (written === undefined) throw notPlain;
  const items = Array.from(written.matchAll(/\d+/g), ({ 0: digits, index }): PlainNode => {
    const start = at + index;
    return scalarNode(new Numeral(digits, Number.parseInt(digits, 10)), start, start + digits.length);
  });
  return { tree: items.map(({ tree }) => tree), start: at, end: at + written.length, entries: undefined, items };
}

const numberList = /\[ *(?:\d+(?: *, *\d+)* *)?\]/y;

/** Text without quotation marks, to the end of its last line or to a comment. */
function readUnquoted({ text, at }: Cursor, minimum: number): PlainNode {
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
function resolve(text: string): Tree {
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

function scalarNode(tree: Tree, start: number, end: number): PlainNode {
  return { tree, start, end, entries: undefined, items: undefined };
}
