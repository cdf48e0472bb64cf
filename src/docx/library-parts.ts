import type { Document as DocxDocument, FileChild, IContext, XmlComponent } from 'docx';
import { xmlText } from './xml-text.ts';

/**
 * The parts the docx library made of a document, as its Packer would write them,
 * but without packing: the Packer compresses every part, most of which are the same each time. `body` are blocks of the
 * body that the document does not hold itself; each is written, and forgotten, before the next is made.
 */
export function libraryParts(file: DocxDocument, body: Iterable<FileChild> = []): Readonly<Record<string, string>> {
  const { Document: main, Headers: headers, Footers: footers } = file;
  const textOf = (component: XmlComponent, wrapper: IContext['viewWrapper'] = main) =>
    xmlText(component.prepForXml({ file, viewWrapper: wrapper, stack: [] }) ?? {});
  const write = (component: XmlComponent, wrapper?: IContext['viewWrapper']) =>
    `${xmlType}${textOf(component, wrapper)}`;
  let blocks = '';
  for (const block of body) blocks += textOf(block);
  const text = write(main.View).replace(bodyStart, (start) => start + blocks);
  const running = [
    ...headers.map((header, index) => [`word/header${index + 1}.xml`, write(header.View, header)] as const),
    ...footers.map((footer, index) => [`word/footer${index + 1}.xml`, write(footer.View, footer)] as const),
  ];
  // Lists are counted while paragraphs are prepared, so the numbering comes after them.
  const numbered = listNumbers(file);
  return {
    'word/document.xml': numbered(text),
    ...Object.fromEntries(running.map(([name, text]) => [name, numbered(text)])),
    'word/numbering.xml': write(file.Numbering),
    'word/_rels/document.xml.rels': write(main.Relationships),
  };
}

/** Fills in the numbers of lists, which the library leaves as `{name-instance}`. */
function listNumbers({ Numbering }: DocxDocument): (xml: string) => string {
  const numbers = new Map(
    Numbering.ConcreteNumbering.map(({ reference, instance, numId }) => [`{${reference}-${instance}}`, String(numId)]),
  );
  return (xml) => xml.replace(listPlaceholder, (placeholder) => numbers.get(placeholder) ?? placeholder);
}

/** See `PLACEHOLDER` in numbering.ts. */
const listPlaceholder = /\{\u0001\d+-\d+\}/g;

const bodyStart = '<w:body>';

const xmlType = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
