import type { Document as DocxDocument, IContext, XmlComponent } from 'docx';
import { xmlText } from './xml-text.ts';

/**
 * The parts the docx library made of a document, as its Packer would write them,
 * but without packing: the Packer compresses every part, most of which are the same each time.
 */
export function libraryParts(file: DocxDocument): Readonly<Record<string, string>> {
  const { Document: main, Headers: headers, Footers: footers } = file;
  const write = (component: XmlComponent, wrapper: IContext['viewWrapper'] = main) => {
    const prepared = component.prepForXml({ file, viewWrapper: wrapper, stack: [] });
    return `${xmlType}${xmlText(prepared ?? {})}`;
  };
  const body = write(main.View);
  const running = [
    ...headers.map((header, index) => [`word/header${index + 1}.xml`, write(header.View, header)] as const),
    ...footers.map((footer, index) => [`word/footer${index + 1}.xml`, write(footer.View, footer)] as const),
  ];
  // Lists are counted while paragraphs are prepared, so the numbering comes after them.
  const numbered = listNumbers(file);
  return {
    'word/document.xml': numbered(body),
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

const xmlType = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
