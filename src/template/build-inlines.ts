import type { Inline, Style } from '../document/document.ts';
import { markExpansions } from '../document/mark-expansions.ts';
import { markLanguage } from '../document/mark-language.ts';
import type { MarkupNode } from './parse-markup.ts';

/**
 * The inline content of a line of markup: faces decided, line breaks found, words of other languages and
 * abbreviations marked.
 */
export function buildInlines(nodes: readonly MarkupNode[], style: Style): Inline[] {
  const pieces: Piece[] = [];
  collect(nodes, { bold: style.bold, italic: style.italic }, pieces);
  return joinText(dropOuterSpaces(pieces)).flatMap(toInlines);
}

type Face = { readonly bold: boolean; readonly italic: boolean };

/** `space` is whitespace of the template itself: one space between words, nothing at the ends of lines. */
type Piece = Face &
  (
    | { readonly type: 'text'; readonly value: string }
    | { readonly type: 'space' | 'lineBreak' | 'pageNumber' | 'pageCount' }
  );

function collect(nodes: readonly MarkupNode[], face: Face, pieces: Piece[]): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      pieces.push({ type: 'text', value: node.value, ...face });
      continue;
    }
    switch (node.name) {
      case 'strong':
        collect(node.children, { ...face, bold: true }, pieces);
        break;
      case 'em':
        collect(node.children, { ...face, italic: true }, pieces);
        break;
      default: {
        const type = EMPTY_ELEMENTS[node.name];
        if (type) pieces.push({ type, ...face });
      }
    }
  }
}

const EMPTY_ELEMENTS: Readonly<Record<string, 'space' | 'lineBreak' | 'pageNumber' | 'pageCount'>> = {
  space: 'space',
  br: 'lineBreak',
  'page-number': 'pageNumber',
  'page-count': 'pageCount',
};

function dropOuterSpaces(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index) => {
    if (piece.type !== 'space') return [piece];
    const before = pieces[index - 1];
    const after = pieces.slice(index + 1).find(({ type }) => type !== 'space');
    const isOuter =
      !before || before.type === 'space' || before.type === 'lineBreak' || !after || after.type === 'lineBreak';
    return isOuter ? [] : [{ ...piece, type: 'text' as const, value: ' ' }];
  });
}

/** Text of one face in one piece, however many values of the data it came from. */
function joinText(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.type === 'text' && piece.type === 'text' && last.bold === piece.bold && last.italic === piece.italic) {
      joined[joined.length - 1] = { ...last, value: last.value + piece.value };
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

function toInlines(piece: Piece): Inline[] {
  const { bold, italic } = piece;
  switch (piece.type) {
    case 'text':
      return toLines(piece.value).flatMap((line, index) =>
        index === 0 ? marked(line, { bold, italic }) : [LINE_BREAK, ...marked(line, { bold, italic })],
      );
    case 'lineBreak':
      return [LINE_BREAK];
    case 'pageNumber':
    case 'pageCount':
      return [{ type: piece.type, bold, italic }];
    case 'space':
      return [];
  }
}

const marked = (line: string, face: Face) => markLanguage(line, face).flatMap(markExpansions);

const LINE_BREAK: Inline = { type: 'lineBreak' };

const toLines = (text: string) => (text.includes('\n') || text.includes('\r') ? text.split(/\r\n|\n|\r/) : [text]);
