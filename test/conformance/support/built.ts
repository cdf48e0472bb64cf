import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { type ConformanceDocument, conformanceDocuments, SUMMARIES } from './documents.ts';

export interface BuiltDocument extends ConformanceDocument {
  readonly data: string;
  readonly pdf: string;
  /** The same as PDF 2.0. */
  readonly pdf2: string;
  readonly docx: string;
  readonly txt: string;
}

/** The conformance documents with the paths of their files. */
export function builtDocuments(): BuiltDocument[] {
  const folder = inject('workFolder');
  return conformanceDocuments().map((document) => {
    const { fiscalYear, code } = document.project.project;
    // A draft's documents have a name of their own.
    const place = path.join(String(fiscalYear), document.project.draft ? `${code}-draft` : code);
    return {
      ...document,
      data: path.join(folder, document.template ?? '', 'data', String(fiscalYear), `${code}.yaml`),
      pdf: path.join(folder, 'output', `${place}.pdf`),
      pdf2: path.join(folder, 'output-2.0', `${place}.pdf`),
      docx: path.join(folder, 'output', `${place}.docx`),
      txt: path.join(folder, 'output', `${place}.txt`),
    };
  });
}

/** The briefs of the reports, and the seed's with every kind of picture, by name and path. */
export function builtBriefs(): { name: string; pdf: string; pdf2: string; docx: string }[] {
  const folder = inject('workFolder');
  const briefs = conformanceDocuments()
    .filter(({ template }) => template === undefined)
    .map(({ name, project: { project, draft } }) => {
      const place = path.join(String(project.fiscalYear), `${project.code}-brief${draft ? '-draft' : ''}`);
      return { name: `${name}-brief`, place, root: folder };
    });
  const pictures = { ...briefs[0]!, name: 'pictures', root: path.join(folder, 'pictures') };
  return [...briefs, pictures].map(({ name, place, root }) => ({
    name,
    pdf: path.join(root, 'output', `${place}.pdf`),
    pdf2: path.join(root, 'output-2.0', `${place}.pdf`),
    docx: path.join(root, 'output', `${place}.docx`),
  }));
}

/** The summaries of fiscal years, by name and path. */
export function builtSummaries(): { name: string; pdf: string; pdf2: string }[] {
  const folder = inject('workFolder');
  return SUMMARIES.map((year) => ({
    name: `summary-${year}`,
    pdf: path.join(folder, 'output', year, `summary-${year}.pdf`),
    pdf2: path.join(folder, 'output-2.0', year, `summary-${year}.pdf`),
  }));
}

export function builtDocument(name: string): BuiltDocument {
  const found = builtDocuments().find((document) => document.name === name);
  if (!found) throw new Error(`no document ${name}`);
  return found;
}

export function sizeInKilobytes(file: string): number {
  return Math.round(readFileSync(file).length / 1000);
}
