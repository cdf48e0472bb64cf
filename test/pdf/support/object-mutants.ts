import { inflateSync } from 'node:zlib';
import type { PdfObjects } from '../../support/pdf-objects.ts';
import { type StructureElement, structureTree } from '../../support/pdf-structure.ts';
import { PdfName, PdfReference, PdfStream, type PdfValue } from '../../support/pdf-syntax.ts';
import type { CheckName } from './checks.ts';
import { elements } from './marked-text.ts';

/** A way to spoil a good file, and the check that must see it. */
export interface Mutant {
  readonly name: string;
  readonly seenBy: CheckName;
  readonly spoil: (pdf: PdfObjects) => void;
}

/** Changes to a file's objects as they are read: each takes away one thing the file needs. */
export const objectMutants: readonly Mutant[] = [
  inContent('an operator after the last mark', 'content', (content) => `${content}\n0 0 1 rg`),
  inContent('text without its mark', 'content', (content) =>
    content.replace(/\/P <<\/MCID 3>> BDC\n([\s\S]*?)EMC/, '$1'),
  ),
  inContent('a mark within a mark', 'content', (content) =>
    content.replace('/MCID 3>> BDC', '/MCID 3>> BDC /P BMC EMC'),
  ),
  inContent('a text that does not end', 'content', (content) => content.replace(/\bET\n/, '')),
  inContent('a state of graphics that nothing began', 'content', (content) => content.replace(/\bET\n/, 'ET Q\n')),
  inContent('a state of graphics in a text', 'content', (content) => content.replace(/\bET\n/, 'q Q ET\n')),
  inContent('a number used twice', 'content', (content) => content.replace('/MCID 3>>', '/MCID 2>>')),
  inContent('an artifact with a number', 'content', (content) =>
    content.replace('/Artifact <<', '/Artifact <</MCID 0'),
  ),
  inContent('a sequence nobody owns', 'parentTree', (content) => `${content}\n/P <</MCID 999>> BDC EMC`),
  { name: 'owners shifted', seenBy: 'parentTree', spoil: (pdf) => void owners(pdf).unshift(owners(pdf)[5]!) },
  { name: 'owner missing', seenBy: 'parentTree', spoil: (pdf) => void owners(pdf).pop() },
  { name: 'page without key', seenBy: 'parentTree', spoil: (pdf) => remove(pdf.pages[0], 'StructParents') },
  { name: 'two pages, one key', seenBy: 'parentTree', spoil: (pdf) => set(pdf.pages[1], 'StructParents', 0) },
  inElement('another parent', 'parentTree', 'LBody', (element, pdf) =>
    set(element, 'P', pdf.get(pdf.catalog, 'StructTreeRoot')),
  ),
  inElement('another number', 'parentTree', 'LBody', (element) => set(element, 'K', [2])),
  inElement('heading skips a level', 'structure', 'H2', (element) => set(element, 'S', new PdfName('H3'))),
  inElement('paragraph in a list', 'structure', 'LI', (element) => set(element, 'S', new PdfName('P'))),
  inElement('item without body', 'structure', 'LI', (element, pdf) => void list(pdf.get(element, 'K')).pop()),
  inElement('item without label', 'structure', 'LI', (element, pdf) => void list(pdf.get(element, 'K')).shift()),
  inElement('row header without scope', 'structure', 'TH', (element) => remove(element, 'A')),
  inElement('row header as data', 'structure', 'TH', (element) => set(element, 'S', new PdfName('TD'))),
  inElement('row shorter than the others', 'structure', 'TR', (element, pdf) => void list(pdf.get(element, 'K')).pop()),
  inElement('a list that does not say how it counts', 'structure', 'L', (element) => remove(element, 'A')),
  {
    name: 'a bookmark into its heading',
    seenBy: 'navigation',
    spoil: (pdf) => lowerBookmark(pdf, -12),
  },
  {
    name: 'a bookmark above the text before',
    seenBy: 'navigation',
    spoil: (pdf) => lowerBookmark(pdf, 40),
  },
  inElement('paragraph without text', 'structure', 'P', (element) => set(element, 'K', [])),
  { name: 'no language', seenBy: 'languages', spoil: (pdf) => remove(pdf.catalog, 'Lang') },
  { name: 'English not marked', seenBy: 'languages', spoil: (pdf) => remove(element(pdf, 'Span', 'Lang'), 'Lang') },
  inElement('Thai marked as English', 'languages', 'P', (element) => set(element, 'Lang', ascii('en'))),
  { name: 'wrong expansion', seenBy: 'expansions', spoil: (pdf) => set(element(pdf, 'Span', 'E'), 'E', ascii('x')) },
  { name: 'no expansion', seenBy: 'expansions', spoil: (pdf) => remove(element(pdf, 'Span', 'E'), 'E') },
  inMetadata('bare ampersand', '</dc:format>', ' & </dc:format>'),
  inMetadata('another title', /(<dc:title>.*?x-default">)/, '$1x'),
  inMetadata('no PDF/A identifier', '<pdfaid:part>3</pdfaid:part>', ''),
  inMetadata('another conformance', '<pdfaid:conformance>A<', '<pdfaid:conformance>B<'),
  inMetadata('no PDF/UA identifier', '<pdfuaid:part>1</pdfuaid:part>', ''),
  inMetadata('PDF/UA not described', '>http://www.aiim.org/pdfua/ns/id/</', '>urn:x</'),
  inMetadata('own property not described', '>dataSHA256<', '>other<'),
  inMetadata('digest of other data', /<raingan:dataSHA256>./, '<raingan:dataSHA256>x'),
  inMetadata('another date', /<xmp:ModifyDate>\d{4}/, '<xmp:ModifyDate>1999'),
  { name: 'Info without title', seenBy: 'metadata', spoil: (pdf) => remove(pdf.get(pdf.trailer, 'Info'), 'Title') },
  {
    name: 'other data attached',
    seenBy: 'attachments',
    spoil: (pdf) => change(yamlFile(pdf, 'EF', 'F'), (text) => `${text} `),
  },
  { name: 'attachment not related', seenBy: 'attachments', spoil: (pdf) => remove(pdf.catalog, 'AF') },
  { name: 'relation left out', seenBy: 'attachments', spoil: (pdf) => remove(yamlFile(pdf), 'AFRelationship') },
  { name: 'type left out', seenBy: 'attachments', spoil: (pdf) => remove(yamlFile(pdf, 'EF', 'F'), 'Subtype') },
  { name: 'no description', seenBy: 'attachments', spoil: (pdf) => remove(yamlFile(pdf), 'Desc') },
  {
    name: 'wrong checksum',
    seenBy: 'attachments',
    spoil: (pdf) => set(yamlFile(pdf, 'EF', 'F', 'Params'), 'CheckSum', ascii('0')),
  },
  {
    name: 'no date of change',
    seenBy: 'attachments',
    spoil: (pdf) => remove(yamlFile(pdf, 'EF', 'F', 'Params'), 'ModDate'),
  },
  { name: 'wrong size', seenBy: 'attachments', spoil: (pdf) => set(yamlFile(pdf, 'EF', 'F', 'Params'), 'Size', 1) },
  { name: 'no bookmarks', seenBy: 'navigation', spoil: (pdf) => remove(pdf.catalog, 'Outlines') },
  {
    name: 'a bookmark lost',
    seenBy: 'navigation',
    spoil: (pdf) => remove(pdf.get(pdf.catalog, 'Outlines', 'First'), 'Next'),
  },
  {
    name: 'a bookmark to another page',
    seenBy: 'navigation',
    spoil: (pdf) => void list(pdf.get(pdf.catalog, 'Outlines', 'First', 'Dest')).splice(0, 1, reference(pdf, 1)),
  },
  { name: 'title not shown', seenBy: 'navigation', spoil: (pdf) => remove(pdf.catalog, 'ViewerPreferences') },
  { name: 'no tab order', seenBy: 'navigation', spoil: (pdf) => remove(pdf.pages[0], 'Tabs') },
  {
    name: 'font not embedded',
    seenBy: 'fonts',
    spoil: (pdf) => remove(descendant(pdf, 'FontDescriptor'), 'FontFile2'),
  },
  {
    name: 'no characters',
    seenBy: 'fonts',
    spoil: (pdf) => remove(pdf.get(pdf.pages[0], 'Resources', 'Font', 'F1'), 'ToUnicode'),
  },
  {
    name: 'a character lost',
    seenBy: 'fonts',
    spoil: (pdf) =>
      change(pdf.get(pdf.pages[0], 'Resources', 'Font', 'F1', 'ToUnicode'), (map) => map.replace('<0001> ', '<FFF0> ')),
  },
  { name: 'a wrong width', seenBy: 'fonts', spoil: (pdf) => void list(descendant(pdf, 'W', 1)).splice(2, 1, 1) },
  {
    name: 'a CID without glyph',
    seenBy: 'fonts',
    spoil: (pdf) =>
      change(pdf.get(pdf.pages[0], 'Contents'), (content) => content.replace(/\([^)]*\) Tj/, '(\0\0) Tj')),
  },
];

/** The same for what only PDF 2.0 has. */
export const objectMutants20: readonly Mutant[] = [
  inMetadata('another part of PDF/A', '<pdfaid:part>4<', '<pdfaid:part>3<'),
  inMetadata('no revision of PDF/A', '<pdfaid:rev>2020</pdfaid:rev>', ''),
  inMetadata('attached files not declared', '<pdfaid:conformance>F</pdfaid:conformance>', ''),
  inMetadata('no revision of PDF/UA', '<pdfuaid:rev>2024</pdfuaid:rev>', ''),
  inMetadata('not declared well-tagged', 'wtpdf#accessibility1.0', 'wtpdf#reuse1.0'),
  { name: 'with Info', seenBy: 'metadata', spoil: (pdf) => set(pdf.trailer, 'Info', pdf.catalog) },
  inElement('an element without namespace', 'structure', 'P', (element) => remove(element, 'NS')),
  inElement('no title', 'structure', 'Title', (element) => set(element, 'S', new PdfName('P'))),
  inElement('labels without numbering', 'structure', 'L', (element, pdf) =>
    set(pdf.get(element, 'A'), 'ListNumbering', new PdfName('None')),
  ),
  {
    name: 'a bookmark without element',
    seenBy: 'navigation',
    spoil: (pdf) => remove(pdf.get(pdf.catalog, 'Outlines', 'First', 'A'), 'SD'),
  },
];

function lowerBookmark(pdf: PdfObjects, by: number): void {
  const destination = list(pdf.get(pdf.catalog, 'Outlines', 'First', 'First', 'Dest'));
  destination[3] = Number(destination[3]) + by;
}

function inContent(name: string, seenBy: CheckName, edit: (content: string) => string): Mutant {
  return { name, seenBy, spoil: (pdf) => change(pdf.get(pdf.pages[0], 'Contents'), edit) };
}

function inMetadata(name: string, from: string | RegExp, to: string): Mutant {
  const spoil = (pdf: PdfObjects) => change(pdf.get(pdf.catalog, 'Metadata'), (xmp) => xmp.replace(from, to));
  return { name: `XMP: ${name}`, seenBy: 'metadata', spoil };
}

/** Spoils the first element of a role. */
function inElement(
  name: string,
  seenBy: CheckName,
  role: string,
  spoil: (dictionary: PdfValue, pdf: PdfObjects) => void,
): Mutant {
  return { name: `${role}: ${name}`, seenBy, spoil: (pdf) => spoil(element(pdf, role), pdf) };
}

function element(pdf: PdfObjects, role: string, key = 'S'): PdfValue {
  const found = elements(pdf).find((each: StructureElement) => each.role === role && each.dictionary.has(key));
  if (!found) throw new Error(`no ${role} with ${key} in ${structureTree(pdf).length} trees`);
  return found.dictionary;
}

const owners = (pdf: PdfObjects) => list(pdf.get(pdf.catalog, 'StructTreeRoot', 'ParentTree', 'Nums', 1));

const yamlFile = (pdf: PdfObjects, ...path: string[]) =>
  pdf.get(pdf.catalog, 'Names', 'EmbeddedFiles', 'Names', 1, ...path);

const descendant = (pdf: PdfObjects, ...path: (string | number)[]) =>
  pdf.get(pdf.pages[0], 'Resources', 'Font', 'F1', 'DescendantFonts', 0, ...path);

/** A reference to a page. */
function reference(pdf: PdfObjects, page: number): PdfValue {
  const found = pdf.numbers.find((number) => pdf.resolve(new PdfReference(number)) === pdf.pages[page]);
  return new PdfReference(found ?? 0);
}

const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** What is read is cached, and so are these changes of it; values are read-only for everybody else. */
function list(value: PdfValue): PdfValue[] {
  if (!Array.isArray(value)) throw new Error('no array to spoil');
  return value as PdfValue[];
}

function set(target: PdfValue | undefined, key: string, value: PdfValue): void {
  entries(target).set(key, value);
}

function remove(target: PdfValue | undefined, key: string): void {
  if (!entries(target).delete(key)) throw new Error(`no ${key} to take away`);
}

function entries(target: PdfValue | undefined): Map<string, PdfValue> {
  const dictionary = target instanceof PdfStream ? target.dictionary : target;
  if (!(dictionary instanceof Map)) throw new Error('no dictionary to spoil');
  return dictionary;
}

function change(stream: PdfValue, edit: (content: string) => string): void {
  if (!(stream instanceof PdfStream)) throw new Error('no stream to spoil');
  const isMetadata = !stream.dictionary.has('Filter');
  const encoding = isMetadata ? 'utf8' : 'latin1';
  const before = Buffer.from(isMetadata ? stream.raw : inflateSync(stream.raw)).toString(encoding);
  const after = edit(before);
  if (after === before) throw new Error('nothing changed');
  entries(stream).delete('Filter');
  (stream as { raw: Uint8Array }).raw = new Uint8Array(Buffer.from(after, encoding));
}
