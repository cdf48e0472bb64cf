import type { Document as DocxDocument, FileChild, IContext, XmlComponent } from 'docx';
import { strToU8 } from 'fflate';
import { xmlText } from './xml-text.ts';

/** Parts by their names: the document's own as bytes, the short ones as text. */
export interface LibraryParts {
  readonly document: Uint8Array;
  readonly others: Readonly<Record<string, string>>;
}

/**
 * The parts the docx library made of a document, as its Packer would write them,
 * but without packing: the Packer compresses every part, most of which are the same each time. `body` are blocks of the
 * body that the document does not hold itself; each is written as bytes, and forgotten, before the next is made: as one
 * text joined from millions of pieces, a body of hundreds of pages would take twenty times as much.
 */
export function libraryParts(file: DocxDocument, body: Iterable<FileChild> = []): LibraryParts {
  const { Document: main, Headers: headers, Footers: footers } = file;
  const textOf = (component: XmlComponent, wrapper: IContext['viewWrapper'] = main) =>
    xmlText(component.prepForXml({ file, viewWrapper: wrapper, stack: [] }) ?? {});
  const write = (component: XmlComponent, wrapper?: IContext['viewWrapper']) =>
    `${xmlType}${textOf(component, wrapper)}`;
  const numbered = listNumbers(file);
  const blocks: Uint8Array[] = [];
  for (const block of body) blocks.push(strToU8(numbered(textOf(block))));
  const [start, end] = cutAfter(numbered(write(main.View)), '<w:body>');
  const running = [
    ...headers.map((header, index) => [`word/header${index + 1}.xml`, write(header.View, header)] as const),
    ...footers.map((footer, index) => [`word/footer${index + 1}.xml`, write(footer.View, footer)] as const),
  ];
  return {
    document: Buffer.concat([strToU8(start), ...blocks, strToU8(end)]),
    others: {
      ...Object.fromEntries(running.map(([name, text]) => [name, numbered(text)])),
      // Lists are counted while paragraphs are prepared, so the numbering comes after them.
      'word/numbering.xml': write(file.Numbering),
      'word/_rels/document.xml.rels': write(main.Relationships),
    },
  };
}

function cutAfter(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark) + mark.length;
  return [text.slice(0, at), text.slice(at)];
}

/** Fills in the numbers of lists, which the library leaves as `{name-instance}`, in what it has prepared. */
function listNumbers({ Numbering }: DocxDocument): (xml: string) => string {
  const numbers = new Map<string, string>();
  const numberOf = (placeholder: string) => {
    // A list gets its number when its first paragraph is prepared.
    if (!numbers.has(placeholder)) {
      for (const { reference, instance, numId } of Numbering.ConcreteNumbering)
        numbers.set(`{${reference}-${instance}}`, String(numId));
    }
    return numbers.get(placeholder) ?? placeholder;
  };
  return (xml) => xml.replace(listPlaceholder, numberOf);
}

/** See `PLACEHOLDER` in numbering.ts. */
const listPlaceholder = /\{\u0001\d+-\d+\}/g;

const xmlType = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
