import { escapeXml } from '../../model/escape-xml.ts';
import type { Edit, PartTemplate } from './edit-xml.ts';
import { forgetsResult } from './fields.ts';
import { type ListEdits, listMark } from './lists.ts';
import { firstAfter, type PartText, type Piece, pieceAt, resultOf } from './part-text.ts';
import type { Placement } from './place-blocks.ts';
import { type Styles, thaiLooks } from './run-looks.ts';
import type { Tag, TagBlock } from './tags.ts';
import { ancestorsOf, elementsOf, type XmlElement } from './xml-tree.ts';

export interface TaggedPart {
  readonly xml: string;
  readonly root: XmlElement;
  readonly part: PartText;
  readonly tags: readonly Tag[];
  readonly blocks: readonly TagBlock[];
  readonly placement: Placement;
  readonly lists: ListEdits;
  readonly styles: Styles;
}

/** Puts the tags of a part where they work in its XML; everything else stays as it is. */
export function partTemplate(given: TaggedPart): PartTemplate {
  const { xml, root, part, tags, blocks, placement, lists } = given;
  const looks = looksOfRuns(given);
  return applyEdits(xml, [
    ...tagTexts(given, looks),
    ...looks.edits,
    ...movedTags(placement, lists),
    ...oldCopies(part, tags),
    ...forgetfulFields(given),
    ...repeatedMarks(root, part, blocks, placement).map((element) => replace(element, [])),
    ...lists.edits,
  ]);
}

export const replace = ({ start, end }: XmlElement, content: PartTemplate): Edit => ({ start, end, content });

/** The tags that lie in a piece, wholly or in part. */
function tagsIn(
  tags: readonly Tag[],
  { start, end }: { readonly start: number; readonly end: number },
): readonly Tag[] {
  const first = firstAfter(tags, (tag) => tag.end > start);
  return tags.slice(
    first,
    firstAfter(tags, (tag) => tag.start >= end),
  );
}

/** Each piece of text with a tag in it: all of the tag goes where it begins, however many runs it was typed in. */
function tagTexts({ xml, part, tags, placement: { moved, inline } }: TaggedPart, looks: Looks): Edit[] {
  return part.pieces.flatMap((piece) => {
    const own = piece.start === piece.end ? [] : tagsIn(tags, piece);
    if (own.length === 0) return [];
    const { name, text } = piece.element;
    if (name !== 'w:t' && name !== 'w:instrText') return [replace(piece.element, [])];
    const content: (string | Tag)[] = [`<${name} xml:space="preserve">`];
    let at = piece.start;
    for (const tag of own) {
      content.push(escapeXml(text.slice(at - piece.start, Math.max(0, tag.start - piece.start))));
      at = tag.end;
      if (tag.start < piece.start || moved.has(tag) || tag.kind === 'comment') continue;
      if (name === 'w:instrText') content.push({ ...tag, as: 'address' });
      else if (inline.has(tag)) content.push('</w:t></w:r>', tag, outerRun(xml, piece, looks));
      else content.push(tag);
    }
    content.push(escapeXml(text.slice(at - piece.start)), `</${name}>`);
    return [replace(piece.element, content)];
  });
}

/** What goes on after a block's tag with a run that looks the same. */
function outerRun(xml: string, { element }: Piece, looks: Looks): string {
  const run = element.parent!;
  const properties = run.children.find(({ name }) => name === 'w:rPr');
  const own = looks.of.get(run) ?? (properties ? xml.slice(properties.start, properties.end) : '');
  return `${xml.slice(run.start, run.innerStart)}${own}<w:t xml:space="preserve">`;
}

interface Looks {
  /** The properties of runs that get others than they have. */
  readonly of: ReadonlyMap<XmlElement, string>;
  readonly edits: readonly Edit[];
}

/** Runs in which a value begins look for Thai as they look for the Latin letters that their tag was typed in. */
function looksOfRuns({ xml, part, tags, placement: { moved }, styles }: TaggedPart): Looks {
  const of = new Map<XmlElement, string>();
  const edits: Edit[] = [];
  for (const tag of tags) {
    const { element, paragraph } = pieceAt(part, tag);
    const run = element.parent;
    if (tag.kind === 'comment' || moved.has(tag) || element.name !== 'w:t' || run?.name !== 'w:r' || of.has(run))
      continue;
    const looks = thaiLooks(xml, run, paragraph, styles);
    if (looks === undefined) continue;
    of.set(run, looks);
    const properties = run.children.find(({ name }) => name === 'w:rPr');
    const place = properties ?? { start: run.innerStart, end: run.innerStart };
    edits.push({ start: place.start, end: place.end, content: [looks] });
  }
  return { of, edits };
}

