import { posix } from 'node:path';
import { environmentFailure } from '../batch/explain-exception.ts';
import { misnamedFiles } from '../batch/misnamed-files.ts';
import { type PlanRequest, planRun } from '../batch/plan.ts';
import { run } from '../batch/run.ts';
import type { BuildOptions, Failure, SourceResult } from '../batch/source-result.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { lockFolder } from '../host/lock-folder.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import { openReporter, type Reporter } from '../report.ts';

/** What one look at changed files came to. */
export interface Round {
  /** Whether template, fonts or settings changed, so that all reports were looked at. */
  readonly everything: boolean;
  readonly results: readonly SourceResult[];
  /** Data files that are no longer there. */
  readonly removed: readonly string[];
  /** Data files there are now. */
  readonly files: readonly string[];
  /** Findings about template, fonts and settings. */
  readonly shared: readonly Diagnostic[];
  /** What the machine refused. */
  readonly failure?: Failure;
}

export interface RebuildRequest {
  readonly workspace: Workspace;
  readonly plan: PlanRequest;
  readonly options: BuildOptions;
  /** Folders and files all reports are made with. */
  readonly sharedPaths: readonly string[];
}

/** Gives the verb that rebuilds what some changed files touch; everything shared stays open between calls. */
export function createRebuild(request: RebuildRequest): (changed: readonly string[]) => Promise<Round> {
  const { workspace, options, sharedPaths } = request;
  const isShared = (file: string) => sharedPaths.some((path) => file === path || file.startsWith(`${path}/`));
  let opened: Outcome<Reporter> | undefined;
  let before: readonly string[] = [];

  return async (changed) => {
    const everything = !opened?.value || changed.some(isShared);
    const passedOver: string[] = [];
    const files = filesNow(request, (path) => passedOver.push(path));
    const removed = before.filter((file) => !files.includes(file));
    before = files;
    const round = {
      everything,
      files,
      removed,
      results: [] as SourceResult[],
      shared: misnamedFiles(workspace, passedOver),
    };
    try {
      if (everything) opened = undefined;
      opened ??= await openReporter(workspace, options.report);
      const reporter = opened;
      await run(
        { files: everything ? files : touched(files, changed), options, jobs: () => 1 },
        {
          workspace,
          openReporter: async () => reporter,
          openPool: () => Promise.reject(new Error('one process needs no pool')),
          lock: (folder) => lockFolder(workspace.root, folder),
          listener: {
            opened: (diagnostics) => void round.shared.push(...diagnostics),
            finished: (result) => void round.results.push(result),
            damaged() {},
            compared() {},
            notRecorded() {},
          },
        },
      );
      return round;
    } catch (error) {
      if (error instanceof EnvironmentFailure) return { ...round, failure: environmentFailure(error) };
      throw error;
    }
  };
}

/** The year's folder, or the last file in it, may go and come while it is watched. */
function filesNow({ workspace, plan }: RebuildRequest, passOver: (path: string) => void): readonly string[] {
  try {
    return planRun(workspace, plan, passOver);
  } catch (error) {
    if (error instanceof EnvironmentFailure) return [];
    throw error;
  }
}

/** The changed files, and those of the same name elsewhere: only one of them may have its code. */
function touched(files: readonly string[], changed: readonly string[]): readonly string[] {
  const names = new Set(changed.map((file) => posix.parse(file).name));
  return files.filter((file) => names.has(posix.parse(file).name));
}
