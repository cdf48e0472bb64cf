import type { NamedRecipe, Recipe } from '../batch/recipe.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ReportOptions } from '../model/report-options.ts';
import { sha256Of } from '../model/sha256.ts';

/** How the reports of one group of data files are built, on whichever machine. */
export interface JobOptions {
  readonly report: ReportOptions;
  /** Warnings stop a report as errors do. */
  readonly strict: boolean;
}

/** One report to build: its data by digest, and the recipe that a worker must have. */
export interface ReportJob {
  readonly run: string;
  /** Name of the store that holds its data and takes its result. */
  readonly store: string;
  /** Names the result: the same data file, digest and recipe have the same key in every run. */
  readonly key: string;
  /** The data file as the one who put the job names it. */
  readonly file: string;
  /** SHA-256 of the data file, hexadecimal. */
  readonly data: string;
  /** Id of the recipe, and of the settings that decide findings. */
  readonly recipe: string;
  readonly settings?: string;
  readonly options: JobOptions;
  /** Built even when its result is in the store. */
  readonly force?: boolean;
  /** How often it was begun with nothing beside it, after its worker was lost. */
  readonly alone?: number;
}

/** The end of a run: its manifests and its summary, once every report is done. */
export interface YearJob {
  readonly run: string;
  readonly store: string;
  /** B.E.; absent when the run was not put for one year. */
  readonly year?: number;
  /** Reports of the run. */
  readonly total: number;
  /** Reports whose results were in the store already. */
  readonly known: number;
}

/** All of a run, as it lies in the store. */
export interface RunPlan {
  readonly run: string;
  readonly year?: number;
  readonly groups: readonly RunGroup[];
  readonly files: readonly PlannedFile[];
  /** Files that were never put: two of one code, or not readable. */
  readonly refused: readonly FailedFile[];
  /** Whether a summary of the year is made. */
  readonly summary: boolean;
}

export interface RunGroup {
  readonly recipe: NamedRecipe & { readonly recipe: Recipe };
  readonly options: JobOptions;
}

export interface PlannedFile {
  readonly file: string;
  readonly data: string;
  readonly key: string;
  /** Place of its group in the plan. */
  readonly group: number;
}

/** A data file without a report, and why. */
export interface FailedFile {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What ended its worker, when no finding about the data did. */
  readonly reason?: string;
}

/** What a finished run came to; the value of its job in the queue. */
export interface YearDone {
  readonly documents: number;
  readonly failed: number;
  readonly years: readonly number[];
  /** Why there is no summary; absent when there is one. */
  readonly noSummary?: string;
}

/** Key of the result of one report. */
export function keyOf(file: string, data: string, { recipe, options }: RunGroup): string {
  const { formats } = options.report;
  return sha256Of(JSON.stringify([file, data, recipe.id, recipe.settings ?? '', formats, options.strict])).slice(0, 40);
}

export interface JobRequest extends Omit<PlannedFile, 'group'> {
  /** Its name, or that of the command that waits for the report. */
  readonly run: string;
  readonly store: string;
  readonly group: RunGroup;
}

/** The job of one report: its name, its data, and how often it is tried. */
export function reportJob({ run, store, file, data, key, group: { recipe, options } }: JobRequest) {
  const job: ReportJob = {
    run,
    store,
    key,
    file,
    data,
    recipe: recipe.id,
    ...(recipe.settings !== undefined && { settings: recipe.settings }),
    options,
  };
  return {
    name: 'report',
    data: job,
    opts: {
      jobId: jobId(run, key),
      attempts: 3,
      backoff: { type: 'fixed', delay: 1000 },
      // Its result is in the store; the rate is counted from the last ones.
      removeOnComplete: { count: 200 },
    },
  };
}

export const jobId = (run: string, key: string) => `${run}-${key}`;

/** Name of a run: the same files, data and recipes for the same store are the same run. */
export function runOf(plan: Omit<RunPlan, 'run'>, store: string): string {
  const { files, refused, year, summary } = plan;
  const named = [store, year ?? '', summary, files.map(({ key }) => key), refused.map(({ file }) => file)];
  return sha256Of(JSON.stringify(named)).slice(0, 16);
}
