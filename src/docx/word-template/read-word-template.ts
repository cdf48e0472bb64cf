import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { sha256Of } from '../../model/sha256.ts';
import { type BoundSource, freeBoundControls, propertyStores } from './bindings.ts';
import { decodePart, type XmlPart } from './decode-part.ts';
import type { PartTemplate } from './edit-xml.ts';
import { damagedPart, missingRelation, tooDeep, tooManyElements, tooManyTags, withoutTags } from './file-problems.ts';
import { findLookalikes } from './find-lookalikes.ts';
import { loadDataPart, loadRelations } from './flat-part.ts';
import { type LoadedPart, loadPart } from './load-part.ts';
import { tagInProperties, tagNotFilled } from './messages.ts';
import type { RestartedList } from './numbering.ts';
import { type NumberingTemplate, readNumbering } from './numbering.ts';
import { detachTemplate, refuseOutside } from './outside-relations.ts';
import { fileError, type OpenedPackage, readPackage, type WordPackage } from './read-package.ts';
import { readStyles } from './styles.ts';
import { mostTags } from './tags.ts';
import { elementsOf, type XmlFault, xmlLimits } from './xml-tree.ts';

/** A Word template that was read and checked, as plain data: what a process that reads files of others gives back. */
export interface ReadWordTemplate extends WordPackage {
  /** The parts that are filled: the body, headers, footers, notes, addresses of links, data of content controls. */
  readonly texts: ReadonlyMap<string, PartTemplate>;
  /** The part with the numbered lists, where loops begin some anew; its name. */
  readonly numbering?: NumberingTemplate & { readonly name: string };
  /** SHA-256 of the file, hexadecimal. */
  readonly digest: string;
}

/** Reads a Word document made as a template and checks all tags in it. */
export function readWordTemplate(file: string, bytes: Uint8Array): Outcome<ReadWordTemplate> {
  const { value: opened, diagnostics: problems } = readPackage(file, bytes);
  if (!opened) return { diagnostics: problems };
  const { types, relations } = opened;
  const { parts, found: detached } = detachTemplate(file, opened);
  const diagnostics: Diagnostic[] = [...refuseOutside(file, opened), ...detached];
  const decoded = new Map<string, XmlPart>();
  const decode = (name: string | undefined) => {
    const part = name === undefined ? undefined : parts.get(name);
    if (part === undefined || name === undefined || decoded.has(name)) return decoded.get(name ?? '');
    const found = decodePart(part);
    if (typeof found !== 'string') decoded.set(name, found);
    else diagnostics.push(xmlError(file, name, found));
    return decoded.get(name);
  };
  const byType = (pattern: RegExp) => [...types].filter(([, type]) => pattern.test(type)).map(([name]) => name);

  const numberingName = byType(/wordprocessingml\.numbering\+xml$/)[0];
  const numberingPart = decode(numberingName);
  const styles = readStyles(decode(byType(/wordprocessingml\.styles\+xml$/)[0])?.root);
  const numbering = readNumbering(numberingPart?.xml ?? '', numberingPart?.root);
  const lists: RestartedList[] = [];
  const sources = boundSources(opened, decode);
  const texts = new Map<string, PartTemplate>();
  const seen = new Map<string, string>();
  const take = <Value>({ value, diagnostics: found }: Outcome<Value>): Value | undefined => {
    diagnostics.push(...found);
    return value;
  };

  for (const name of byType(textPart)) {
    const given = decode(name);
    if (!given) continue;
    const freed = freeBoundControls(given.xml, given.root, sources);
    const part = freed === given.xml ? given : decodePart(Buffer.from(freed));
    if (typeof part === 'string') throw new Error(`a changed part cannot be read: ${part}`);
    const lost = lostRelation(part, relations.get(name) ?? []);
    if (lost !== undefined) diagnostics.push(fileError(file, missingRelation(lost, name)));
    const loaded = take<LoadedPart>(loadPart(file, name, part, { styles, numbering, lists }));
    seen.set(name, loaded?.text ?? '');
    if (loaded && isChanged(loaded.template, given, parts.get(name)!)) texts.set(name, loaded.template);
  }
  for (const name of dataParts(opened)) {
    const part = decode(name);
    const template = part && take(loadDataPart(`${file}/${name}`, part.xml, part.root));
    if (template && hasTags(template)) texts.set(name, template);
  }
  for (const name of [...parts.keys()].filter((each) => /(?:^|\/)_rels\/[^/]*\.rels$/.test(each))) {
    const part = decode(name);
    const template = part && take(loadRelations(`${file}/${name}`, part.xml, part.root));
    if (template && hasTags(template)) texts.set(name, template);
  }
  diagnostics.push(...notFilled(file, opened));
  const count = [...texts.values()].flat().filter((item) => typeof item !== 'string').length;
  if (count > mostTags) diagnostics.push(fileError(file, tooManyTags(count), 'E-TEMPLATE-LIMIT'));
  if (diagnostics.length === detached.length) diagnostics.push(...lookalikes(file, seen, count));
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics: shortened(file, diagnostics) };
  const extended = numbering.extended(lists, styles);
  const value = {
    parts,
    types,
    texts,
    ...(extended && numberingName !== undefined && { numbering: { ...extended, name: numberingName } }),
    digest: sha256Of(bytes),
  };
  return { value, diagnostics };
}

