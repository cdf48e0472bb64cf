import type { DocxResources } from './docx/write-report.ts';
import type { Document } from './model/document.ts';
import type { Page } from './model/page.ts';
import type { Format, ReportOptions } from './model/report-options.ts';
import { type AssemblyThread, assemblePdf } from './pdf/assemble.ts';
import { collectPdf, type PdfOptions } from './pdf/write-pdf.ts';

/** A document that is laid out, with what a writer needs besides. */
export interface LaidOut {
  readonly document: Document;
  readonly pages: readonly Page[];
  readonly resources: DocxResources;
  readonly docxPages?: ReportOptions['docxPages'];
  /** What a PDF carries besides its pages: the attached data and the digests; computed only where a PDF is written. */
  readonly making: () => PdfOptions;
  /** Assembles PDFs where this thread is not to. */
  readonly thread?: AssemblyThread | undefined;
}

/** Writes a document in one format. */
export function writeOutput(format: Format, laidOut: LaidOut): Promise<Uint8Array> {
  return writers[format](laidOut);
}

/** The writer of each format; those that not every run needs are loaded when they are. */
const writers: Readonly<Record<Format, (laidOut: LaidOut) => Promise<Uint8Array>>> = {
  pdf: async ({ document, pages, making, thread }) => {
    const parts = collectPdf(document, pages, making());
    return thread ? thread.assemble(parts) : assemblePdf(parts);
  },
  docx: async ({ document, pages, resources, docxPages }) =>
    (await import('./docx/write-report.ts')).writeReport(document, pages, resources, docxPages),
  txt: async ({ pages }) => (await import('./text/write-text.ts')).writeText(pages),
};