/** Tags around whole paragraphs and rows; those that held nothing else are gone. */
function movedTags({ moved, emptied }: Placement, lists: ListEdits): Edit[] {
  const marked = (tag: Tag) => [tag, ...(lists.begunBy.get(tag) ?? []).map(listMark)];
  const within = new Map<XmlElement, Tag[]>();
  const beside = [...moved].flatMap(([tag, { before, element }]): Edit[] => {
    const place = before ? element.start : element.end;
    if (!emptied.has(element)) return [{ start: place, end: place, content: marked(tag) }];
    within.set(element, [...(within.get(element) ?? []), tag]);
    return [];
  });
  const instead = [...emptied].map((element) =>
    replace(element, (within.get(element) ?? []).sort((a, b) => a.start - b.start).flatMap(marked)),
  );
  return [...beside, ...instead];
}

/** The copy of a text box for programs before Word 2010, which would keep its tags. */
function oldCopies({ pieces }: PartText, tags: readonly Tag[]): Edit[] {
  const around = new Set<XmlElement>();
  for (const piece of pieces) {
    if (tagsIn(tags, piece).length === 0) continue;
    for (const element of ancestorsOf(piece.element)) {
      if (around.has(element)) break;
      around.add(element);
    }
  }
  const copies = [...around]
    .filter(({ name }) => name === 'mc:AlternateContent')
    .flatMap(({ children }) => children.filter(({ name }) => name === 'mc:Fallback'));
  return copies.map((element) => replace(element, []));
}

/** A filled result that Word would compute anew from something else becomes text: what makes it a field is gone. */
function forgetfulFields({ xml, part, tags }: TaggedPart): Edit[] {
  const forgetful = part.fields.all.filter(
    (field) => forgetsResult(field) && !field.code.includes('{{') && tagsIn(tags, resultOf(part, field)).length > 0,
  );
  return forgetful.flatMap(({ marks, codes }) =>
    [...marks, ...codes].flatMap((element): Edit[] => {
      if (element.name !== 'w:fldSimple') return [replace(element, [])];
      const { start, innerStart, end } = element;
      return [
        { start, end: innerStart, content: [] },
        { start: xml.lastIndexOf('</', end - 1), end, content: [] },
      ];
    }),
  );
}

function applyEdits(xml: string, edits: readonly Edit[]): PartTemplate {
  const result: (string | Tag)[] = [];
  let at = 0;
  for (const { start, end, content } of inOrder(edits)) {
    // Within what is replaced as a whole.
    if (start < at) continue;
    result.push(xml.slice(at, start), ...content);
    at = end;
  }
  result.push(xml.slice(at));
  return joined(result);
}

/** By place; where several have one place, what is put in without a tag comes first, then all in the order of their tags. */
function inOrder(edits: readonly Edit[]): Edit[] {
  const firstTag = ({ start, end, content }: Edit) => {
    const tag = content.find((item) => typeof item !== 'string');
    return tag?.start ?? (start === end ? -1 : Number.MAX_SAFE_INTEGER);
  };
  const keyed = edits.map((edit) => ({ edit, tag: firstTag(edit) }));
  return keyed
    .sort((a, b) => a.edit.start - b.edit.start || a.tag - b.tag || b.edit.end - a.edit.end)
    .map(({ edit }) => edit);
}

/** No two texts are side by side. */
export function joined(items: PartTemplate): PartTemplate {
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
  const outer: { start: number; end: number }[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = outer.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else outer.push(span);
  }
  const isRepeated = (mark: XmlElement) => {
    const span = outer[firstAfter(outer, ({ start }) => start > mark.start) - 1];
    return span !== undefined && mark.end <= span.end;
  };
  const marks = [...elementsOf(root)].filter(({ name }) => name in markElements);
  const nameOf = ({ name, attributes }: XmlElement) => `${markElements[name]} ${attributes['w:id']}`;
  const gone = new Set(marks.filter(isRepeated).map(nameOf));
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