type Decode = (name: string | undefined) => XmlPart | undefined;

const textPart = /wordprocessingml\.(?:(?:document|template)\.main|header|footer|footnotes|endnotes)\+xml$/;

const hasTags = (template: PartTemplate) => template.some((item) => typeof item !== 'string');

/** A part without tags that is as it was stays the same bytes. */
function isChanged(template: PartTemplate, { xml }: XmlPart, bytes: Uint8Array): boolean {
  return hasTags(template) || template.join('') !== xml || !Buffer.from(xml).equals(bytes);
}

function xmlError(file: string, part: string, fault: XmlFault): Diagnostic {
  if (fault === 'damaged') return fileError(file, damagedPart(part));
  const problem = fault === 'deep' ? tooDeep(part, xmlLimits.depth) : tooManyElements(part, xmlLimits.elements);
  return fileError(file, problem, 'E-TEMPLATE-LIMIT');
}

/** The XML in the document that its content controls may be bound to. */
function dataParts({ relations, parts }: OpenedPackage): string[] {
  const named = [...relations.values()].flat().filter(({ type, part }) => type === 'customXml' && part !== undefined);
  return [...new Set(named.map(({ part }) => part!))].filter((name) => parts.has(name));
}

function boundSources(opened: OpenedPackage, decode: Decode): BoundSource[] {
  const { types, relations } = opened;
  const propertiesOf = (ending: string) => [...types].find(([, type]) => type.endsWith(ending))?.[0];
  const properties = [
    [propertyStores.core, propertiesOf('core-properties+xml')],
    [propertyStores.extended, propertiesOf('extended-properties+xml')],
  ] as const;
  const data = dataParts(opened).map((name) => {
    const described = relations.get(name)?.find(({ type }) => type === 'customXmlProps')?.part;
    const attributes = Object.entries(decode(described)?.root.attributes ?? {});
    return [attributes.find(([key]) => key.endsWith('itemID'))?.[1] ?? '', name] as const;
  });
  const source =
    (isProperty: boolean) =>
    ([id, name]: readonly [string, string | undefined]) => {
      const root = decode(name)?.root;
      return root ? [{ id, root, isProperty }] : [];
    };
  return [...properties.flatMap(source(true)), ...data.flatMap(source(false))];
}

/** A picture, header or link of which the document says nothing; Word does not open such a file. */
function lostRelation({ root }: XmlPart, relations: readonly { readonly id: string }[]): string | undefined {
  const ids = new Set(relations.map(({ id }) => id));
  for (const { attributes } of elementsOf(root)) {
    for (const [name, value] of Object.entries(attributes)) {
      if (/^r:(?:id|embed|link|pict|dm|lo|qs|cs)$/.test(name) && value !== '' && !ids.has(value)) return value;
    }
  }
  return undefined;
}

/** Tags where none is filled: a reader would see them as they are. */
function notFilled(file: string, { parts, types }: OpenedPackage): Diagnostic[] {
  const places = [
    [/drawingml\.(?:chart|diagramData|diagramDrawing)\+xml$/, tagNotFilled],
    [/\.custom-properties\+xml$/, tagInProperties],
  ] as const;
  return places.flatMap(([pattern, message]) =>
    [...types]
      .filter(([name, type]) => pattern.test(type) && Buffer.from(parts.get(name) ?? []).includes('{{'))
      .map(([name]) => diagnostic('E-TEMPLATE-SYNTAX', { file: `${file}/${name}` }, { message })),
  );
}

function lookalikes(file: string, seen: ReadonlyMap<string, string>, count: number): Diagnostic[] {
  const severity = count === 0 ? 'error' : 'warning';
  const found = [...seen].flatMap(([name, text]) =>
    findLookalikes(`${file}/${name}`, text, severity).map((each) => ({ ...each, source: text })),
  );
  return found.length > 0 || count > 0 ? found : [fileError(file, withoutTags)];
}

/** Of a template that is wrong all over, the first places are reported. */
function shortened(file: string, all: readonly Diagnostic[]): readonly Diagnostic[] {
  if (all.length <= mostDiagnostics) return all;
  const more = all.length - mostDiagnostics;
  const message = { th: `ยังมีข้อผิดพลาดอีก ${more} แห่งที่ไม่ได้แสดง`, en: `${more} more errors are not shown` };
  const hint = { th: 'แก้ที่แสดงไว้ก่อน แล้วตรวจใหม่', en: 'correct those that are shown, then check again' };
  return [...all.slice(0, mostDiagnostics), fileError(file, { message, hint }, 'E-TEMPLATE-LIMIT')];
}

const mostDiagnostics = 200;
