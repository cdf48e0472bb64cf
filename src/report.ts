import { checkProject } from './data/check.ts';
import { loadProject } from './data/load-project.ts';
import type { IsoDate } from './data/project.ts';
import type { LoadedProject } from './data/project-source.ts';
import type { Diagnostic, Outcome } from './diagnostics/diagnostic.ts';
import type { Document } from './document/document.ts';
import { documentDate } from './document/document-date.ts';
import { checkFaces } from './font/check-faces.ts';
import { checkGlyphs } from './font/check-glyphs.ts';
import { layOut } from './layout/lay-out.ts';
import { makingOf } from './making-of.ts';
import { writePdf } from './pdf/write-pdf.ts';
import { openResources, type Resources } from './resources.ts';
import { compose } from './template/compose.ts';
import type { Workspace } from './workspace/workspace.ts';

export type Format = 'pdf' | 'docx';

export interface ReportOptions {
  readonly formats: readonly Format[];
  /** Prints every report as a draft, whatever its data says. */
  readonly draft?: boolean;
  /** Folder of the template; the package's own `templates/progress-report` when absent. */
  readonly template?: string;
  /** `fonts.yaml` to use; the package's own when absent. */
  readonly fonts?: string;
  /** `lock` starts each page of the DOCX where the PDF starts it; `flow` leaves pages to the word processor. */
  readonly docxPages?: 'lock' | 'flow';
  /** From SOURCE_DATE_EPOCH; becomes the documents' date. */
  readonly date?: IsoDate;
}

export interface SourceFile {
  /** As messages name it. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface BuiltReport {
  readonly code: string;
  readonly fiscalYear: number;
  readonly outputs: readonly { readonly format: Format; readonly bytes: Uint8Array; readonly pages: number }[];
}

/** What all reports of a run share, loaded once: template, fonts, dictionary. */
export interface Reporter {
  /** Reads, validates and composes one data file, and stops before layout; for `raingan check`. */
  check(source: SourceFile): Outcome<{ readonly code: string; readonly fiscalYear: number }>;
  build(source: SourceFile): Promise<Outcome<BuiltReport>>;
}

/** Loads what all reports share; its diagnostics concern the template and the fonts, not the data. */
export async function openReporter(workspace: Workspace, options: ReportOptions): Promise<Outcome<Reporter>> {
  const { value: resources, diagnostics } = openResources(workspace, options);
  if (!resources) return { diagnostics };
  return {
    value: {
      check(source) {
        const { value: composed, diagnostics: found } = loadAndCompose(source, resources, options);
        return composed ? { value: identity(composed.loaded), diagnostics: found } : { diagnostics: found };
      },
      build: (source) => buildReport(source, resources, options),
    },
    diagnostics,
  };
}

/** The story of one report: load, compose, lay out, write. */
async function buildReport(
  source: SourceFile,
  resources: Resources,
  options: ReportOptions,
): Promise<Outcome<BuiltReport>> {
  const { value: composed, diagnostics } = loadAndCompose(source, resources, options);
  if (!composed) return { diagnostics };
  const { loaded, document } = composed;
  const pages = layOut(document, resources);

  const outputs: BuiltReport['outputs'][number][] = [];
  for (const format of options.formats) {
    const bytes =
      format === 'pdf'
        ? writePdf(document, pages, makingOf(loaded, source, resources, options))
        : await (await import('./docx/write-report.ts')).writeReport(document, pages, resources, options);
    outputs.push({ format, bytes, pages: pages.length });
  }
  return { value: { ...identity(loaded), outputs }, diagnostics };
}

interface Composed {
  readonly loaded: LoadedProject;
  readonly document: Document;
}

function loadAndCompose(source: SourceFile, resources: Resources, options: ReportOptions): Outcome<Composed> {
  const { value: loaded, diagnostics } = loadProject(source.file, source.bytes);
  if (!loaded) return { diagnostics };
  const { project } = loaded;
  const composed = compose(project, resources.template, {
    digest: loaded.source.digest,
    date: options.date ?? documentDate(project),
    draft: options.draft === true || project.draft,
  });
  const found: Diagnostic[] = [...diagnostics, ...checkProject(loaded), ...composed.diagnostics];
  if (!composed.value) return { diagnostics: found };
  const faces = checkFaces(composed.value, resources.fonts);
  if (faces.length > 0) return { diagnostics: [...found, ...faces] };
  return {
    value: { loaded, document: composed.value },
    diagnostics: [...found, ...checkGlyphs(loaded, composed.value, resources.fonts)],
  };
}

function identity({ project: { project } }: LoadedProject): { code: string; fiscalYear: number } {
  return { code: project.code, fiscalYear: project.fiscalYear };
}
