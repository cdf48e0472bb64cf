import type { Localized } from '../../model/localized.ts';
import { acrossRuns, acrossTable, blockInField, elseInRow, elseNotAlone, notFirst, notLast } from './messages.ts';
import { type PartText, type Piece, pieceAt, piecesIn } from './part-text.ts';
import type { Tag, TagBlock } from './tags.ts';
import { ancestorsOf, type XmlElement } from './xml-tree.ts';

/** Where the tags of blocks are once they surround whole paragraphs or rows. */
export interface Placement {
  /** Tags that are before or after an element instead of in its text. */
  readonly moved: ReadonlyMap<Tag, { readonly before: boolean; readonly element: XmlElement }>;
  /** Tags that stay in their paragraph, between two runs of text. */
  readonly inline: ReadonlySet<Tag>;
  /** Paragraphs and rows that held nothing but tags. */
  readonly emptied: ReadonlySet<XmlElement>;
}

export interface Misplacement {
  readonly tag: Tag;
  readonly message: Localized;
}

/** Decides what each block repeats or leaves out: text within a paragraph, whole paragraphs, or rows of a table. */
export function placeBlocks(
  blocks: readonly TagBlock[],
  tags: readonly Tag[],
  part: PartText,
): Placement | Misplacement[] {
  const moved = new Map<Tag, { before: boolean; element: XmlElement }>();
  const inline = new Set<Tag>();
  const wrong: Misplacement[] = [];
  for (const { tags } of blocks) {
    const pieces = tags.map((tag) => pieceAt(part, tag));
    const units = pieces.some(({ element }) => element.name === 'w:instrText') ? blockInField : unitsOf(pieces);
    if (units === 'inline') for (const tag of tags) inline.add(tag);
    else if (!Array.isArray(units)) wrong.push({ tag: tags[0]!, message: units });
    else for (const [i, tag] of tags.entries()) moved.set(tag, { before: i < tags.length - 1, element: units[i]! });
    if (Array.isArray(units) || units === 'inline') {
      const places = tags.map((tag, i) => edgeOf(moved.get(tag), pieces[i]!));
      const field = part.fields.around(places[0]!);
      if (places.some((place) => part.fields.around(place) !== field))
        wrong.push({ tag: tags[0]!, message: acrossRuns });
    }
  }
  const visible = countVisible(
    part.text,
    tags.filter((tag) => moved.has(tag) || tag.kind === 'comment'),
  );
  const isBlank = (start: number, end: number) => visible[start] === visible[end];
  wrong.push(...checkEdges(moved, part, isBlank));
  return wrong.length > 0 ? wrong : { moved, inline, emptied: emptiedElements(moved, part, isBlank) };
}

/** A tag's place in the XML. */
function edgeOf(moved: { before: boolean; element: XmlElement } | undefined, { element }: Piece): number {
  if (!moved) return element.start;
  return moved.before ? moved.element.start - 1 : moved.element.end;
}

/** The elements before and after which a block's tags are, `inline` within a paragraph, or what is wrong. */
function unitsOf(places: readonly Piece[]): XmlElement[] | 'inline' | Localized {
  if (places.every(({ paragraph }) => paragraph === places[0]!.paragraph)) {
    const run = ({ element }: Piece) => element.parent!;
    return places.every((place) => run(place).parent === run(places[0]!).parent) ? 'inline' : acrossRuns;
  }
  const paths = places.map(({ paragraph }) => [...ancestorsOf(paragraph)].reverse());
  let depth = 0;
  while (paths.every((path) => path[depth] !== undefined && path[depth] === paths[0]![depth])) depth++;
  const common = paths[0]![depth - 1]!;
  // Tags in several cells of one row mean the row.
  if (common.name === 'w:tr') return places.length === 2 ? [common, common] : elseInRow;
  const units = paths.map((path) => path[depth]);
  const isUnit = (unit: XmlElement | undefined) => unit?.name === 'w:p' || unit?.name === 'w:tr';
  return units.every(isUnit) && common.name !== 'w:p' ? (units as XmlElement[]) : acrossTable;
}

/** For each place of a text, how many characters before it are seen once the tags are gone. */
function countVisible(text: string, gone: readonly Tag[]): Uint32Array {
  const hidden = new Uint8Array(text.length);
  for (const { start, end } of gone) hidden.fill(1, start, end);
  const counts = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at += 1) {
    counts[at + 1] = counts[at]! + (hidden[at] === 0 && !isSpace(text.charCodeAt(at)) ? 1 : 0);
  }
  return counts;
}

/** What JavaScript trims off a text. */
function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 9 && code <= 13);
  return code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}

type IsBlank = (start: number, end: number) => boolean;

/** What is in the same paragraph or row outside of the block would be repeated with it. */
function checkEdges(moved: Placement['moved'], part: PartText, isBlank: IsBlank): Misplacement[] {
  return [...moved].flatMap(([tag, { element }]) => {
    const { start, end } = spanIn(part, element);
    const isFirst = isBlank(start, tag.start);
    const isLast = isBlank(tag.end, end);
    if (tag.kind === 'open') return isFirst ? [] : [{ tag, message: notFirst }];
    if (tag.kind === 'close') return isLast ? [] : [{ tag, message: notLast }];
    return isFirst && isLast ? [] : [{ tag, message: elseNotAlone }];
  });
}

function emptiedElements(moved: Placement['moved'], part: PartText, isBlank: IsBlank): Set<XmlElement> {
  const emptied = new Set<XmlElement>();
  for (const [tag, { element }] of moved) {
    const { paragraph } = pieceAt(part, tag);
    if (isEmpty(element, part, isBlank)) emptied.add(element);
    else if (isEmpty(paragraph, part, isBlank) && canLeave(paragraph, emptied)) emptied.add(paragraph);
  }
  return emptied;
}

function isEmpty(element: XmlElement, part: PartText, isBlank: IsBlank): boolean {
  const { start, end } = spanIn(part, element);
  const endsSection = element.children.some((each) => each.children.some(({ name }) => name === 'w:sectPr'));
  return isBlank(start, end) && !endsSection;
}

/** A cell keeps a paragraph, and ends with one. */
function canLeave(paragraph: XmlElement, emptied: ReadonlySet<XmlElement>): boolean {
  const { children } = paragraph.parent!;
  const stays = (each: XmlElement) => each !== paragraph && !emptied.has(each);
  return children.findLast(stays)?.name === 'w:p';
}

function spanIn(part: PartText, outer: XmlElement) {
  const own = piecesIn(part, outer);
  return { start: own[0]!.start, end: own.at(-1)!.end };
}
