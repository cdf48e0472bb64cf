import type { Diagnostic } from '../diagnostic.ts';
import type { Collection } from './collection.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import type { ReportOptions, RunReportOptions } from './report-options.ts';
import type { FileReporterName, RunReporterName } from './reporter-names.ts';
import { sarif } from './sarif.ts';

export const fileReporters: Readonly<
  Record<FileReporterName, (diagnostics: readonly Diagnostic[], options: ReportOptions) => string>
> = { pretty, json };

export const runReporters: Readonly<
  Record<RunReporterName, (collection: Collection, options: RunReportOptions) => string>
> = { github, sarif, junit, markdown };
