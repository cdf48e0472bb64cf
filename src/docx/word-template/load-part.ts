import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { checkNames } from '../../template/check-names.ts';
import { templateNames } from '../../template/names.ts';
import { parseSource } from '../../template/parse-source.ts';
import { createSource, type Source } from '../../template/source.ts';
import { templateError } from '../../template/template-error.ts';
import { compilePart, type RenderPart } from './compile-part.ts';
import { damagedPart } from './file-problems.ts';
import { tagAcrossParagraphs } from './messages.ts';
import { partTemplate } from './part-template.ts';
import { objectPattern, type PartText, readPartText } from './part-text.ts';
import { placeBlocks } from './place-blocks.ts';
import { fileError } from './read-package.ts';
import { asTyped, findBlocks, findTags, type Tag } from './tags.ts';
import { parseXml, type XmlElement } from './xml-tree.ts';

/** Checks the tags of one part as those of any template, and compiles it; places are paragraph and column. */
export function loadPart(file: string, name: string, xml: string): Outcome<RenderPart> {
  const root = parseXml(xml);
  if (!root?.name.startsWith('w:')) return { diagnostics: [fileError(file, damagedPart(name))] };
  const part = readPartText(root);
  const typed = createSource(`${file}/${name}`, asTyped(part.text));
  const tags = findTags(typed.text);
  const { value: parsed, diagnostics } = parseSource(typed);
  const found = parsed
    ? [...acrossParagraphs(typed, tags), ...checkNames(parsed, noPartials, templateNames)]
    : diagnostics;
  if (found.length > 0) return { diagnostics: found.map((each) => ({ ...each, source: shown(part) })) };
  return compile(typed, xml, root, part, tags);
}

/** The text for a message, pictures and fields as boxes. */
const shown = ({ text }: PartText) => text.replaceAll(objectPattern, '□');

const noPartials = new Map<string, never>();

function acrossParagraphs(source: Source, tags: readonly Tag[]): Diagnostic[] {
  return tags
    .filter(({ text }) => text.includes('\n'))
    .map((tag) => templateError('E-TEMPLATE-SYNTAX', source, tag, tagAcrossParagraphs));
}

function compile(
  source: Source,
  xml: string,
  root: XmlElement,
  part: PartText,
  tags: readonly Tag[],
): Outcome<RenderPart> {
  const blocks = findBlocks(tags);
  const placement = placeBlocks(blocks, tags, part);
  if (Array.isArray(placement)) {
    const wrong = placement.map(({ tag, message }) => templateError('E-TEMPLATE-SYNTAX', source, tag, message));
    return { diagnostics: wrong.map((each) => ({ ...each, source: shown(part) })) };
  }
  return { value: compilePart(partTemplate(xml, root, part, { tags, blocks }, placement)), diagnostics: [] };
}
