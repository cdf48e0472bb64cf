import type { XmlEdit } from './edit-xml.ts';
import { childOf, type XmlElement } from './xml-tree.ts';

/** What `word/styles.xml` says of runs and paragraphs (ECMA-376, 17.7). */
export interface Styles {
  /** A style and those it is based on, innermost first; for a paragraph without one, the default style. */
  chain(kind: 'paragraph' | 'character', id: string | undefined): readonly XmlElement[];
  /** The properties of runs that hold where no style says otherwise. */
  readonly runDefaults: XmlElement | undefined;
}

/** Reads `styles.xml` of a Word template; without one it has no styles. */
export function readStyles(root: XmlElement | undefined): Styles {
  const all = [...(root?.children ?? [])].filter(({ name }) => name === 'w:style');
  const byId = new Map(all.map((style) => [style.attributes['w:styleId'] ?? '', style]));
  const isDefault = ({ attributes }: XmlElement) =>
    attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(attributes['w:default'] ?? '');
  const normal = all.find(isDefault);
  const defaults = childOf(root, 'w:docDefaults');
  const known = new Map<string, readonly XmlElement[]>();

  function chainOf(first: XmlElement | undefined): readonly XmlElement[] {
    const chain: XmlElement[] = [];
    for (let style = first; style && !chain.includes(style) && chain.length < longestChain; ) {
      chain.push(style);
      style = byId.get(childOf(style, 'w:basedOn')?.attributes['w:val'] ?? '');
    }
    return chain;
  }

  return {
    chain(kind, id) {
      const key = `${kind} ${id}`;
      const chain = known.get(key) ?? chainOf(id === undefined ? undefined : byId.get(id));
      known.set(key, chain);
      return chain.length === 0 && kind === 'paragraph' && normal ? chainOf(normal) : chain;
    },
    runDefaults: childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr'),
  };
}

/** Word itself allows 11. */
const longestChain = 50;

/** Puts a new child behind those that the schema requires before it. */
export function insertInOrder(xml: string, parent: XmlElement, text: string, before: ReadonlySet<string>): XmlEdit {
  const last = parent.children.findLast(({ name }) => before.has(name));
  if (last) return { start: last.end, end: last.end, text };
  if (parent.end > parent.innerStart) return { start: parent.innerStart, end: parent.innerStart, text };
  // An element without content: `<w:pPr/>`.
  const tag = xml.slice(parent.start, parent.end).replace(/\s*\/>$/, '>');
  return { start: parent.start, end: parent.end, text: `${tag}${text}</${parent.name}>` };
}
