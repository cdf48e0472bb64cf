import { layOut } from '../../../src/layout/lay-out.ts';
import type { Block, Document } from '../../../src/model/document.ts';
import type { PdfEdition } from '../../../src/model/pdf-edition.ts';
import { writePdf } from '../../../src/pdf/write-pdf.ts';
import { contentOperators } from '../../support/pdf-content.ts';
import { readPdfObjects } from '../../support/pdf-objects.ts';
import { allElements, structureTree } from '../../support/pdf-structure.ts';
import { nameOf } from '../../support/pdf-syntax.ts';
import { readSeed } from '../../support/seed.ts';
import { writerInputs } from './writer-inputs.ts';

export const inputs = await writerInputs(readSeed());

export const text = (value: string) => ({ type: 'text', value, bold: false, italic: false }) as const;

/** A paragraph of one line. */
export const line = (id: number, value: string): Block => ({
  type: 'paragraph',
  id,
  style: 'base',
  children: [text(value)],
});

/** Writes a body of these blocks, without a header. */
export const writeBlocks = (...body: readonly Block[]) => writeDocument({ body });

/** Writes a document of the form's styles; operators are those of the first page, each with its operands. */
export async function writeDocument(
  { header = [], footer = [], body = [] }: Partial<Pick<Document, 'header' | 'footer' | 'body'>>,
  edition?: PdfEdition,
) {
  const { styles } = inputs.document;
  const document: Document = {
    ...inputs.document,
    header,
    footer,
    body,
    styles: { ...styles, base: { ...styles.base!, spaceBefore: 0, spaceAfter: 0 } },
  };
  const pages = await layOut(document, inputs.resources);
  const pdf = readPdfObjects(writePdf(document, pages, { ...inputs.options, ...(edition && { edition }) }));
  const operators = contentOperators(pdf, pdf.pages[0]!).map(({ operator, operands }) => {
    const shown = operands.map((each) => nameOf(each) ?? (Array.isArray(each) ? `[${each.join(' ')}]` : String(each)));
    return [...shown, operator].join(' ');
  });
  return { pdf, pages, operators, elements: allElements(structureTree(pdf)) };
}
