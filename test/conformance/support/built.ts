import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { type ConformanceDocument, conformanceDocuments, SUMMARIES } from './documents.ts';

export interface BuiltDocument extends ConformanceDocument {
  readonly data: string;
  readonly pdf: string;
  readonly docx: string;
}

/** The conformance documents with the paths of their files. */
export function builtDocuments(): BuiltDocument[] {
  const folder = inject('workFolder');
  return conformanceDocuments().map((document) => {
    const { fiscalYear, code } = document.project.project;
    const place = path.join(String(fiscalYear), code);
    return {
      ...document,
      data: path.join(folder, document.template ?? '', 'data', `${place}.yaml`),
      pdf: path.join(folder, 'output', `${place}.pdf`),
      docx: path.join(folder, 'output', `${place}.docx`),
    };
  });
}

/** The summaries of fiscal years, by name and path. */
export function builtSummaries(): { name: string; pdf: string }[] {
  const output = path.join(inject('workFolder'), 'output');
  return SUMMARIES.map((year) => ({ name: `summary-${year}`, pdf: path.join(output, year, `summary-${year}.pdf`) }));
}

export function builtDocument(name: string): BuiltDocument {
  const found = builtDocuments().find((document) => document.name === name);
  if (!found) throw new Error(`no document ${name}`);
  return found;
}

export function sizeInKilobytes(file: string): number {
  return Math.round(readFileSync(file).length / 1000);
}
