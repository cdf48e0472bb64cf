import { escapeXml } from '../../model/escape-xml.ts';
import { type PartText, type Piece, pieceAt } from './part-text.ts';
import type { Placement } from './place-blocks.ts';
import type { Tag, TagBlock } from './tags.ts';
import { ancestorsOf, elementsOf, type XmlElement } from './xml-tree.ts';

/** A part as XML with tags in it: any way the blocks are filled leaves the XML well-formed. */
export type PartTemplate = readonly (string | Tag)[];

/** Puts the tags of a part where they work in its XML; everything else stays as it is. */
export function partTemplate(
  xml: string,
  root: XmlElement,
  part: PartText,
  { tags, blocks }: Tags,
  placement: Placement,
): PartTemplate {
  const edits = [
    ...tagTexts(xml, part, tags, placement),
    ...movedTags(placement),
    ...oldCopies(part, tags),
    ...repeatedMarks(root, part, blocks, placement).map((element) => replace(element, [])),
  ];
  return applyEdits(xml, edits, tags);
}

interface Tags {
  readonly tags: readonly Tag[];
  readonly blocks: readonly TagBlock[];
}

/** What replaces a stretch of XML. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly content: PartTemplate;
}

const replace = ({ start, end }: XmlElement, content: PartTemplate): Edit => ({ start, end, content });

/** Each piece of text with a tag in it: all of the tag goes where it begins, however many runs it was typed in. */
function tagTexts(xml: string, part: PartText, tags: readonly Tag[], { moved, inline }: Placement): Edit[] {
  return part.pieces.flatMap((piece) => {
    const own = tags.filter(({ start, end }) => start < piece.end && end > piece.start);
    if (own.length === 0) return [];
    if (piece.element.name !== 'w:t') return [replace(piece.element, [])];
    const { innerRun, outerRun } = runSeam(xml, piece);
    const content: (string | Tag)[] = [textStart];
    let at = piece.start;
    for (const tag of own) {
      content.push(escapeXml(piece.element.text.slice(at - piece.start, Math.max(0, tag.start - piece.start))));
      at = tag.end;
      if (tag.start < piece.start || moved.has(tag) || tag.kind === 'comment') continue;
      if (inline.has(tag)) content.push(innerRun, tag, outerRun);
      else content.push(tag);
    }
    content.push(escapeXml(piece.element.text.slice(at - piece.start)), '</w:t>');
    return [replace(piece.element, content)];
  });
}

const textStart = '<w:t xml:space="preserve">';

/** What ends a run within its text, and what goes on with another one that looks the same. */
function runSeam(xml: string, { element }: Piece): { innerRun: string; outerRun: string } {
  const run = element.parent!;
  const properties = run.children.find(({ name }) => name === 'w:rPr');
  const looks = properties ? xml.slice(properties.start, properties.end) : '';
  return { innerRun: '</w:t></w:r>', outerRun: `${xml.slice(run.start, run.innerStart)}${looks}${textStart}` };
}

/** Tags around whole paragraphs and rows; those that held nothing else are gone. */
function movedTags({ moved, emptied }: Placement): Edit[] {
  const beside = [...moved].flatMap(([tag, { before, element }]): Edit[] => {
    const place = before ? element.start : element.end;
    return emptied.has(element) ? [] : [{ start: place, end: place, content: [tag] }];
  });
  const instead = [...emptied].map((element) =>
    replace(
      element,
      [...moved]
        .filter(([, place]) => place.element === element)
        .map(([tag]) => tag)
        .sort((a, b) => a.start - b.start),
    ),
  );
  return [...beside, ...instead];
}

/** The copy of a text box for programs before Word 2010, which would keep its tags. */
function oldCopies({ pieces }: PartText, tags: readonly Tag[]): Edit[] {
  const tagged = pieces.filter((piece) => tags.some(({ start, end }) => start < piece.end && end > piece.start));
  const around = new Set(tagged.flatMap(({ element }) => [...ancestorsOf(element)]));
  const copies = [...around]
    .filter(({ name }) => name === 'mc:AlternateContent')
    .flatMap(({ children }) => children.filter(({ name }) => name === 'mc:Fallback'));
  return copies.map((element) => replace(element, []));
}

function applyEdits(xml: string, edits: readonly Edit[], tags: readonly Tag[]): PartTemplate {
  const result: (string | Tag)[] = [];
  let at = 0;
  for (const { start, end, content } of inOrder(edits, tags)) {
    // Within what is replaced as a whole.
    if (start < at) continue;
    result.push(xml.slice(at, start), ...content);
    at = end;
  }
  result.push(xml.slice(at));
  return joined(result);
}

/** By place; where several stand at one place, in the order of their tags, and the wider after the empty. */
function inOrder(edits: readonly Edit[], tags: readonly Tag[]): Edit[] {
  const firstTag = ({ content }: Edit) => {
    const index = tags.findIndex((tag) => content.includes(tag));
    return index < 0 ? tags.length : index;
  };
  return [...edits].sort((a, b) => a.start - b.start || firstTag(a) - firstTag(b) || b.end - a.end);
}

function joined(items: PartTemplate): PartTemplate {
  const result: (string | Tag)[] = [];
  for (const item of items) {
    const last = result.at(-1);
    if (typeof item === 'string' && typeof last === 'string') result[result.length - 1] = last + item;
    else if (item !== '') result.push(item);
  }
  return result;
}

/** Bookmarks, comments and permissions that begin or end within a block: one of a name is allowed, so both ends go. */
function repeatedMarks(
  root: XmlElement,
  part: PartText,
  blocks: readonly TagBlock[],
  { moved }: Placement,
): XmlElement[] {
  const spans = blocks.map(({ tags }) => {
    const elements = tags.map((tag) => moved.get(tag)?.element ?? pieceAt(part, tag).element);
    return {
      start: Math.min(...elements.map(({ start }) => start)),
      end: Math.max(...elements.map(({ end }) => end)),
    };
  });
  const marks = [...elementsOf(root)].filter(({ name }) => name in markElements);
  const nameOf = ({ name, attributes }: XmlElement) => `${markElements[name]} ${attributes['w:id']}`;
  const inBlocks = marks.filter((mark) => spans.some(({ start, end }) => start <= mark.start && mark.end <= end));
  const gone = new Set(inBlocks.map(nameOf));
  return marks.filter((mark) => gone.has(nameOf(mark)));
}

const markElements: Readonly<Record<string, string>> = {
  'w:bookmarkStart': 'bookmark',
  'w:bookmarkEnd': 'bookmark',
  'w:commentRangeStart': 'comment',
  'w:commentRangeEnd': 'comment',
  'w:commentReference': 'comment',
  'w:permStart': 'permission',
  'w:permEnd': 'permission',
};
