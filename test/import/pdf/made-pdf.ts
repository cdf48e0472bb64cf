import { loadPdfium, type Pdfium, withMemory } from '../../../src/import/pdf/pdfium.ts';
import { importTerminal } from '../support.ts';

export interface MadePdf {
  /** Of the form `X`, which the page may draw. */
  readonly form?: string;
  readonly rotate?: number;
  readonly producer?: string;
  readonly attached?: Readonly<Record<string, string>>;
}

/** A PDF of one page of 200 by 300 pt with this content; its font is `F`. */
export function madePdf(
  content: string,
  { form = '', rotate = 0, producer = '', attached = {} }: MadePdf = {},
): Buffer {
  const names = Object.keys(attached).sort();
  const stream = (dictionary: string, text: string) =>
    `<<${dictionary}/Length ${Buffer.byteLength(text)}>>\nstream\n${text}\nendstream`;
  const specification = (index: number) => 8 + 2 * index;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[${names.map((name, index) => `(${name}) ${specification(index)} 0 R`).join(' ')}]>>>>>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Rotate ${rotate}/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R>>`,
    stream('', content),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    stream('/Type/XObject/Subtype/Form/BBox[0 0 200 300]/Resources<</Font<</F 5 0 R>>>>', form),
    `<</Producer(${producer})>>`,
    ...names.flatMap((name, index) => [
      `<</Type/Filespec/F(${name})/UF(${name})/EF<</F ${specification(index) + 1} 0 R>>>>`,
      stream('/Type/EmbeddedFile', attached[name]!),
    ]),
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  return Buffer.from(
    `${file}${table}trailer\n<</Size ${size}/Root 1 0 R/Info 7 0 R>>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}

/** One line of text at a place; `turn` is its matrix without the place. */
export const show = (text: string, x: number, y: number, turn = '1 0 0 1') =>
  `BT /F 10 Tf ${turn} ${x} ${y} Tm (${text}) Tj ET\n`;

/** What `use` finds on the page of a made PDF. */
export async function onPage<T>(
  pdf: Uint8Array,
  use: (pdfium: Pdfium, page: number, document: number) => T,
): Promise<T> {
  const pdfium = await loadPdfium(importTerminal().workspace);
  return withMemory(pdfium, pdf.length, (address) => {
    pdfium.HEAPU8.set(pdf, address);
    const document = pdfium._FPDF_LoadMemDocument(address, pdf.length, 0);
    const page = pdfium._FPDF_LoadPage(document, 0);
    try {
      return use(pdfium, page, document);
    } finally {
      pdfium._FPDF_ClosePage(page);
      pdfium._FPDF_CloseDocument(document);
    }
  });
}
