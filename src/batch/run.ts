import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Reporter, ReportOptions } from '../report.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Builder, openBuilder } from './builder.ts';
import { findDuplicates } from './find-duplicates.ts';
import { inOrder } from './in-order.ts';
import type { BuildOptions, SourceResult } from './source-result.ts';
import { stops } from './stops.ts';

export interface RunRequest {
  readonly files: readonly string[];
  readonly options: BuildOptions;
  /** Worker threads; with 1 everything is built in this thread. */
  readonly jobs: number;
}

export interface RunTools {
  readonly workspace: Workspace;
  readonly openReporter: (workspace: Workspace, options: ReportOptions) => Promise<Outcome<Reporter>>;
  readonly openPool: (jobs: number, options: BuildOptions) => Builder | Promise<Builder>;
  readonly listener: RunListener;
  /** Once aborted, no further report is started. */
  readonly signal?: AbortSignal;
}

export interface RunListener {
  /** Findings about the template and the fonts, once. */
  opened(diagnostics: readonly Diagnostic[]): void;
  /** One data file is done; called in the order of the files. */
  finished(result: SourceResult): void;
}

export interface RunSummary {
  readonly built: number;
  readonly failed: number;
  readonly notStarted: number;
  readonly status: ExitStatus;
}

/** As the command line promises: done, findings that stop, the machine or raingan failed, interrupted. */
export type ExitStatus = 0 | 1 | 3 | 130;

/**
 * Builds the reports of a run: what stops one file stops no other, and the results come in the order of the files
 * whatever the number of jobs. Throws `EnvironmentFailure` when the template or a font cannot be read.
 */
export async function run({ files, options, jobs }: RunRequest, tools: RunTools): Promise<RunSummary> {
  const opened = await tools.openReporter(tools.workspace, options.report);
  tools.listener.opened(opened.diagnostics);
  if (!opened.value || stops(opened.diagnostics, options.strict)) {
    return { built: 0, failed: 0, notStarted: files.length, status: 1 };
  }
  const duplicates = findDuplicates(tools.workspace, files);
  const builder =
    jobs > 1 && files.length > 1
      ? await tools.openPool(Math.min(jobs, files.length), options)
      : openBuilder({ workspace: tools.workspace, reporter: opened.value, options });
  try {
    return await buildAll(files, guardDuplicates(builder, duplicates), tools);
  } finally {
    await builder.close();
  }
}

/** Two files of one code would overwrite each other's outputs: neither is built. */
function guardDuplicates(builder: Builder, duplicates: ReadonlyMap<string, readonly Diagnostic[]>): Builder {
  return {
    ...builder,
    async build(file) {
      const diagnostics = duplicates.get(file);
      return diagnostics ? { file, code: null, built: false, outputs: [], diagnostics, ms: 0 } : builder.build(file);
    },
  };
}

async function buildAll(files: readonly string[], builder: Builder, tools: RunTools): Promise<RunSummary> {
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, ...(tools.signal ? [tools.signal] : [])]);
  const tally = { built: 0, failed: 0, status: 0 as ExitStatus };
  for await (const result of inOrder(files, builder.width, builder.build, signal)) {
    tally[result.built ? 'built' : 'failed'] += 1;
    tally.status = worse(tally.status, statusOf(result));
    if (result.failure?.endsRun) ending.abort();
    tools.listener.finished(result);
  }
  const notStarted = files.length - tally.built - tally.failed;
  return { ...tally, notStarted, status: tools.signal?.aborted && notStarted > 0 ? 130 : tally.status };
}

function statusOf({ failure, built }: SourceResult): ExitStatus {
  if (failure) return 3;
  return built ? 0 : 1;
}

function worse(a: ExitStatus, b: ExitStatus): ExitStatus {
  return a > b ? a : b;
}
