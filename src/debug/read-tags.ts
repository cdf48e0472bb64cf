import { loadPdfium } from '../import/pdf/pdfium.ts';
import type { Workspace } from '../model/workspace.ts';

/** A structure element on one page, parents before what they hold. */
export interface Tag {
  readonly depth: number;
  readonly type: string;
  /** What it reads as, where it holds text itself. */
  readonly text: string;
  readonly alt?: string;
}

/** The structure elements that have something on a page. */
export interface PageTags {
  readonly page: number;
  readonly elements: readonly Tag[];
}

/** Reads the structure tree of a PDF page by page with PDFium: what another reader finds, not what the writer meant. */
export async function readTags(bytes: Uint8Array, workspace: Workspace): Promise<PageTags[]> {
  const pdfium = (await loadPdfium(workspace)) as Pdfium;
  const { malloc, free } = pdfium.wasmExports;
  const data = malloc(bytes.length);
  pdfium.HEAPU8.set(bytes, data);
  const document = pdfium._FPDF_LoadMemDocument(data, bytes.length, 0);
  try {
    return Array.from({ length: pdfium._FPDF_GetPageCount(document) }, (_, index) => {
      const page = pdfium._FPDF_LoadPage(document, index);
      const elements = readPage(pdfium, page);
      pdfium._FPDF_ClosePage(page);
      return { page: index + 1, elements };
    });
  } finally {
    pdfium._FPDF_CloseDocument(document);
    free(data);
  }
}

function readPage(pdfium: Pdfium, page: number): Tag[] {
  const texts = markedTexts(pdfium, page);
  const tree = pdfium._FPDF_StructTree_GetForPage(page);
  const tags: Tag[] = [];
  const add = (element: number, depth: number): boolean => {
    const at = tags.length;
    const alt = utf16(pdfium, (buffer, size) => pdfium._FPDF_StructElement_GetAltText(element, buffer, size));
    const type = utf16(pdfium, (buffer, size) => pdfium._FPDF_StructElement_GetType(element, buffer, size));
    let text = '';
    let isOnPage = alt !== '';
    for (let index = 0; index < pdfium._FPDF_StructElement_CountChildren(element); index++) {
      const child = pdfium._FPDF_StructElement_GetChildAtIndex(element, index);
      if (child !== 0) isOnPage = add(child, depth + 1) || isOnPage;
      else text += texts.get(pdfium._FPDF_StructElement_GetChildMarkedContentID(element, index)) ?? '';
    }
    // An element that holds one sequence has it as its own number, not as a child.
    if (text === '') text = texts.get(pdfium._FPDF_StructElement_GetMarkedContentID(element)) ?? '';
    isOnPage ||= text !== '';
    if (isOnPage) tags.splice(at, 0, { depth, type, text, ...(alt !== '' && { alt }) });
    return isOnPage;
  };
  for (let index = 0; index < pdfium._FPDF_StructTree_CountChildren(tree); index++)
    add(pdfium._FPDF_StructTree_GetChildAtIndex(tree, index), 0);
  pdfium._FPDF_StructTree_Close(tree);
  return tags;
}

/** The text of each marked-content sequence of a page. */
function markedTexts(pdfium: Pdfium, page: number): Map<number, string> {
  const textPage = pdfium._FPDFText_LoadPage(page);
  const texts = new Map<number, string>();
  for (let index = 0; index < pdfium._FPDFPage_CountObjects(page); index++) {
    const object = pdfium._FPDFPage_GetObject(page, index);
    const id = pdfium._FPDFPageObj_GetMarkedContentID(object);
    if (id < 0 || pdfium._FPDFPageObj_GetType(object) !== textObject) continue;
    const text = utf16(pdfium, (buffer, size) => pdfium._FPDFTextObj_GetText(object, textPage, buffer, size));
    texts.set(id, (texts.get(id) ?? '') + text);
  }
  pdfium._FPDFText_ClosePage(textPage);
  return texts;
}

/** `FPDF_PAGEOBJ_TEXT` */
const textObject = 1;

/** Reads a text that PDFium writes as UTF-16 with a zero at its end, after saying how many bytes it has. */
function utf16(pdfium: Pdfium, read: (buffer: number, size: number) => number): string {
  const size = read(0, 0);
  if (size <= 2) return '';
  const buffer = pdfium.wasmExports.malloc(size);
  read(buffer, size);
  const text = Buffer.from(pdfium.HEAPU8.slice(buffer, buffer + size - 2)).toString('utf16le');
  pdfium.wasmExports.free(buffer);
  return text;
}

/** The functions of PDFium's C interface (fpdf_structtree.h, fpdf_edit.h) that the package exports without declaring them. */
type Pdfium = Awaited<ReturnType<typeof loadPdfium>> & {
  _FPDF_StructTree_GetForPage(page: number): number;
  _FPDF_StructTree_Close(tree: number): void;
  _FPDF_StructTree_CountChildren(tree: number): number;
  _FPDF_StructTree_GetChildAtIndex(tree: number, index: number): number;
  _FPDF_StructElement_GetType(element: number, buffer: number, size: number): number;
  _FPDF_StructElement_GetAltText(element: number, buffer: number, size: number): number;
  _FPDF_StructElement_CountChildren(element: number): number;
  _FPDF_StructElement_GetChildAtIndex(element: number, index: number): number;
  _FPDF_StructElement_GetChildMarkedContentID(element: number, index: number): number;
  _FPDF_StructElement_GetMarkedContentID(element: number): number;
  _FPDFPageObj_GetMarkedContentID(object: number): number;
  _FPDFTextObj_GetText(object: number, textPage: number, buffer: number, size: number): number;
};
