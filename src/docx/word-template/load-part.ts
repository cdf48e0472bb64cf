import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { templateError } from '../../template/template-error.ts';
import { checkTags } from './check-tags.ts';
import type { XmlPart } from './decode-part.ts';
import type { PartTemplate } from './edit-xml.ts';
import { keywordOf } from './fields.ts';
import { damagedPart } from './file-problems.ts';
import { refused } from './flat-part.ts';
import { restartLists } from './lists.ts';
import { tagInAttribute, tagInFieldCode, tagInSimpleField } from './messages.ts';
import type { Numbering, RestartedList } from './numbering.ts';
import { partTemplate } from './part-template.ts';
import { objectPattern, type PartText, pieceAt, readPartText } from './part-text.ts';
import { placeBlocks } from './place-blocks.ts';
import { fileError } from './read-package.ts';
import type { Styles } from './styles.ts';
import type { Tag } from './tags.ts';
import { elementsOf, type XmlElement } from './xml-tree.ts';

/** What the parts of a document share. */
export interface DocumentParts {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Lists that begin anew in loops; those of the part are added. */
  readonly lists: RestartedList[];
}

/** A part with tags, and what a reader sees of it. */
export interface LoadedPart {
  readonly template: PartTemplate;
  readonly text: string;
}

/** Checks the tags of one part as those of any template; places are paragraph and column. */
export function loadPart(
  file: string,
  name: string,
  { xml, root }: XmlPart,
  { styles, numbering, lists }: DocumentParts,
): Outcome<LoadedPart> {
  if (!root.name.startsWith('w:')) return { diagnostics: [fileError(file, damagedPart(name))] };
  const part = readPartText(root);
  const { value: checked, diagnostics } = checkTags(`${file}/${name}`, part.text);
  if (!checked) return { diagnostics };
  const { source, tags, blocks } = checked;
  const shown = (found: readonly Diagnostic[]) => ({
    diagnostics: found.map((each) => ({ ...each, source: part.text.replaceAll(objectPattern, '□') })),
  });
  const misplaced = [...inCodes(part, tags), ...inSimpleFields(part)];
  const found = [
    ...shown(misplaced.map(({ span, message }) => templateError('E-TEMPLATE-SYNTAX', source, span, message)))
      .diagnostics,
    ...inAttributes(root).map((value) => refused(`${file}/${name}`, value, tagInAttribute)),
  ];
  if (found.length > 0) return { diagnostics: found };
  const placement = placeBlocks(blocks, tags, part);
  if (Array.isArray(placement)) {
    return shown(placement.map(({ tag, message }) => templateError('E-TEMPLATE-SYNTAX', source, tag, message)));
  }
  if (tags.length === 0) return { value: { template: [xml], text: part.text }, diagnostics: [] };
  const restarted = restartLists(xml, root, { blocks, placement, numbering, styles, lists });
  const template = partTemplate({ xml, root, part, tags, blocks, placement, lists: restarted, styles });
  return { value: { template, text: part.text }, diagnostics: [] };
}

/** Texts that a reader sees or hears and that are attributes: alt text, screen tips, WordArt. None of them is filled. */
function inAttributes(root: XmlElement): readonly string[] {
  return [...elementsOf(root)].flatMap(({ name, attributes }) =>
    Object.entries(attributes).flatMap(([key, value]) =>
      value.includes('{{') && name !== 'w:fldSimple' && shownAttributes.test(key) ? [value] : [],
    ),
  );
}

const shownAttributes = /^(?:(?:w|o|a):)?(?:descr|title|alt|href|string|tooltip|displayText)$/;

/** Only the address of a link may hold a tag: in any other code, data would decide what Word does. */
function inCodes(part: PartText, tags: readonly Tag[]) {
  return tags.flatMap((tag) => {
    const { element } = pieceAt(part, tag);
    if (element.name !== 'w:instrText') return [];
    const field = part.fields.all.find(({ codes }) => codes.includes(element));
    const keyword = field ? keywordOf(field) : '';
    return keyword === 'HYPERLINK' ? [] : [{ span: tag, message: tagInFieldCode(keyword) }];
  });
}

/** Their code is no text of the part, so that the place is that of the field's result. */
function inSimpleFields(part: PartText) {
  const simple = part.fields.all.filter(({ codes, code }) => codes.length === 0 && code.includes('{{'));
  return simple.map(({ resultStart, end }) => {
    const inside = part.pieces.filter(({ element }) => element.start >= resultStart && element.end <= end);
    const start = inside[0]?.start ?? part.text.length;
    return { span: { start, end: inside.at(-1)?.end ?? start }, message: tagInSimpleField };
  });
}
