import { escapeXml } from '../../model/escape-xml.ts';
import { editXml, type XmlEdit } from './edit-xml.ts';
import { childOf, elementsOf, localName, type XmlElement } from './xml-tree.ts';

/** Where a content control takes its text from, by the id of the store (`w:storeItemID`). */
export interface BoundSource {
  readonly id: string;
  readonly root: XmlElement;
  /** Of the document's properties, which are written anew for each report. */
  readonly isProperty: boolean;
}

/** Word's own ids for the stores of the document's properties. */
export const propertyStores = {
  core: '{6C3C8BC8-F283-45AE-878A-BAB7291924A1}',
  extended: '{6668398D-A668-4E3E-A5EB-62B293D839F1}',
} as const;

/**
 * Word shows in a bound content control what is in its source, whatever text it holds (ECMA-376, 17.5.2.6). One with a tag,
 * in its text or in its source, becomes a control without a source; so does one bound to a property of the document, for
 * the properties of a report are its own.
 */
export function freeBoundControls(xml: string, root: XmlElement, sources: readonly BoundSource[]): string {
  const edits: XmlEdit[] = [];
  for (const control of elementsOf(root)) {
    if (control.name !== 'w:sdt') continue;
    const properties = childOf(control, 'w:sdtPr');
    const bindings = properties?.children.filter(({ name }) => localName(name) === 'dataBinding') ?? [];
    const [binding] = bindings;
    const content = childOf(control, 'w:sdtContent');
    if (!properties || !binding || !content) continue;
    const texts = [...elementsOf(content)].filter(({ name }) => name === 'w:t');
    const source = sourceOf(binding, sources);
    const isTagged = texts
      .map(({ text }) => text)
      .join('')
      .includes('{{');
    const bringsTag = !isTagged && source?.text.includes('{{') === true && texts.length > 0;
    if (!isTagged && !bringsTag && !source?.isProperty) continue;
    const placeholder = properties.children.filter(({ name }) => name === 'w:showingPlcHdr');
    for (const { start, end } of [...bindings, ...(isTagged || bringsTag ? placeholder : [])]) {
      edits.push({ start, end, text: '' });
    }
    if (bringsTag) {
      for (const [index, { start, end }] of texts.entries()) {
        edits.push({
          start,
          end,
          text: index === 0 ? `<w:t xml:space="preserve">${escapeXml(source.text)}</w:t>` : '',
        });
      }
    }
  }
  return edits.length === 0 ? xml : editXml(xml, edits);
}

function sourceOf({ attributes }: XmlElement, sources: readonly BoundSource[]) {
  const [id, path] = ['storeItemID', 'xpath'].map(
    (name) => Object.entries(attributes).find(([key]) => localName(key) === name)?.[1],
  );
  for (const source of sources) {
    if (id && source.id.toUpperCase() !== id.toUpperCase()) continue;
    const element = elementAt(source.root, path ?? '');
    if (element) return { text: element.text, isProperty: source.isProperty };
  }
  return undefined;
}

/** The element that a path such as `/ns0:office[1]/ns0:name[1]` leads to, the only kind that Word writes for text. */
function elementAt(root: XmlElement, path: string): XmlElement | undefined {
  const steps = path.split('/').slice(1);
  let among: readonly XmlElement[] = [root];
  let found: XmlElement | undefined;
  for (const step of steps) {
    const [, name, index = '1'] = /^(?:[\w.-]+:)?([\w.-]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    found = among.filter((each) => localName(each.name) === name)[Number(index) - 1];
    if (!found) return undefined;
    among = found.children;
  }
  return found;
}
