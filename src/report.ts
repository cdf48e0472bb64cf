import { diagnostic } from './diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from './diagnostics/diagnostic.ts';
import { checkFaces } from './layout/check-faces.ts';
import { checkGlyphs, type MissingGlyphs } from './layout/check-glyphs.ts';
import { checkPlaces, checkRunningPlaces } from './layout/check-places.ts';
import { layOut } from './layout/lay-out.ts';
import { makingOf } from './making-of.ts';
import type { Page } from './model/page.ts';
import type { Project } from './model/project.ts';
import type { Format, Ingredients, ReportOptions, SourceFile } from './model/report-options.ts';
import type { Workspace } from './model/workspace.ts';
import { checkProject } from './project/check.ts';
import { documentDate } from './project/document-date.ts';
import { loadProject } from './project/load-project.ts';
import type { LoadedProject } from './project/project-source.ts';
import { phonesInText, publicData } from './project/public-copy.ts';
import { isRead } from './project/unread.ts';
import { ingredientsOf, loadResources, type Resources } from './resources.ts';
import { compose } from './template/compose.ts';
import { type ComposedReport, fillWordOutput, openWordTemplate, type WordResources } from './word-output.ts';
import { type LaidOut, writeOutput } from './write-output.ts';

export interface BuiltReport {
  readonly code: string;
  readonly fiscalYear: number;
  /** SHA-256 of the data that it was made from, hexadecimal: of a public copy, of its own data. */
  readonly dataDigest: string;
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
  /** 0 where the word processor makes the pages. */
  readonly pages: number;
}

/** What came of a data file, with its code even where errors stopped it. */
export interface ReportOutcome<T> extends Outcome<T> {
  /** Absent where it could not be read. */
  readonly code?: string | undefined;
}

export interface ReportIdentity {
  readonly code: string;
  readonly fiscalYear: number;
}

/** What all reports of a run share, loaded once: template, fonts, dictionary. */
export interface Reporter {
  /** Reads, validates and composes one data file, and lays out its header and footer alone; for `raingan check`. */
  check(source: SourceFile): Promise<ReportOutcome<ReportIdentity>>;
  build(source: SourceFile): Promise<ReportOutcome<BuiltReport>>;
  /** Of the template: ends the names of its documents. */
  readonly suffix?: string | undefined;
  /** The data file of a public copy; `undefined` for data with errors, and where no public copies are made. */
  publicData(source: SourceFile): Uint8Array | undefined;
  /** What every report of this run is made with, besides its data. */
  ingredients(): Ingredients;
}

/** Loads what all reports share; its diagnostics concern the template and the fonts, not the data. */
export async function openReporter(workspace: Workspace, options: ReportOptions): Promise<Outcome<Reporter>> {
  const opened = await loadResources(workspace, options);
  const word = await openWordTemplate(workspace, options, opened.value?.settings.timeLimit);
  const diagnostics = [...opened.diagnostics, ...word.diagnostics];
  if (!opened.value || !word.value) return { diagnostics };
  const resources: RunResources = { ...opened.value, ...word.value };
  return {
    value: {
      check: (source) => checkReport(source, resources, options),
      build: (source) => buildReport(source, resources, options),
      suffix: resources.template.settings.suffix,
      publicData(source) {
        const { value: loaded } = loadProject(source.file, source.bytes, resources.reading, source);
        return loaded && options.public ? publicData(loaded.project, resources.settings.publicWithout) : undefined;
      },
      ingredients: () => ({
        ...ingredientsOf(resources),
        ...(resources.docxTemplate && { docxTemplate: resources.docxTemplate.digest }),
      }),
    },
    diagnostics,
  };
}

/** What the reports of one run share beside the resources of any document. */
type RunResources = Resources & WordResources;

/** What can be found out about a report without setting its body. */
async function checkReport(
  source: SourceFile,
  resources: RunResources,
  options: ReportOptions,
): Promise<ReportOutcome<ReportIdentity>> {
  const { value: composed, code, diagnostics } = loadAndCompose(source, resources, options);
  if (!composed) return { code, diagnostics };
  const { loaded, document } = composed;
  const misplaced = isOnPages(options, resources)
    ? await checkRunningPlaces(document, resources, resources.template)
    : [];
  if (misplaced.length > 0) return { code, diagnostics: [...diagnostics, ...misplaced] };
  return { value: identity(loaded), code, diagnostics };
}

