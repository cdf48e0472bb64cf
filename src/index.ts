export type { Diagnostic, Outcome } from './diagnostics/diagnostic.ts';
export { openWorkspace } from './host/node-workspace.ts';
export type { Localized } from './model/localized.ts';
export type { ProgressReport, Project } from './model/project.ts';
export type { Workspace } from './model/workspace.ts';
export {
  type BuiltReport,
  type Format,
  openReporter,
  type Reporter,
  type ReportOptions,
  type SourceFile,
} from './report.ts';
