import { createRequire } from 'node:module';
import type { PDFiumModule } from '@hyzyla/pdfium';
import type { Workspace } from '../../model/workspace.ts';

/**
 * The functions of PDFium's C interface (fpdf_text.h, fpdf_edit.h, fpdf_attachment.h) the package exports without declaring
 * them. A text page, a page object, a mark are addresses; 0 is none.
 */
export type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & {
  HEAPF64: Float64Array;
  HEAPF32: Float32Array;
  _FPDFText_GetUnicode(textPage: number, index: number): number;
  _FPDFText_GetFontSize(textPage: number, index: number): number;
  _FPDFText_IsHyphen(textPage: number, index: number): number;
  _FPDFText_HasUnicodeMapError(textPage: number, index: number): number;
  _FPDFText_GetTextObject(textPage: number, index: number): number;
  _FPDFText_GetCharBox(
    textPage: number,
    index: number,
    left: number,
    right: number,
    bottom: number,
    top: number,
  ): number;
  _FPDFText_IsGenerated(textPage: number, index: number): number;
  _FPDFText_GetCharOrigin(textPage: number, index: number, x: number, y: number): number;
  _FPDFText_GetLooseCharBox(textPage: number, index: number, rectangle: number): number;
  _FPDFText_GetMatrix(textPage: number, index: number, matrix: number): number;
  _FPDFPage_GetRotation(page: number): number;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFFormObj_CountObjects(form: number): number;
  _FPDFFormObj_GetObject(form: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPageObj_GetMatrix(object: number, matrix: number): number;
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  _FPDFPageObj_CountMarks(object: number): number;
  _FPDFPageObj_GetMark(object: number, index: number): number;
  _FPDFPageObjMark_GetParamBlobValue(
    mark: number,
    key: number,
    buffer: number,
    length: number,
    outLength: number,
  ): number;
  _FPDFTextObj_GetFont(object: number): number;
  _FPDFTextObj_GetFontSize(object: number, size: number): number;
  _FPDF_GetMetaText(document: number, tag: number, buffer: number, length: number): number;
  _FPDFDoc_GetAttachmentCount(document: number): number;
  _FPDFDoc_GetAttachment(document: number, index: number): number;
  _FPDFAttachment_GetName(attachment: number, buffer: number, length: number): number;
  _FPDFAttachment_GetFile(attachment: number, buffer: number, length: number, outLength: number): number;
};

/** PDFium as WebAssembly, loaded when the first PDF is imported. */
export function loadPdfium(workspace: Workspace): Promise<Pdfium> {
  library ??= load(workspace);
  return library;
}

let library: Promise<Pdfium> | undefined;

async function load(workspace: Workspace): Promise<Pdfium> {
  const { PDFiumModule: start } = await import('@hyzyla/pdfium');
  const program = workspace.readBytes(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));
  const pdfium = (await start({ wasmBinary: new Uint8Array(program).buffer })) as Pdfium;
  pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
  return pdfium;
}

/** Runs `use` with `length` bytes of PDFium's memory, and frees them. */
export function withMemory<T>(pdfium: Pdfium, length: number, use: (address: number) => T): T {
  const address = pdfium.wasmExports.malloc(length);
  try {
    return use(address);
  } finally {
    pdfium.wasmExports.free(address);
  }
}
