import { type Cursor, hash, lineEndFrom, newline, notPlain, type PlainNode, skipSpaces } from './cursor.ts';

/** Text below `|`, `|-`, `>` or `>-`, indented by `minimum` spaces at least. */
export function readBlockScalar({ text, at }: Cursor, minimum: number): PlainNode {
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
    end = lineEnd;
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

/** What stands for a line end and the blank lines behind it. */
function lineBreak(isFolded: boolean, blanks: number): string {
  if (!isFolded) return '\n'.repeat(blanks + 1);
  return blanks === 0 ? ' ' : '\n'.repeat(blanks);
}
