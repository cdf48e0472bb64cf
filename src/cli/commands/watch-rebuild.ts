import { posix } from 'node:path';
import { environmentFailure } from '../../batch/explain-exception.ts';
import { groupBySettings, type SettingsGroup } from '../../batch/group-by-settings.ts';
import { misnamedFiles } from '../../batch/misnamed-files.ts';
import { type PlanRequest, planRun } from '../../batch/plan.ts';
import { alone } from '../../batch/processes.ts';
import { type RunTools, run } from '../../batch/run.ts';
import type { BuildOptions, Failure, SourceResult } from '../../batch/source-result.ts';
import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { lockFolder } from '../../host/lock-folder.ts';
import { EnvironmentFailure } from '../../model/environment-failure.ts';
import type { Workspace } from '../../model/workspace.ts';
import { readSettings } from '../../project/load-settings.ts';
import { openReporter, type Reporter } from '../../report.ts';

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
  /** How files with the same settings are built. */
  readonly optionsOf: (group: SettingsGroup) => BuildOptions;
  /** Folders and files all reports are made with. */
  readonly sharedPaths: readonly string[];
}

/** Gives the verb that rebuilds what some changed files touch; everything shared stays open between calls. */
export function createRebuild(request: RebuildRequest): (changed: readonly string[]) => Promise<Round> {
  const { workspace, optionsOf, sharedPaths } = request;
  const isShared = (file: string) => sharedPaths.some((path) => file === path || file.startsWith(`${path}/`));
  /** By the options they were opened with. */
  const opened = new Map<string, Outcome<Reporter>>();
  let before: readonly string[] = [];

  return async (changed) => {
    const everything = !isOpen(opened) || changed.some(isShared);
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
      if (everything) opened.clear();
      const settings = readSettings(workspace);
      if (!settings.value) return { ...round, shared: settings.diagnostics };
      if (everything) round.shared.push(...settings.diagnostics);
      const due = everything ? files : touched(files, changed);
      for (const group of groupBySettings(workspace, due, settings.value.office)) {
        const options = optionsOf(group);
        const key = JSON.stringify(options.report);
        const reporter = opened.get(key) ?? (await openReporter(workspace, options.report));
        opened.set(key, reporter);
        await run({ files: group.files, options, processes: () => alone }, toolsOf(reporter, round));
      }
      return round;
    } catch (error) {
      if (error instanceof EnvironmentFailure) return { ...round, failure: environmentFailure(error) };
      throw error;
    }
  };

  function toolsOf(reporter: Outcome<Reporter>, round: { shared: Diagnostic[]; results: SourceResult[] }): RunTools {
    return {
      workspace,
      openReporter: async () => reporter,
      openPool: () => Promise.reject(new Error('one process needs no pool')),
      lock: (folder) => lockFolder(workspace.root, folder),
      listener: {
        opened: (diagnostics) => void round.shared.push(...diagnostics),
        finished: (result) => void round.results.push(result),
        damaged() {},
        compared() {},
        building() {},
        notRecorded() {},
      },
    };
  }
}

function isOpen(opened: ReadonlyMap<string, Outcome<Reporter>>): boolean {
  return opened.size > 0 && [...opened.values()].every(({ value }) => value !== undefined);
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
