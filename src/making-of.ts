import path from 'node:path';
import type { Document } from './model/document.ts';
import type { Page } from './model/page.ts';
import type { ReportOptions, SourceFile } from './model/report-options.ts';
import type { Attachment } from './pdf/attachments.ts';
import type { PdfOptions } from './pdf/write-pdf.ts';
import type { LoadedProject } from './project/project-source.ts';
import type { Resources } from './resources.ts';
import { signatureSpace } from './signature-space.ts';

/**
 * What travels inside a PDF: the data file, byte for byte, and how the report was made from it: all that decides its
 * bytes, and where a signature may be drawn.
 */
export function makingOf(
  { project, source: { digest } }: LoadedProject,
  { file, bytes, isLabel }: SourceFile,
  resources: Resources,
  options: ReportOptions,
  { document, pages }: { readonly document: Document; readonly pages: readonly Page[] },
): PdfOptions {
  const edition = options.pdf ?? resources.settings.pdf;
  const dataName = isLabel ? `${project.project.code}.yaml` : path.basename(file);
  const space = signatureSpace(pages, document.page);
  const facts = {
    tool: { name: 'raingan', version: resources.toolVersion, sha256: resources.toolDigest() },
    data: { file: dataName, sha256: digest },
    template: { sha256: resources.template.digest },
    fonts: { sha256: resources.fonts.digest },
    dictionary: { sha256: resources.dictionaryDigest },
    ...(project.accepted && { accepted: project.accepted }),
    options: {
      draft: options.draft === true,
      ...((options.public || options.isPublicData) && { public: true }),
      ...(options.date !== undefined && { date: options.date }),
      ...(edition === '2.0' && { pdf: edition }),
    },
    ...(space && { signatureSpace: space }),
  };
  const attachments: Attachment[] = [
    {
      fileName: asciiName(dataName),
      mimeType: 'application/yaml',
      description: 'ข้อมูลต้นฉบับของรายงานนี้ (data this report was made from)',
      relationship: 'Source',
      content: bytes,
    },
    {
      fileName: 'making-of.json',
      mimeType: 'application/json',
      description: 'วิธีจัดทำรายงานนี้ (how this report was made)',
      relationship: 'Supplement',
      content: Buffer.from(`${JSON.stringify(facts, undefined, 2)}\n`, 'utf8'),
    },
  ];
  return {
    attachments,
    dataDigest: digest,
    toolVersion: resources.toolVersion,
    ...(edition !== undefined && { edition }),
  };
}

/** Data files are named after their code; any other name keeps its ASCII only. */
function asciiName(fileName: string): string {
  return fileName.replace(/[^A-Za-z0-9._-]/g, '_');
}