/** The story of one report: load, compose, lay out, write. */
async function buildReport(
  source: SourceFile,
  resources: RunResources,
  options: ReportOptions,
): Promise<ReportOutcome<BuiltReport>> {
  const { value: composed, code, diagnostics } = loadAndCompose(source, resources, options);
  if (!composed) return { code, diagnostics };
  const { loaded, document, bytes } = composed;
  const pages = await layOut(document, resources);
  const misplaced = isOnPages(options, resources) ? checkPlaces(document, pages, resources.template) : [];
  if (misplaced.length > 0) return { code, diagnostics: [...diagnostics, ...misplaced] };

  const laidOut: LaidOut = {
    document,
    pages,
    resources,
    docxPages: options.docxPages,
    making: () => makingOf(loaded, { ...source, bytes }, resources, options, { document, pages }),
  };
  const outputs: BuiltOutput[] = [];
  for (const format of options.formats) {
    if (format === 'docx' && resources.docxTemplate) {
      const { value: filled, diagnostics: tooLong } = await fillWordOutput(
        resources.docxTemplate,
        composed,
        resources,
        options,
      );
      if (!filled) return { code, diagnostics: [...diagnostics, ...tooLong] };
      outputs.push({ format, bytes: filled, pages: 0 });
    } else {
      outputs.push({ format, bytes: await writeOutput(format, laidOut), pages: pages.length });
    }
  }
  return {
    value: {
      ...identity(loaded),
      dataDigest: loaded.source.digest,
      isDraft: composed.extras.draft,
      suffix: resources.template.settings.suffix,
      project: loaded.project,
      pages,
      outputs,
    },
    diagnostics,
  };
}

/** Whether one of the formats shows the pages: a word processor makes those of an office's own document. */
function isOnPages({ formats }: ReportOptions, { docxTemplate }: RunResources): boolean {
  return formats.some((format) => format !== 'docx' || !docxTemplate);
}

interface Composed extends ComposedReport {
  /** The data; of a public copy, its own. */
  readonly bytes: Uint8Array;
}

function loadAndCompose(source: SourceFile, resources: Resources, options: ReportOptions): ReportOutcome<Composed> {
  const { value: original, partial, diagnostics } = loadProject(source.file, source.bytes, resources.reading, source);
  if (!original) {
    const found = partial ? [...diagnostics, ...checkProject(partial, resources)] : diagnostics;
    return { code: partial && codeOf(partial), diagnostics: found };
  }
  const { loaded, bytes } = options.public
    ? openPublicCopy(original, source, resources)
    : { loaded: original, bytes: source.bytes };
  const { project } = loaded;
  const extras = {
    digest: loaded.source.digest,
    date: options.date ?? documentDate(project),
    draft: options.draft === true || project.draft,
    isPublic: options.public === true || options.isPublicData === true,
  };
  const composed = compose(project, resources.template, extras);
  const document = composed.value;
  const faces = document ? checkFaces(document, resources.fonts) : [];
  const isDrawn = document !== undefined && faces.length === 0;
  const glyphs = isDrawn ? checkGlyphs(loaded, document, resources.fonts, resources.template.folder) : noGlyphsMissing;
  // What the office accepted is not reported again for its public data.
  const inData = options.isPublicData ? [] : glyphs.inData;
  const found: Diagnostic[] = [
    ...diagnostics,
    ...checkProject(original, resources, options.public ? [...inData, ...phonesInText(original.project)] : inData),
    ...(options.public && extras.draft ? [draftIsNotPublic(original)] : []),
    ...composed.diagnostics,
    ...faces,
    ...glyphs.inTemplate,
  ];
  const stops = !isDrawn || found.some(({ severity }) => severity === 'error');
  const { code } = project.project;
  return stops
    ? { code, diagnostics: found }
    : { value: { loaded, bytes, document, extras }, code, diagnostics: found };
}

/** The project of a public copy, read from the data that is attached to it: nothing of the original goes past it. */
function openPublicCopy({ project }: LoadedProject, source: SourceFile, { settings, reading }: Resources) {
  const bytes = publicData(project, settings.publicWithout);
  const { value: loaded, diagnostics } = loadProject(source.file, bytes, reading, source);
  if (!loaded) throw new Error(`the data of a public copy has errors: ${diagnostics[0]?.message.en}`);
  return { loaded, bytes };
}

function draftIsNotPublic({ source }: LoadedProject): Diagnostic {
  return diagnostic(
    'E-PUBLIC-DRAFT',
    { file: source.file, range: source.locate(['draft']) },
    {
      message: { th: 'ฉบับร่างเผยแพร่ไม่ได้', en: 'a draft is not published' },
      hint: { th: 'ลบ `draft: true` เมื่อรายงานเสร็จแล้ว', en: 'delete `draft: true` when the report is final' },
    },
  );
}

const noGlyphsMissing: MissingGlyphs = { inData: [], inTemplate: [] };

/** The code of a project that has mistakes elsewhere. */
function codeOf({ project, unread = [] }: LoadedProject): string | undefined {
  return isRead(['project', 'code'], unread) ? project.project.code : undefined;
}

function identity({ project: { project } }: LoadedProject): ReportIdentity {
  return { code: project.code, fiscalYear: project.fiscalYear };
}
