import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumModule } from '@hyzyla/pdfium';

/** The functions of PDFium's C interface (fpdf_text.h) that the package exports without declaring them. */
export type TextPdfium = Awaited<ReturnType<typeof PDFiumModule>> & {
  HEAPF64: Float64Array;
  HEAPF32: Float32Array;
  _FPDFText_GetUnicode(textPage: number, index: number): number;
  _FPDFText_GetFontSize(textPage: number, index: number): number;
  _FPDFText_GetFontInfo(textPage: number, index: number, buffer: number, length: number, flags: number): number;
  _FPDFText_GetCharAngle(textPage: number, index: number): number;
  _FPDFText_IsGenerated(textPage: number, index: number): number;
  _FPDFText_GetCharOrigin(textPage: number, index: number, x: number, y: number): number;
  _FPDFText_GetCharBox(textPage: number, index: number, l: number, r: number, b: number, t: number): number;
  _FPDFText_GetLooseCharBox(textPage: number, index: number, rectangle: number): number;
  _FPDFText_GetMatrix(textPage: number, index: number, matrix: number): number;
  _FPDFText_FindStart(textPage: number, what: number, flags: number, start: number): number;
  _FPDFText_FindNext(search: number): number;
  _FPDFText_FindClose(search: number): void;
};

/** PDFium as WebAssembly, started once a process. */
export function loadPdfium(): Promise<TextPdfium> {
  library ??= load();
  return library;
}

let library: Promise<TextPdfium> | undefined;

async function load(): Promise<TextPdfium> {
  const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));
  const options = { wasmBinary: new Uint8Array(wasmBinary).buffer };
  const pdfium = (await PDFiumModule(options)) as TextPdfium;
  pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
  return pdfium;
}
