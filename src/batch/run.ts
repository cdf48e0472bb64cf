import { channel } from 'node:diagnostics_channel';
import { posix } from 'node:path';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Format, ReportOptions } from '../model/report-options.ts';
import type { FolderLock, HeldFolder, Workspace } from '../model/workspace.ts';
import type { Reporter } from '../report.ts';
import { type Builder, createBuilder } from './builder.ts';
import { environmentFailure } from './explain-exception.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findUnchanged, type Unchanged } from './find-unchanged.ts';
import { inOrder } from './in-order.ts';
import { readManifests } from './manifest-book.ts';
import { atMost, type Processes } from './processes.ts';
import { createRecheck, type Recheck, type RecheckScope } from './recheck.ts';
import { type NamedRecipe, recipeOf } from './recipe.ts';
import { createRecord, type RunRecord } from './run-record.ts';
import { createSharedBuilder } from './shared-builder.ts';
import type { BuildOptions, Failure, SourceResult } from './source-result.ts';
import { stops } from './source-result.ts';
import { createTally, type RunSummary, type Tally } from './tally.ts';

export interface RunRequest {
  readonly files: readonly string[];
  readonly options: BuildOptions;
  /** Who builds a number of reports. */
  readonly processes: (reports: number) => Processes;
  /** Other machines build the reports, so that this process builds none, however few they are. */
  readonly elsewhere?: boolean;
  /** Builds also what has not changed. */
  readonly force?: boolean;
  readonly recheck?: RecheckScope | undefined;
}

export interface RunTools {
  readonly workspace: Workspace;
  readonly openReporter: (workspace: Workspace, options: ReportOptions) => Promise<Outcome<Reporter>>;
  /** Opens what builds many reports at a time: processes of this machine, or a queue of jobs for others. */
  readonly openPool: (
    processes: Processes,
    options: BuildOptions,
    held: readonly HeldFolder[],
    recipe: NamedRecipe,
  ) => Builder | Promise<Builder>;
  /** Keeps other runs from writing to the folder of the outputs. */
  readonly lock: (folder: string) => FolderLock;
  readonly listener: RunListener;
  /** Once aborted, no further report is started. */
  readonly signal?: AbortSignal;
}

/** What is announced of a run before anything is opened for it. Nothing here depends on who listens. */
export interface RunBegins {
  readonly files: number;
  readonly formats: readonly Format[];
}

const runBegins = channel('raingan:run');

export interface RunListener {
  /** Findings about the template and the fonts, once. */
  opened(diagnostics: readonly Diagnostic[]): void;
  /** Manifests nothing can be read from, so that their documents are built anew. */
  damaged(manifests: readonly string[]): void;
  /** How many files were compared with what is there. */
  compared(count: number): void;
  /** Building begins, in this process or once others have started: this many reports. */
  building(waiting: number): void;
  /** One data file is done; called in the order of the files. */
  finished(result: SourceResult): void;
  /** The manifest could not be written, so that what was built will be built again. */
  notRecorded(failure: Failure): void;
}

/**
 * Builds the reports of a run that are not there already: what stops one file stops no other, and the results come in
 * the order of the files whatever the number of jobs. Throws `EnvironmentFailure` when the template or a font cannot be
 * read, or another run is writing to the same folder.
 */
export async function run(request: RunRequest, tools: RunTools): Promise<RunSummary> {
  const { files, options } = request;
  runBegins.publish({ files: files.length, formats: options.report.formats } satisfies RunBegins);
  const { workspace, listener, signal } = tools;
  const tally = createTally(files.length);
  const interrupted = () => signal?.aborted === true;
  const { value: reporter, diagnostics } = await tools.openReporter(workspace, options.report);
  if (interrupted()) return tally.summary(true);
  listener.opened(diagnostics);
  if (!reporter || stops(diagnostics, options.strict)) {
    tally.raise(1);
    return tally.summary(interrupted());
  }

  const recipe = recipeOf(workspace, reporter.ingredients(), options.report);
  const known = await compare(request, recipe, reporter, tools);
  const waiting = files.filter((file) => !known.results.has(file)).length;
  if (interrupted()) return tally.summary(true);
  const recheck = createRecheck(request.recheck, known, { workspace, reporter });
  const lock = waiting === 0 ? lockForRecord(known, options.out, tools) : tools.lock(options.out);
  if (lock === undefined) {
    await finishAll(files, known, createBuilder({ workspace, reporter, options }), { tally, tools, recheck });
    return tally.summary(interrupted());
  }
  let record: RunRecord | undefined;
  try {
    const held = workspace.hold(options.out);
    record = createRecord(workspace, options.out, recipe, lock);
    if (waiting > 0) listener.building(waiting);
    const here = createBuilder({ workspace, reporter, options });
    const builder = waiting === 0 ? here : await openBuilder(waiting, here, { request, tools, held, recipe });
    await finishAll(files, known, builder, { tally, record, tools, recheck });
  } finally {
    if (record) closeRecord(record, tally, listener);
    lock.release();
  }
  return tally.summary(interrupted());
}

