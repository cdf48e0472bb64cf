import type { Workspace } from '../../model/workspace.ts';
import type { PrintedLine } from '../printed-line.ts';
import { type Attached, readAttachments } from './attachments.ts';
import { readSheetLines } from './page-lines.ts';
import { loadPdfium, type Pdfium, withMemory } from './pdfium.ts';
import type { Unmapped } from './read-glyphs.ts';

export interface ReadPdf {
  /** Name of the program that wrote the PDF, `raingan 0.1.0`. */
  readonly producer: string;
  /** In content order; a cell of a table row is a line of its own. */
  readonly lines: readonly PrintedLine[];
  readonly attachments: readonly Attached[];
}

/** Reads the text and the attached files of a PDF; `undefined` when the bytes are no PDF that opens without a password. */
export async function readPdf(bytes: Uint8Array, workspace: Workspace): Promise<ReadPdf | undefined> {
  const pdfium = await loadPdfium(workspace);
  return withMemory(pdfium, Math.max(1, bytes.length), (address) => {
    pdfium.HEAPU8.set(bytes, address);
    const document = pdfium._FPDF_LoadMemDocument(address, bytes.length, 0);
    if (!document) return undefined;
    try {
      return {
        producer: metadata(pdfium, document, 'Producer'),
        lines: readLines(pdfium, document),
        attachments: readAttachments(pdfium, document),
      };
    } finally {
      pdfium._FPDF_CloseDocument(document);
    }
  });
}

function readLines(pdfium: Pdfium, document: number): PrintedLine[] {
  const lines: PrintedLine[] = [];
  const unmapped: Unmapped = new Map();
  for (let index = 0; index < pdfium._FPDF_GetPageCount(document); index++) {
    const page = pdfium._FPDF_LoadPage(document, index);
    readSheetLines(pdfium, page, unmapped).forEach((side, at) => {
      for (const line of side)
        lines.push({ ...line, number: lines.length + 1, page: index + 1, ...(at > 0 && { side: at }) });
    });
    pdfium._FPDF_ClosePage(page);
  }
  return lines;
}

const metadataLength = 512;

function metadata(pdfium: Pdfium, document: number, tag: string): string {
  return withMemory(pdfium, metadataLength + tag.length + 1, (address) => {
    const name = address + metadataLength;
    pdfium.HEAPU8.set(Buffer.from(`${tag}\0`, 'latin1'), name);
    const length = pdfium._FPDF_GetMetaText(document, name, address, metadataLength);
    if (length < 2 || length > metadataLength) return '';
    return Buffer.from(pdfium.HEAPU8.slice(address, address + length - 2)).toString('utf16le');
  });
}
