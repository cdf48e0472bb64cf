export type { Diagnostic, Outcome } from './diagnostics/diagnostic.ts';
export { openWorkspace } from './host/node-workspace.ts';
export type { Localized } from './model/localized.ts';
export type { ProgressReport, Project } from './model/project.ts';
export type { Format, ReportOptions, SourceFile } from './model/report-options.ts';
export type { Workspace } from './model/workspace.ts';
export { type BuiltReport, openReporter, type Reporter } from './report.ts';
