import { loadPdfium, type TextPdfium } from './pdfium-library.ts';
import type { Picture } from './picture.ts';

/** One character as PDFium extracts it; lengths in pt, y from the top edge of the page down. */
export interface PdfCharacter {
  readonly text: string;
  /** Pen position on the baseline. */
  readonly x: number;
  readonly y: number;
  /** Pen position after it. */
  readonly end: number;
  /** Box of its ink. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly fontSize: number;
  /** PostScript name without the subset's prefix. */
  readonly font: string;
  /** Degrees counter-clockwise. */
  readonly angle: number;
  /** Put in by PDFium (line ends, guessed spaces), not in the file. */
  readonly generated: boolean;
}

export interface PdfiumPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In content order. */
  readonly characters: readonly PdfCharacter[];
  /** How often a viewer's search finds a text on the page. */
  count(text: string): number;
  /** Draws the page at `dpi` dots an inch. */
  render(dpi: number): Picture;
}

/** Opens a PDF with PDFium, hands its pages to `read`, and closes it again; throws when it cannot be opened. */
export async function readWithPdfium<T>(bytes: Uint8Array, read: (pages: readonly PdfiumPage[]) => T): Promise<T> {
  const pdfium = await loadPdfium();
  const data = pdfium.wasmExports.malloc(bytes.length);
  pdfium.HEAPU8.set(bytes, data);
  const document = pdfium._FPDF_LoadMemDocument(data, bytes.length, 0);
  const opened: number[] = [];
  try {
    if (!document) throw new Error(`PDFium cannot open the document, error ${pdfium._FPDF_GetLastError()}`);
    const indexes = Array.from({ length: pdfium._FPDF_GetPageCount(document) }, (_, index) => index);
    return read(
      indexes.map((index) => {
        const page = pdfium._FPDF_LoadPage(document, index);
        opened.push(page);
        return openPage(pdfium, page, index + 1);
      }),
    );
  } finally {
    for (const page of opened) pdfium._FPDF_ClosePage(page);
    if (document) pdfium._FPDF_CloseDocument(document);
    pdfium.wasmExports.free(data);
  }
}

function openPage(pdfium: TextPdfium, page: number, number: number): PdfiumPage {
  const width = pdfium._FPDF_GetPageWidth(page);
  const height = pdfium._FPDF_GetPageHeight(page);
  return {
    number,
    width,
    height,
    characters: readCharacters(pdfium, page, height),
    count: (text) => countMatches(pdfium, page, text),
    render: (dpi) => renderPage(pdfium, page, Math.round((width * dpi) / 72), Math.round((height * dpi) / 72)),
  };
}

/** Places in the scratch memory: eight doubles, ten floats, a font's name. */
const FLOATS = 64;
const NAME = 104;
const NAME_LENGTH = 152;

function readCharacters(pdfium: TextPdfium, page: number, height: number): PdfCharacter[] {
  const textPage = pdfium._FPDFText_LoadPage(page);
  const scratch = pdfium.wasmExports.malloc(NAME + NAME_LENGTH);
  const double = (index: number) => pdfium.HEAPF64[(scratch >> 3) + index]!;
  const float = (index: number) => pdfium.HEAPF32[((scratch + FLOATS) >> 2) + index]!;
  const characters: PdfCharacter[] = [];
  for (let index = 0; index < pdfium._FPDFText_CountChars(textPage); index++) {
    const unit = pdfium._FPDFText_GetUnicode(textPage, index);
    if (unit >= 0xdc00 && unit <= 0xdfff && characters.length > 0) {
      // The second half of a character that PDFium counts as two.
      const whole = characters.pop()!;
      characters.push({ ...whole, text: whole.text + String.fromCharCode(unit) });
      continue;
    }
    pdfium._FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
    pdfium._FPDFText_GetCharBox(textPage, index, scratch + 16, scratch + 24, scratch + 32, scratch + 40);
    pdfium._FPDFText_GetLooseCharBox(textPage, index, scratch + FLOATS);
    pdfium._FPDFText_GetMatrix(textPage, index, scratch + FLOATS + 16);
    const nameLength = pdfium._FPDFText_GetFontInfo(textPage, index, scratch + NAME, NAME_LENGTH, 0);
    const name = pdfium.HEAPU8.subarray(scratch + NAME, scratch + NAME + Math.max(0, nameLength - 1));
    characters.push({
      text: String.fromCodePoint(unit),
      x: double(0),
      y: height - double(1),
      end: float(2),
      left: double(2),
      right: double(3),
      top: height - double(5),
      bottom: height - double(4),
      fontSize: pdfium._FPDFText_GetFontSize(textPage, index) * Math.hypot(float(6), float(7)),
      font: String.fromCharCode(...name).replace(/^[A-Z]{6}\+/, ''),
      angle: (pdfium._FPDFText_GetCharAngle(textPage, index) * 180) / Math.PI,
      generated: pdfium._FPDFText_IsGenerated(textPage, index) === 1,
    });
  }
  pdfium.wasmExports.free(scratch);
  pdfium._FPDFText_ClosePage(textPage);
  return characters;
}

const MATCH_CASE = 1;

function countMatches(pdfium: TextPdfium, page: number, text: string): number {
  const what = Buffer.from(`${text}\0`, 'utf16le');
  const buffer = pdfium.wasmExports.malloc(what.length);
  pdfium.HEAPU8.set(what, buffer);
  const textPage = pdfium._FPDFText_LoadPage(page);
  const search = pdfium._FPDFText_FindStart(textPage, buffer, MATCH_CASE, 0);
  let count = 0;
  while (pdfium._FPDFText_FindNext(search)) count++;
  pdfium._FPDFText_FindClose(search);
  pdfium._FPDFText_ClosePage(textPage);
  pdfium.wasmExports.free(buffer);
  return count;
}

const BGRA = 4;
const REVERSED_TO_RGBA = 0x10;

function renderPage(pdfium: TextPdfium, page: number, width: number, height: number): Picture {
  const length = width * height * 4;
  const pixels = pdfium.wasmExports.malloc(length);
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, BGRA, pixels, width * 4);
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, REVERSED_TO_RGBA);
  const data = pdfium.HEAPU8.slice(pixels, pixels + length);
  pdfium._FPDFBitmap_Destroy(bitmap);
  pdfium.wasmExports.free(pixels);
  return { width, height, data };
}
