export type { ProgressReport, Project } from './data/project.ts';
export type { Diagnostic, Localized, Outcome } from './diagnostics/diagnostic.ts';
export {
  type BuiltReport,
  type Format,
  openReporter,
  type Reporter,
  type ReportOptions,
  type SourceFile,
} from './report.ts';
export { openWorkspace } from './workspace/node-workspace.ts';
export type { Workspace } from './workspace/workspace.ts';