interface BuilderTools {
  readonly request: RunRequest;
  readonly tools: RunTools;
  readonly held: readonly HeldFolder[];
  readonly recipe: NamedRecipe;
}

/** Opens what builds this many reports: this process, others, or both. */
async function openBuilder(waiting: number, here: Builder, { request, tools, held, recipe }: BuilderTools) {
  const { options } = request;
  const processes = atMost(request.processes(waiting), waiting);
  if (request.elsewhere) return tools.openPool(processes, options, held, recipe);
  if (processes.workers === 0) return here;
  const others = await tools.openPool(processes, options, held, recipe);
  return processes.here ? createSharedBuilder(here, others) : others;
}

/** Results that are known without building: reports that have not changed, and files that share a code. */
async function compare(
  { files, options, force }: RunRequest,
  recipe: NamedRecipe,
  reporter: Reporter,
  tools: RunTools,
): Promise<Unchanged> {
  const { workspace, listener, signal } = tools;
  const duplicates = findDuplicates(workspace, files);
  const book = readManifests(workspace, options.out);
  if (book.damaged.length > 0) listener.damaged(book.damaged);
  const { results, altered, outdated } = await findUnchanged({
    files: force ? [] : files.filter((file) => !duplicates.has(file)),
    looked: listener.compared,
    workspace,
    options,
    book,
    recipe,
    publicData: (file, bytes) => reporter.publicData({ file, bytes }),
    suffix: reporter.suffix,
    signal,
  });
  const shared = [...duplicates].map(([file, diagnostics]) => [file, sharedCode(file, diagnostics)] as const);
  return { results: new Map([...results, ...shared]), altered, outdated };
}

/** Two files of one code, and so of one name, would overwrite each other's outputs: neither is built. */
function sharedCode(file: string, diagnostics: readonly Diagnostic[]): SourceResult {
  const code = posix.parse(file).name;
  return { file, code, state: 'failed', outputs: [], diagnostics, warnings: 0, ms: 0 };
}

interface FinishTools {
  readonly tally: Tally;
  readonly record?: RunRecord;
  readonly tools: RunTools;
  readonly recheck: Recheck;
}

/** The lock to record new findings under; none where there are none, or where the folder may not be written. */
function lockForRecord({ outdated }: Unchanged, out: string, tools: RunTools): FolderLock | undefined {
  if (outdated.size === 0) return undefined;
  try {
    return tools.lock(out);
  } catch (error) {
    if (error instanceof EnvironmentFailure) return undefined;
    throw error;
  }
}

/** Reports the results in the order of the files, and builds those that are not known. */
async function finishAll(
  files: readonly string[],
  known: Unchanged,
  builder: Builder,
  { tally, record, tools, recheck }: FinishTools,
): Promise<void> {
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, ...(tools.signal ? [tools.signal] : [])]);
  const resultOf = async (file: string) => {
    const result = known.results.get(file);
    return result ? recheck(result) : builder.build(file);
  };
  try {
    const order = { width: builder.width, window: windowOf(builder), signal, abandons: builder.goesOn };
    for await (const result of inOrder(files, resultOf, order)) {
      const altered = known.altered.get(result.file);
      tally.add(result);
      record?.note(result);
      tools.listener.finished(altered && result.state === 'built' ? { ...result, altered } : result);
      if (result.failure?.endsRun) ending.abort();
    }
  } finally {
    await builder.close();
  }
}

/** In this process the next report begins when the last one was reported. Workers need not wait for a slow neighbour. */
function windowOf({ width, window = width === 1 ? 1 : width * 4 }: Builder): number {
  return window;
}

function closeRecord(record: RunRecord, tally: Tally, listener: RunListener): void {
  try {
    record.close();
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
    tally.raise(3);
    listener.notRecorded(environmentFailure(error));
  }
}
