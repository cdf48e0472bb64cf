import { diagnostic } from './diagnostics/build-diagnostic.ts';
import type { Outcome } from './diagnostics/diagnostic.ts';
import { explainForeign } from './diagnostics/foreign-failure.ts';
import { type PackedOutcome, unpackFindings } from './diagnostics/packed-findings.ts';
import type { WordTemplate } from './docx/word-template/load-word-template.ts';
import type { ReadWordTemplate } from './docx/word-template/read-word-template.ts';
import { timeLimitOf } from './foreign-checks.ts';
import type { Document } from './model/document.ts';
import type { ReportOptions } from './model/report-options.ts';
import { sizeLimits } from './model/size-limits.ts';
import type { Workspace } from './model/workspace.ts';
import type { LoadedProject } from './project/project-source.ts';
import type { Resources } from './resources.ts';
import { TooMuchFilled } from './template/helpers.ts';
import { type TemplateExtras, templateData } from './template/names.ts';

/** What a run that fills an office's Word template needs of it. */
export interface WordResources {
  readonly docxTemplate?: WordTemplate;
}

/**
 * Reads the Word template of a run, if the run has one: in a process of its own, where the workspace has such processes.
 * `usualTimeLimit` is in seconds, for a run that sets none.
 */
export async function openWordTemplate(
  workspace: Workspace,
  { docxTemplate, timeLimit }: ReportOptions,
  usualTimeLimit: number | undefined,
): Promise<Outcome<WordResources>> {
  if (docxTemplate === undefined) return { value: {}, diagnostics: [] };
  const { compileWordTemplate, loadWordTemplate } = await import('./docx/word-template/load-word-template.ts');
  const bytes = workspace.exists(docxTemplate)
    ? workspace.readBytes(docxTemplate, sizeLimits.fontOrPicture)
    : undefined;
  const limits = timeLimitOf(timeLimit ?? usualTimeLimit);
  const opened = bytes && (await workspace.openForeign?.('read-word-template', bytes, { file: docxTemplate }, limits));
  if (opened?.failure !== undefined) {
    const code = opened.failure === 'broken' ? 'E-TEMPLATE-FILE' : 'E-TEMPLATE-LIMIT';
    return { diagnostics: [diagnostic(code, { file: docxTemplate }, explainForeign(opened))] };
  }
  const { value, diagnostics } = opened
    ? compileWordTemplate(unpackFindings(opened.value as PackedOutcome<ReadWordTemplate>))
    : loadWordTemplate(docxTemplate, bytes);
  return value ? { value: { docxTemplate: value }, diagnostics } : { diagnostics };
}

/** A report whose document is built and not yet laid out. */
export interface ComposedReport {
  /** Of a public copy, its own data. */
  readonly loaded: LoadedProject;
  readonly document: Document;
  readonly extras: TemplateExtras;
}

/** The DOCX of a report in an office's Word template; E-TEMPLATE-LIMIT for one that becomes too large. */
export async function fillWordOutput(
  template: WordTemplate,
  { loaded, document, extras }: ComposedReport,
  { toolVersion }: Resources,
  { docxTemplate = '' }: ReportOptions,
): Promise<Outcome<Uint8Array>> {
  const { fillWordTemplate } = await import('./docx/word-template/fill-word-template.ts');
  try {
    const data = templateData(loaded.project, extras);
    return { value: fillWordTemplate(template, data, { info: document.info, toolVersion }), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof TooMuchFilled)) throw error;
    return { diagnostics: [diagnostic('E-TEMPLATE-LIMIT', { file: docxTemplate }, { message: error.text })] };
  }
}
