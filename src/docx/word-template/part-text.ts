import type { Field } from './fields.ts';
import { fieldsOf, type PartFields } from './fields.ts';
import type { XmlElement } from './xml-tree.ts';

/** What a reader sees of a part, one paragraph a line, and which element each piece of it comes from. */
export interface PartText {
  readonly text: string;
  /** In the order of the text, which is that of the XML. */
  readonly pieces: readonly Piece[];
  readonly fields: PartFields;
}

/** Offsets into the text, `end` exclusive. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly element: XmlElement;
  readonly paragraph: XmlElement;
}

/** In place of a picture, a field, a page break: something seen that is not text. */
export const objectPattern = '\ufffc';

/** Reads the text of a part; a text box is read where its anchor is. The code of a field is text where it holds a tag. */
export function readPartText(root: XmlElement): PartText {
  const fields = fieldsOf(root, unseen);
  const shownCodes = new Set(fields.all.filter(({ code }) => code.includes('{{')).flatMap((field) => field.codes));
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let length = 0;
  let line: XmlElement | undefined;

  const write = (text: string) => {
    texts.push(text);
    length += text.length;
  };
  const startLine = (paragraph: XmlElement) => {
    if (line) write('\n');
    line = paragraph;
  };
  const add = (element: XmlElement, paragraph: XmlElement, content: string) => {
    if (line !== paragraph) startLine(paragraph);
    pieces.push({ start: length, end: length + content.length, element, paragraph });
    write(content);
  };
  const walk = (element: XmlElement, paragraph: XmlElement | undefined) => {
    if (unseen.has(element.name)) return;
    if (element.name === 'w:p') startLine(element);
    const inside = element.name === 'w:p' ? element : paragraph;
    const content = shownCodes.has(element) ? onOneLine(element.text) : contentOf(element);
    if (inside && content !== undefined) add(element, inside, content);
    for (const child of element.children) walk(child, inside);
  };
  walk(root, undefined);
  return { text: texts.join(''), pieces, fields };
}

/** The piece in which a place of the text lies. */
export function pieceAt({ pieces }: PartText, { start: place }: { readonly start: number }): Piece {
  return pieces[firstAfter(pieces, (piece) => piece.start > place) - 1]!;
}

/** The pieces that come from an element and what is in it. */
export function piecesIn({ pieces }: PartText, outer: XmlElement): readonly Piece[] {
  return pieces.slice(
    firstAfter(pieces, ({ element }) => element.start >= outer.start),
    firstAfter(pieces, ({ element }) => element.start >= outer.end),
  );
}

/** The text of a field's result. */
export function resultOf({ pieces, text }: PartText, { resultStart, end }: Field): { start: number; end: number } {
  const first = pieces[firstAfter(pieces, ({ element }) => element.start >= resultStart)];
  const last = pieces[firstAfter(pieces, ({ element }) => element.start >= end) - 1];
  if (!first || !last || first.start > last.end) return { start: text.length, end: text.length };
  return { start: first.start, end: last.end };
}

/** Index of the first item for which `isAfter`, in a list in which all that follow it are after, too. */
export function firstAfter<T>(items: readonly T[], isAfter: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Properties, what tracked changes took out, and the copy of a drawing for old programs. */
const unseen: ReadonlySet<string> = new Set(['w:pPr', 'w:rPr', 'w:del', 'w:moveFrom', 'mc:Fallback']);

const onOneLine = (text: string) => text.replace(/\s/g, ' ');

function contentOf({ name, text, attributes }: XmlElement): string | undefined {
  if (name === 'w:t') return onOneLine(text);
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
