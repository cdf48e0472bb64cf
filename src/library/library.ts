// What `raingan` exports; the start file of the package loads it.

export type { DiagnosticCode } from '../diagnostics/codes.ts';
export type { Diagnostic, Position, Range, Severity } from '../diagnostics/diagnostic.ts';
export { EnvironmentFailure, type FailureKind } from '../model/environment-failure.ts';
export type { Localized } from '../model/localized.ts';
export type { PdfEdition } from '../model/pdf-edition.ts';
export type {
  AcceptedFinding,
  BasisPoints,
  Contact,
  IsoDate,
  ProgressReport,
  Project,
  Satang,
} from '../model/project.ts';
export type {
  AcceptedFindingInput,
  BahtInput,
  ContactInput,
  DateInput,
  PercentInput,
  PlainNumber,
  ProgressReportInput,
  ProjectInput,
} from '../model/project-input.ts';
export type { Format } from '../model/report-options.ts';
export { type ParsedProject, toInput } from '../project/parsed-project.ts';
export { projectSchema } from '../project/schema.ts';
export { toYaml } from '../project/to-yaml.ts';
export type { Schema } from '../yaml/schema.ts';
export type { RenderCall } from './check-call.ts';
export { QueueFull, RenderFailure, type RenderFailureKind, ReporterClosed } from './failures.ts';
export { type FormatOptions, formatDiagnostic } from './format-diagnostic.ts';
export { OptionError, type OptionIssue } from './option-error.ts';
export type { Documents, RenderOptions, ReporterOptions } from './options.ts';
export type { LinePreview, PagePreview, RulePreview, RunPreview } from './page-preview.ts';
export type { ReportInput } from './read-input.ts';
export {
  openReporter,
  type RenderReportOptions,
  type RenderResult,
  type Reporter,
  renderReport,
} from './reporter.ts';
