import {
  Document as DocxDocument,
  Footer,
  Header,
  type IContext,
  type INumberingOptions,
  type ISectionOptions,
  type XmlComponent,
} from 'docx';
import { createGenerationCache } from '../model/generation-cache.ts';
import type { WordNumbering } from './word-paragraph.ts';
import { xmlText } from './xml-text.ts';

/*
 * The parts that the docx library makes of a document, as its Packer would write them, but without packing: the Packer
 * compresses every part, most of which are the same each time. What lies in a part is not here: blocks are written one by
 * one, and put in as text.
 */

/** The parts that hold blocks, each as its XML before and after them, and the relationships of the main part. */
export interface DocumentShell {
  readonly document: Shell;
  readonly header: Shell;
  readonly footer: Shell;
  readonly relationships: string;
}

type Shell = readonly [before: string, after: string];

/** The parts of a document with a header and a footer; reports with the same page share one. */
export function documentShell(properties: NonNullable<ISectionOptions['properties']>): DocumentShell {
  const key = JSON.stringify(properties);
  const known = writtenShells.get(key);
  if (known) return known;
  const shell = writeShell(properties);
  writtenShells.set(key, shell);
  return shell;
}

const writtenShells = createGenerationCache<DocumentShell>(64);

function writeShell(properties: NonNullable<ISectionOptions['properties']>): DocumentShell {
  const empty = { children: [] };
  const file = new DocxDocument({
    sections: [
      { properties, headers: { default: new Header(empty) }, footers: { default: new Footer(empty) }, children: [] },
    ],
  });
  const {
    Document: main,
    Headers: [header],
    Footers: [footer],
  } = file;
  return {
    document: openAt(partXml(file, main.View), '<w:body>'),
    header: opened(partXml(file, header!.View, header)),
    footer: opened(partXml(file, footer!.View, footer)),
    relationships: partXml(file, main.Relationships),
  };
}

function openAt(xml: string, start: string): Shell {
  const end = xml.indexOf(start) + start.length;
  return [xml.slice(0, end), xml.slice(end)];
}

/** An element without content, opened up. */
function opened(xml: string): Shell {
  const name = /<(w:\w+)[^<]*\/>$/.exec(xml)![1]!;
  return [`${xml.slice(0, -'/>'.length)}>`, `</${name}>`];
}

/** The part of numbering, and the numbers of the lists that a document uses. */
export interface NumberingPart {
  readonly xml: string;
  /** Fills in the numbers of lists, which the library leaves as `{reference-instance}`. */
  readonly fillIn: (xml: string) => string;
}

/** Numbers the lists that are used, first one first; documents that define and use the same share one. */
export function numberingPart(options: INumberingOptions, used: Iterable<WordNumbering>): NumberingPart {
  const instances = [...used].map(({ reference, instance }) => ({ reference, instance }));
  const key = JSON.stringify([options, instances]);
  const known = writtenNumberings.get(key);
  if (known) return known;
  const file = new DocxDocument({ numbering: options, sections: [] });
  for (const { reference, instance } of instances) file.Numbering.createConcreteNumberingInstance(reference, instance);
  const part = { xml: partXml(file, file.Numbering), fillIn: listNumbers(file) };
  writtenNumberings.set(key, part);
  return part;
}

const writtenNumberings = createGenerationCache<NumberingPart>(64);

function listNumbers({ Numbering }: DocxDocument): (xml: string) => string {
  const numbers = new Map(
    Numbering.ConcreteNumbering.map(({ reference, instance, numId }) => [`{${reference}-${instance}}`, String(numId)]),
  );
  return (xml) => xml.replace(listPlaceholder, (placeholder) => numbers.get(placeholder) ?? placeholder);
}

/** See `placeholderText` in numbering.ts. */
const listPlaceholder = /\{\u0001\d+-\d+\}/g;

function partXml(file: DocxDocument, component: XmlComponent, wrapper: IContext['viewWrapper'] = file.Document) {
  const prepared = component.prepForXml({ file, viewWrapper: wrapper, stack: [] }) ?? {};
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xmlText(prepared)}`;
}
