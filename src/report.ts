import type { Diagnostic, Outcome } from './diagnostics/diagnostic.ts';
import type { WordTemplate } from './docx/word-template/load-word-template.ts';
import { checkFaces } from './layout/check-faces.ts';
import { checkGlyphs, type MissingGlyphs } from './layout/check-glyphs.ts';
import { layOut } from './layout/lay-out.ts';
import { makingOf } from './making-of.ts';
import type { Document } from './model/document.ts';
import type { Page } from './model/page.ts';
import type { Project } from './model/project.ts';
import type { Format, Ingredients, ReportOptions, SourceFile } from './model/report-options.ts';
import { sizeLimits } from './model/size-limits.ts';
import type { Workspace } from './model/workspace.ts';
import { checkProject } from './project/check.ts';
import { documentDate } from './project/document-date.ts';
import { loadProject } from './project/load-project.ts';
import type { LoadedProject } from './project/project-source.ts';
import { isRead } from './project/unread.ts';
import { ingredientsOf, loadResources, type Resources } from './resources.ts';
import { compose } from './template/compose.ts';
import { type TemplateExtras, templateData } from './template/names.ts';
import { type LaidOut, writeOutput } from './write-output.ts';

export interface BuiltReport {
  readonly code: string;
  readonly fiscalYear: number;
  /** Printed as a draft, by an option or by its data; its files have a name of their own. */
  readonly isDraft: boolean;
  /** Of the template: its documents have names of their own, too. */
  readonly suffix?: string | undefined;
  readonly project: Project;
  readonly pages: readonly Page[];
  readonly outputs: readonly BuiltOutput[];
}

export interface BuiltOutput {
  readonly format: Format;
  readonly bytes: Uint8Array;
  /** 0 where only a word processor knows. */
  readonly pages: number;
}

/** What came of a data file, with its code even where errors stopped it. */
export interface ReportOutcome<T> extends Outcome<T> {
  /** Absent where it could not be read. */
  readonly code?: string | undefined;
}

/** What all reports of a run share, loaded once: template, fonts, dictionary. */
export interface Reporter {
  /** Reads, validates and composes one data file, and stops before layout; for `raingan check`. */
  check(source: SourceFile): ReportOutcome<{ readonly code: string; readonly fiscalYear: number }>;
  build(source: SourceFile): Promise<ReportOutcome<BuiltReport>>;
  /** Of the template: ends the names of its documents. */
  readonly suffix?: string | undefined;
  /** What every report of this run is made with, besides its data. */
  ingredients(): Ingredients;
}

/** Loads what all reports share; its diagnostics concern the template and the fonts, not the data. */
export async function openReporter(workspace: Workspace, options: ReportOptions): Promise<Outcome<Reporter>> {
  const opened = await loadResources(workspace, options);
  const word = await openDocxTemplate(workspace, options);
  const diagnostics = [...opened.diagnostics, ...word.diagnostics];
  if (!opened.value || !word.value) return { diagnostics };
  const resources: RunResources = { ...opened.value, ...word.value };
  return {
    value: {
      check(source) {
        const { value: composed, code, diagnostics: found } = loadAndCompose(source, resources, options);
        return composed ? { value: identity(composed.loaded), code, diagnostics: found } : { code, diagnostics: found };
      },
      build: (source) => buildReport(source, resources, options),
      suffix: resources.template.settings.suffix,
      ingredients: () => ({
        ...ingredientsOf(resources),
        ...(resources.docxTemplate && { docxTemplate: resources.docxTemplate.digest }),
      }),
    },
    diagnostics,
  };
}

/** What the reports of one run share beside the resources of any document. */
interface RunResources extends Resources {
  readonly docxTemplate?: WordTemplate;
}

