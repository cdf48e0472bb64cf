import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { escapeXml } from '../../model/escape-xml.ts';
import { createSource, type Source } from '../../template/source.ts';
import { templateError } from '../../template/template-error.ts';
import { type Checked, checkTags } from './check-tags.ts';
import type { Edit, PartTemplate } from './edit-xml.ts';
import { blockInLine, onlyOutside, tagBesideElements, tagInRelation } from './messages.ts';
import { joined } from './part-template.ts';
import type { Tag, ValueForm } from './tags.ts';
import { elementsOf, type XmlElement } from './xml-tree.ts';

/** A text with tags that is not a paragraph: where it lies in the XML, and how its values are written. */
interface FlatText {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The XML that content controls are bound to: elements that hold nothing but text are filled. */
export function loadDataPart(file: string, xml: string, root: XmlElement): Outcome<PartTemplate> {
  const elements = [...elementsOf(root)];
  const tagged = elements.filter(({ text }) => text.includes('{{'));
  const texts = tagged.map((element) => ({
    start: element.innerStart,
    end: xml.lastIndexOf('</', element.end - 1),
    text: element.text.replace(/\s/g, ' '),
  }));
  const wrong = [
    ...tagged.filter(({ children }) => children.length > 0).map(({ text }) => text),
    ...elements.flatMap(({ attributes }) => Object.values(attributes)).filter((value) => value.includes('{{')),
  ];
  if (wrong.length > 0) return { diagnostics: wrong.map((text) => refused(file, text, tagBesideElements)) };
  return loadTexts(file, xml, texts, 'plain');
}

/** The addresses of links. Word writes braces in them as `%7B` and `%7D`. */
export function loadRelations(file: string, xml: string, root: XmlElement): Outcome<PartTemplate> {
  const texts: FlatText[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { attributes, start, innerStart } of root.children) {
    const text = withPlainTags(attributes.Target ?? '');
    if (!text.includes('{{')) continue;
    if (!/\/hyperlink$/.test(attributes.Type ?? '')) diagnostics.push(refused(file, text, tagInRelation));
    const target = /\sTarget\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(xml.slice(start, innerStart));
    if (!target) continue;
    const value = target[1] ?? target[2] ?? '';
    const end = start + target.index + target[0].length - 1;
    texts.push({ start: end - value.length, end, text });
  }
  if (diagnostics.length > 0) return { diagnostics };
  const loaded = loadTexts(file, xml, texts, 'address');
  return {
    ...loaded,
    diagnostics: loaded.diagnostics.map((each) =>
      each.code === 'E-TEMPLATE-NAME' && (!each.hint || each.hint.en.includes('{{#each'))
        ? { ...each, hint: onlyOutside }
        : each,
    ),
  };
}

function withPlainTags(address: string): string {
  return address.replace(/(?:\{|%7B){2}.*?(?:\}|%7D){2}/gi, (tag) => {
    try {
      return decodeURIComponent(tag);
    } catch {
      return tag;
    }
  });
}

/** Checks the tags of texts, each one line of a source, and puts them into the XML. */
function loadTexts(file: string, xml: string, texts: readonly FlatText[], as: ValueForm): Outcome<PartTemplate> {
  if (texts.length === 0) return { value: [xml], diagnostics: [] };
  const shown = texts.map(({ text }) => text).join('\n');
  const { value: checked, diagnostics } = checkTags(file, shown);
  if (!checked) return { diagnostics };
  const wrong = acrossLines(checked);
  if (wrong.length > 0) return { diagnostics: wrong };
  const edits: Edit[] = [];
  let line = 0;
  for (const { start, end, text } of texts) {
    const content: (string | Tag)[] = [];
    let at = line;
    for (const tag of checked.tags.filter((each) => each.start >= line && each.end <= line + text.length)) {
      content.push(escapeXml(shown.slice(at, tag.start)));
      if (tag.kind !== 'comment') content.push({ ...tag, as });
      at = tag.end;
    }
    content.push(escapeXml(shown.slice(at, line + text.length)));
    edits.push({ start, end, content });
    line += text.length + 1;
  }
  const result: (string | Tag)[] = [];
  let at = 0;
  for (const { start, end, content } of edits) {
    result.push(xml.slice(at, start), ...content);
    at = end;
  }
  return { value: joined([...result, xml.slice(at)]), diagnostics: [] };
}

function acrossLines({ source, blocks }: Checked): Diagnostic[] {
  const lineOf = (tag: Tag) => source.positionAt(tag.start).line;
  return blocks
    .filter(({ tags: [first, ...rest] }) => rest.some((tag) => lineOf(tag) !== lineOf(first!)))
    .map(({ tags }) => templateError('E-TEMPLATE-SYNTAX', source, tags[0]!, blockInLine));
}

/** A text in which a tag cannot be; the place is that of its first tag. */
export function refused(file: string, text: string, message: typeof tagBesideElements): Diagnostic {
  const source: Source = createSource(file, text.replace(/\s/g, ' '));
  const start = source.text.indexOf('{{');
  return { ...templateError('E-TEMPLATE-SYNTAX', source, { start, end: start + 2 }, message), source: source.text };
}
