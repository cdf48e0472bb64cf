import { availableParallelism } from 'node:os';
import { groupBySettings } from '../../batch/group-by-settings.ts';
import { misnamedFiles } from '../../batch/misnamed-files.ts';
import { plannedFolders, planRun } from '../../batch/plan.ts';
import { type Processes, poolOf, requestedProcesses, usualProcesses } from '../../batch/processes.ts';
import type { NamedRecipe } from '../../batch/recipe.ts';
import { createSeenFiles } from '../../batch/review-outputs.ts';
import type { RunRequest } from '../../batch/run.ts';
import type { BuildOptions, SourceResult } from '../../batch/source-result.ts';
import { addSummaries, type RunSummary } from '../../batch/tally.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { lockFolder, sweepLock } from '../../host/lock-folder.ts';
import { sweepLeftovers } from '../../host/sweep-leftovers.ts';
import type { HeldFolder } from '../../model/workspace.ts';
import { openSettings, sayOverridden } from '../options/open-settings.ts';
import { readJobs } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readQueueAndStore } from '../options/queue-addresses.ts';
import { readBuildOptions, readPlanRequest, readReportOptions } from '../options/run-options.ts';
import { openFindings } from '../terminal/findings-output.ts';
import { createRunOutput, type RunOutput } from '../terminal/run-output.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import type { QueueOrder } from './open-queue-builder.ts';

/** `raingan build`: builds the reports of the data files and says what became of each. */
export async function build(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stderr } = terminal;
  readReportOptions(given, workspace); // wrong usage is reported before anything is looked for
  const jobsAsked = readJobs(given);
  if (given.has('queue')) readQueueAndStore(given, terminal);
  const findings = openFindings(given, language, terminal, () => stderr);
  const quiet = given.has('quiet');
  const plan = readPlanRequest(given, workspace);
  const passedOver: string[] = [];
  const files = planRun(workspace, plan, (path) => passedOver.push(path));
  const ofSettings: Diagnostic[] = [];
  const loaded = await openSettings(workspace, (found) => ofSettings.push(...found));
  findings.add(ofSettings);
  if (!loaded) {
    findings.end();
    return 1;
  }
  const groups = groupBySettings(workspace, files, loaded.office);
  if (!quiet) sayOverridden(given, groups, stderr, language);

  const total = files.length;
  const output = createRunOutput({
    terminal,
    language,
    findings,
    total,
    json: given.has('json'),
    verbose: given.has('verbose'),
    quiet,
  });
  const misnamed = misnamedFiles(workspace, passedOver);
  output.opened(misnamed);
  const strict = groups.some((group) => readBuildOptions(given, workspace, group).strict);
  const signal = terminal.interruption();
  const summaries: RunSummary[] = [];
  const seen = createSeenFiles();
  const outs = new Set<string>();
  for (const group of groups) {
    const options = readBuildOptions(given, workspace, group);
    outs.add(options.out);
    const done = seen.present().length;
    summaries.push(
      await buildGroup(group.files, options, {
        terminal,
        output: {
          ...output,
          compared: (count) => output.compared(done + count),
          finished: (result) => finished(result),
        },
        signal,
        force: given.has('force'),
        recheck: given.has('verbose') ? 'all' : findings.isForPrograms ? 'warned' : undefined,
        queue: given.has('queue') ? { given, language, terminal } : undefined,
        processes: (reports) =>
          jobsAsked === undefined ? usualProcesses(reports, availableParallelism()) : requestedProcesses(jobsAsked),
      }),
    );
  }
  const summary = addSummaries(summaries);
  // Of a run that ended early not every data file was seen.
  const reviewed = summary.notStarted > 0 ? 0 : await review();
  const status = Math.max(
    summary.status,
    reviewed,
    strict && misnamed.length + ofSettings.length > 0 ? 1 : 0,
  ) as RunSummary['status'];
  output.ended({ ...summary, status });
  return status;

  function finished(result: SourceResult): void {
    seen.note(result.file, result);
    output.finished(result);
  }

  /** Looks at what lies in the folders of outputs; gives the status that it leads to. */
  async function review(): Promise<number> {
    const folders = plannedFolders(workspace, plan);
    const { reviewAfterBuild } = await import('./review-after-build.ts');
    const status = [...outs].map((out) =>
      reviewAfterBuild(
        { out, folders, seen, prune: given.has('prune'), strict, quiet },
        { terminal, output, language },
      ),
    );
    return Math.max(0, ...status);
  }
}

interface GroupTools extends Required<Pick<RunRequest, 'processes' | 'force'>>, Pick<RunRequest, 'recheck'> {
  readonly terminal: Terminal;
  readonly output: RunOutput;
  readonly signal: AbortSignal;
  /** Where others build the reports. */
  readonly queue: QueueOrder | undefined;
}

/** Builds the reports for which the same settings are in force. */
async function buildGroup(files: readonly string[], options: BuildOptions, tools: GroupTools): Promise<RunSummary> {
  const { output, signal, processes, force, recheck, queue } = tools;
  const { workspace } = tools.terminal;
  const [{ run }, { openReporter }] = await Promise.all([import('../../batch/run.ts'), import('../../report.ts')]);
  const sweep = () => sweepLeftovers(workspace.root, options.out);
  sweep();
  sweepLock(workspace.root, options.out);
  return run(
    { files, options, processes, force, recheck, elsewhere: queue !== undefined },
    {
      workspace,
      openReporter,
      openPool,
      lock: (folder) => lockFolder(workspace.root, folder),
      listener: output,
      signal,
    },
  );

  async function openPool(processes: Processes, _: BuildOptions, held: readonly HeldFolder[], recipe: NamedRecipe) {
    if (queue) {
      const { openQueueBuilder } = await import('./open-queue-builder.ts');
      return openQueueBuilder(queue, { options, recipe, force });
    }
    const { createWorkerPool } = await import('../../batch/worker-pool.ts');
    const { root, packageRoot } = workspace;
    const setup = { root, packageRoot, options, held };
    return createWorkerPool({ ...poolOf(processes), setup, sweep });
  }
}
