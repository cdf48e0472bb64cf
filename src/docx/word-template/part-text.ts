import type { XmlElement } from './xml-tree.ts';

/** What a reader sees of a part, one paragraph a line, and which element each piece of it comes from. */
export interface PartText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Offsets into the text, `end` exclusive. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly element: XmlElement;
  readonly paragraph: XmlElement;
}

/** Stands for a picture, a field, a page break: something seen that is not text. */
export const objectPattern = '\ufffc';

/** Reads the text of a part; a text box is read where its anchor is. */
export function readPartText(root: XmlElement): PartText {
  const pieces: Piece[] = [];
  let text = '';
  let line: XmlElement | undefined;

  const startLine = (paragraph: XmlElement) => {
    if (line) text += '\n';
    line = paragraph;
  };
  const add = (element: XmlElement, paragraph: XmlElement, content: string) => {
    if (line !== paragraph) startLine(paragraph);
    pieces.push({ start: text.length, end: text.length + content.length, element, paragraph });
    text += content;
  };
  const walk = (element: XmlElement, paragraph: XmlElement | undefined) => {
    if (unseen.has(element.name)) return;
    if (element.name === 'w:p') startLine(element);
    const inside = element.name === 'w:p' ? element : paragraph;
    const content = contentOf(element);
    if (inside && content !== undefined) add(element, inside, content);
    for (const child of element.children) walk(child, inside);
  };
  walk(root, undefined);
  return { text, pieces };
}

/** The piece in which a place of the text lies. */
export function pieceAt({ pieces }: PartText, { start: place }: { readonly start: number }): Piece {
  return pieces.find(({ start, end }) => start <= place && place < end)!;
}

/** Properties, what tracked changes took out, field codes, and the copy of a drawing for old programs. */
const unseen: ReadonlySet<string> = new Set(['w:pPr', 'w:rPr', 'w:del', 'w:moveFrom', 'w:instrText', 'mc:Fallback']);

function contentOf({ name, text, attributes }: XmlElement): string | undefined {
  if (name === 'w:t') return text.replace(/\s/g, ' ');
  if (name === 'w:br') return attributes['w:type'] === undefined ? ' ' : objectPattern;
  return contentElements[name];
}

const contentElements: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': ' ',
  'w:noBreakHyphen': '-',
  'w:sym': objectPattern,
  'w:drawing': objectPattern,
  'w:pict': objectPattern,
  'w:object': objectPattern,
  'w:fldChar': objectPattern,
  'w:footnoteReference': objectPattern,
  'w:endnoteReference': objectPattern,
  'm:oMath': objectPattern,
};
