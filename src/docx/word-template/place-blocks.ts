import type { Localized } from '../../model/localized.ts';
import { acrossRuns, acrossTable, elseInRow, elseNotAlone, notFirst, notLast } from './messages.ts';
import { type PartText, type Piece, pieceAt } from './part-text.ts';
import type { Tag, TagBlock } from './tags.ts';
import { ancestorsOf, type XmlElement } from './xml-tree.ts';

/** Where the tags of blocks stand once they surround whole paragraphs or rows. */
export interface Placement {
  /** Tags that stand before or after an element instead of in its text. */
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
    const units = unitsOf(tags.map((tag) => pieceAt(part, tag)));
    if (units === 'inline') for (const tag of tags) inline.add(tag);
    else if (!Array.isArray(units)) wrong.push({ tag: tags[0]!, message: units });
    else for (const [i, tag] of tags.entries()) moved.set(tag, { before: i < tags.length - 1, element: units[i]! });
  }
  const invisible = tags.filter((tag) => moved.has(tag) || tag.kind === 'comment');
  const rest = { ...part, text: blankOut(part.text, invisible) };
  wrong.push(...checkEdges(moved, rest));
  return wrong.length > 0 ? wrong : { moved, inline, emptied: emptiedElements(moved, rest) };
}

/** The elements before and after which a block's tags stand, `inline` within a paragraph, or what is wrong. */
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

function blankOut(text: string, tags: readonly Tag[]): string {
  let rest = text;
  for (const { start, end } of tags) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}

/** What is in the same paragraph or row outside of the block would be repeated with it. */
function checkEdges(moved: Placement['moved'], rest: PartText): Misplacement[] {
  return [...moved].flatMap(([tag, { element }]) => {
    const { start, end } = spanIn(rest, element);
    const isFirst = rest.text.slice(start, tag.start).trim() === '';
    const isLast = rest.text.slice(tag.end, end).trim() === '';
    if (tag.kind === 'open') return isFirst ? [] : [{ tag, message: notFirst }];
    if (tag.kind === 'close') return isLast ? [] : [{ tag, message: notLast }];
    return isFirst && isLast ? [] : [{ tag, message: elseNotAlone }];
  });
}

function emptiedElements(moved: Placement['moved'], rest: PartText): Set<XmlElement> {
  const emptied = new Set<XmlElement>();
  for (const [tag, { element }] of moved) {
    const { paragraph } = pieceAt(rest, tag);
    if (isEmpty(element, rest)) emptied.add(element);
    else if (isEmpty(paragraph, rest) && canLeave(paragraph, emptied)) emptied.add(paragraph);
  }
  return emptied;
}

function isEmpty(element: XmlElement, rest: PartText): boolean {
  const { start, end } = spanIn(rest, element);
  const endsSection = element.children.some((each) => each.children.some(({ name }) => name === 'w:sectPr'));
  return rest.text.slice(start, end).trim() === '' && !endsSection;
}

/** A cell keeps a paragraph, and ends with one. */
function canLeave(paragraph: XmlElement, emptied: ReadonlySet<XmlElement>): boolean {
  const left = paragraph.parent!.children.filter((each) => each !== paragraph && !emptied.has(each));
  return left.at(-1)?.name === 'w:p';
}

function spanIn({ pieces }: PartText, outer: XmlElement) {
  const own = pieces.filter(({ element }) => element.start >= outer.start && element.end <= outer.end);
  return { start: own[0]!.start, end: own.at(-1)!.end };
}
