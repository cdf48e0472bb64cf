import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { checkFaces } from '../layout/check-faces.ts';
import { type LayoutStages, layOutInStages } from '../layout/lay-out.ts';
import { makingOf } from '../making-of.ts';
import type { Document } from '../model/document.ts';
import type { ReportOptions, SourceFile } from '../model/report-options.ts';
import type { Workspace } from '../model/workspace.ts';
import type { PdfOptions } from '../pdf/write-pdf.ts';
import { documentDate } from '../project/document-date.ts';
import { loadProject } from '../project/load-project.ts';
import type { LoadedProject } from '../project/project-source.ts';
import { loadResources, type Resources } from '../resources.ts';
import { compose } from '../template/compose.ts';

/** What each stage made of one data file; a stage that was not reached is absent. */
export interface Stages {
  readonly resources?: Resources;
  /** Where the data has errors, what can be read in spite of them. */
  readonly loaded?: LoadedProject;
  readonly document?: Document;
  readonly layout?: LayoutStages;
  /** What the PDF carries besides its pages. */
  readonly making?: PdfOptions;
  /** What kept the next stage from being reached. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the stages of a report one by one, as far as they go. Only the data's form is judged: the rules change no stage. */
export async function runStages(workspace: Workspace, source: SourceFile, options: ReportOptions): Promise<Stages> {
  const { value: resources, diagnostics: inResources } = await loadResources(workspace, options);
  if (!resources) return { diagnostics: inResources };

  const {
    value: loaded,
    partial,
    diagnostics: inData,
  } = loadProject(source.file, source.bytes, resources.reading, {
    isLabel: true, // a copy under any name can be looked into
  });
  if (!loaded)
    return partial ? { resources, loaded: partial, diagnostics: inData } : { resources, diagnostics: inData };

  const extras = {
    digest: loaded.source.digest,
    date: options.date ?? documentDate(loaded.project),
    draft: options.draft === true || loaded.project.draft,
  };
  const { value: document, diagnostics: inTemplate } = compose(loaded.project, resources.template, extras);
  if (!document) return { resources, loaded, diagnostics: inTemplate };
  const missing = checkFaces(document, resources.fonts);
  if (missing.length > 0) return { resources, loaded, document, diagnostics: missing };

  const layout = await layOutInStages(document, resources);
  const making = makingOf(loaded, source, resources, options, { document, pages: layout.pages });
  return { resources, loaded, document, layout, making, diagnostics: [] };
}