async function openDocxTemplate(
  workspace: Workspace,
  { docxTemplate }: ReportOptions,
): Promise<Outcome<Pick<RunResources, 'docxTemplate'>>> {
  if (docxTemplate === undefined) return { value: {}, diagnostics: [] };
  const { loadWordTemplate } = await import('./docx/word-template/load-word-template.ts');
  const bytes = workspace.exists(docxTemplate)
    ? workspace.readBytes(docxTemplate, sizeLimits.fontOrPicture)
    : undefined;
  const { value, diagnostics } = loadWordTemplate(docxTemplate, bytes);
  return value ? { value: { docxTemplate: value }, diagnostics } : { diagnostics };
}

/** The story of one report: load, compose, lay out, write. */
async function buildReport(
  source: SourceFile,
  resources: RunResources,
  options: ReportOptions,
): Promise<ReportOutcome<BuiltReport>> {
  const { value: composed, code, diagnostics } = loadAndCompose(source, resources, options);
  if (!composed) return { code, diagnostics };
  const { loaded, document } = composed;
  const pages = await layOut(document, resources);

  const laidOut: LaidOut = {
    document,
    pages,
    resources,
    docxPages: options.docxPages,
    making: () => makingOf(loaded, source, resources, options, { document, pages }),
  };
  const outputs: BuiltOutput[] = [];
  for (const format of options.formats) {
    if (format === 'docx' && resources.docxTemplate) {
      outputs.push({ format, bytes: await fillDocx(resources.docxTemplate, composed, resources), pages: 0 });
    } else {
      outputs.push({ format, bytes: await writeOutput(format, laidOut), pages: pages.length });
    }
  }
  return {
    value: {
      ...identity(loaded),
      isDraft: composed.extras.draft,
      suffix: resources.template.settings.suffix,
      project: loaded.project,
      pages,
      outputs,
    },
    diagnostics,
  };
}

async function fillDocx(template: WordTemplate, composed: Composed, { toolVersion }: Resources): Promise<Uint8Array> {
  const { fillWordTemplate } = await import('./docx/word-template/fill-word-template.ts');
  const { loaded, document, extras } = composed;
  return fillWordTemplate(template, templateData(loaded.project, extras), { info: document.info, toolVersion });
}

interface Composed {
  readonly loaded: LoadedProject;
  readonly document: Document;
  readonly extras: TemplateExtras;
}

function loadAndCompose(source: SourceFile, resources: Resources, options: ReportOptions): ReportOutcome<Composed> {
  const { value: loaded, partial, diagnostics } = loadProject(source.file, source.bytes, resources.reading, source);
  if (!loaded) {
    const found = partial ? [...diagnostics, ...checkProject(partial, resources)] : diagnostics;
    return { code: partial && codeOf(partial), diagnostics: found };
  }
  const { project } = loaded;
  const extras = {
    digest: loaded.source.digest,
    date: options.date ?? documentDate(project),
    draft: options.draft === true || project.draft,
  };
  const composed = compose(project, resources.template, extras);
  const document = composed.value;
  const faces = document ? checkFaces(document, resources.fonts) : [];
  const isDrawn = document !== undefined && faces.length === 0;
  const glyphs = isDrawn ? checkGlyphs(loaded, document, resources.fonts, resources.template.folder) : noGlyphsMissing;
  const found: Diagnostic[] = [
    ...diagnostics,
    ...checkProject(loaded, resources, glyphs.inData),
    ...composed.diagnostics,
    ...faces,
    ...glyphs.inTemplate,
  ];
  const stops = !isDrawn || found.some(({ severity }) => severity === 'error');
  const { code } = project.project;
  return stops ? { code, diagnostics: found } : { value: { loaded, document, extras }, code, diagnostics: found };
}

const noGlyphsMissing: MissingGlyphs = { inData: [], inTemplate: [] };

/** The code of a project that has mistakes elsewhere. */
function codeOf({ project, unread = [] }: LoadedProject): string | undefined {
  return isRead(['project', 'code'], unread) ? project.project.code : undefined;
}

function identity({ project: { project } }: LoadedProject): { code: string; fiscalYear: number } {
  return { code: project.code, fiscalYear: project.fiscalYear };
}
