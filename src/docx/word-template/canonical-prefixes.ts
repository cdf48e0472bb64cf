import { editXml, type XmlEdit } from './edit-xml.ts';
import { elementsOf, type XmlElement } from './xml-tree.ts';

/**
 * The same part with the prefixes that Word writes for the namespaces that filling looks for; a program may write any
 * others, or none. A part that has them already comes back as it is.
 */
export function canonicalPrefixes(xml: string, root: XmlElement): string {
  const scopes = new Map<XmlElement, Scope>();
  const edits: XmlEdit[] = [];
  for (const element of elementsOf(root)) {
    const scope = scopeOf(element, element.parent ? scopes.get(element.parent)! : noScope);
    scopes.set(element, scope);
    if (scope.renames.size === 0) continue;
    const [before, after] = [xml.slice(element.start, element.innerStart), renamed(element, scope)];
    edits.push({ start: element.start, end: element.innerStart, text: startTag(before, after) });
    if (element.end > element.innerStart) {
      const start = xml.lastIndexOf('</', element.end - 1);
      edits.push({ start, end: element.end, text: `</${after.name}>` });
    }
  }
  return edits.length === 0 ? xml : editXml(xml, edits);
}

const officeDocument = 'officeDocument/2006/relationships';
const drawing = 'drawingml';

/** Of ECMA-376: the transitional namespaces and those of its strict form. */
const canonical: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  [`http://schemas.openxmlformats.org/${officeDocument}`, 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  [`http://schemas.openxmlformats.org/${drawing}/2006/wordprocessingDrawing`, 'wp'],
  [`http://purl.oclc.org/ooxml/${drawing}/wordprocessingDrawing`, 'wp'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
]);

const canonicalNames: ReadonlySet<string> = new Set(canonical.values());

interface Scope {
  /** Namespace of each prefix, `''` that of elements without one. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** The prefix to write in place of another. */
  readonly renames: ReadonlyMap<string, string>;
}

const noScope: Scope = { namespaces: new Map(), renames: new Map() };

function scopeOf({ attributes }: XmlElement, outer: Scope): Scope {
  const declared = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  const namespaces = new Map(outer.namespaces);
  for (const [name, uri] of declared) namespaces.set(name.slice('xmlns:'.length), uri);
  const renames = new Map<string, string>();
  for (const [prefix, uri] of namespaces) {
    const wanted = canonical.get(uri) ?? (canonicalNames.has(prefix) ? `other-${prefix}` : prefix);
    if (wanted !== prefix) renames.set(prefix, wanted);
  }
  return { namespaces, renames };
}

interface Renamed {
  readonly name: string;
  /** In the order of the tag, as written, without their values. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Attributes whose values are prefixes, with the new value. */
  readonly values: ReadonlyMap<string, string>;
}

function renamed({ name, attributes }: XmlElement, { renames }: Scope): Renamed {
  const names = new Map<string, string>();
  const values = new Map<string, string>();
  for (const [attribute, value] of Object.entries(attributes)) {
    const to = renamedAttribute(attribute, renames);
    names.set(attribute, to);
    if (/^(?:mc:(?:Ignorable|ProcessContent|MustUnderstand)|Requires)$/.test(to))
      values.set(attribute, renamedList(value, renames));
  }
  return { name: renamedName(name, renames), attributes: names, values };
}

function renamedName(name: string, renames: Scope['renames']): string {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const to = renames.get(prefix);
  return to === undefined ? name : `${to}:${name.slice(colon + 1)}`;
}

function renamedAttribute(name: string, renames: Scope['renames']): string {
  if (name === 'xmlns') return renames.has('') ? `xmlns:${renames.get('')}` : name;
  // An attribute without a prefix is in no namespace.
  const colon = name.indexOf(':');
  if (colon === -1) return name;
  const prefix = name.slice(0, colon);
  if (prefix === 'xmlns') return `xmlns:${renames.get(name.slice(colon + 1)) ?? name.slice(colon + 1)}`;
  return renamedName(name, renames);
}

const renamedList = (list: string, renames: Scope['renames']) =>
  list.replace(/(?<=^|\s)[^\s:]+/g, (prefix) => renames.get(prefix) ?? prefix);

/** The start tag with other names; values stay as they are written. */
function startTag(tag: string, { name, attributes, values }: Renamed): string {
  const written = new Set<string>();
  return tag
    .replace(/^<[^\s/>]+/, `<${name}`)
    .replace(/\s+([^\s=/>]+)(\s*=\s*)("[^"]*"|'[^']*')/g, (whole, attribute: string, sign: string, value: string) => {
      const to = attributes.get(attribute) ?? attribute;
      // Two prefixes of one namespace become one.
      if (written.has(to)) return '';
      written.add(to);
      const list = values.get(attribute);
      if (to === attribute && list === undefined) return whole;
      return ` ${to}${sign}${list === undefined ? value : `"${list}"`}`;
    });
}
