import type { DocxResources } from './docx/write-report.ts';
import type { Document } from './model/document.ts';
import type { Page, PageSequence, PageWriter } from './model/page.ts';
import type { Format, ReportOptions } from './model/report-options.ts';
import { createPdfWriter } from './pdf/write-pdf.ts';

/** A document that is laid out, with what a writer needs besides. */
export interface LaidOut {
  readonly document: Document;
  readonly pages: readonly Page[] | PageSequence;
  readonly resources: DocxResources;
  readonly docxPages?: ReportOptions['docxPages'];
  /** What a PDF carries besides its pages: the attached data and the digests; computed only where a PDF is written. */
  readonly making: () => Parameters<typeof createPdfWriter>[2];
}

/** Writes a document in one format. */
export async function writeOutput(format: Format, laidOut: LaidOut): Promise<Uint8Array> {
  const [writer] = await drawnIn([format], laidOut);
  return writer!.finish();
}

/** The writers of formats, each with all pages drawn: the pages are gone through once for all of them. */
export async function drawnIn(formats: readonly Format[], laidOut: LaidOut): Promise<PageWriter[]> {
  const drawn = await Promise.all(formats.map((format) => writers[format](laidOut)));
  for await (const page of laidOut.pages) for (const writer of drawn) writer.add(page);
  return drawn;
}

/** The writer of each format; those that not every run needs are loaded when they are. */
const writers: Readonly<Record<Format, (laidOut: LaidOut) => Promise<PageWriter>>> = {
  pdf: async ({ document, pages, making }) => createPdfWriter(document, pages.length, making()),
  docx: async ({ document, resources, docxPages }) =>
    (await import('./docx/write-report.ts')).createReportWriter(document, resources, docxPages),
  txt: async () => (await import('./text/write-text.ts')).createTextWriter(),
};
