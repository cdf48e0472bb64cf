import { createRequire } from 'node:module';
import type { PDFiumModule } from '@hyzyla/pdfium';
import type { Workspace } from '../../model/workspace.ts';

/** The functions of PDFium's C interface (fpdf_text.h, fpdf_attachment.h) the package exports without declaring them. */
export type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & {
  HEAPF64: Float64Array;
  HEAPF32: Float32Array;
  _FPDFText_GetUnicode(textPage: number, index: number): number;
  _FPDFText_GetFontSize(textPage: number, index: number): number;
  _FPDFText_GetCharAngle(textPage: number, index: number): number;
  _FPDFText_IsGenerated(textPage: number, index: number): number;
  _FPDFText_GetCharOrigin(textPage: number, index: number, x: number, y: number): number;
  _FPDFText_GetLooseCharBox(textPage: number, index: number, rectangle: number): number;
  _FPDFText_GetMatrix(textPage: number, index: number, matrix: number): number;
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
