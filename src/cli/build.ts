import { availableParallelism } from 'node:os';
import { planRun } from '../batch/plan.ts';
import type { BuildOptions } from '../batch/source-result.ts';
import { lockFolder, sweepLock } from '../host/lock-folder.ts';
import { sweepLeftovers } from '../host/sweep-leftovers.ts';
import type { HeldFolder } from '../model/workspace.ts';
import { readChoice, readJobs } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';
import { reporterNames } from './print-findings.ts';
import { readPlanRequest, readReportOptions } from './run-options.ts';
import { createRunOutput } from './run-output.ts';
import type { Language, Terminal } from './terminal.ts';
import { useColor } from './terminal.ts';

/** Below this many reports, worker processes take longer to warm up than they save; two pay from 400 on, more of them earlier. */
const worthWorkers = 256;

/** `raingan build`: builds the reports of the data files and says what became of each. */
export async function build(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stderr } = terminal;
  const options = {
    report: readReportOptions(given, workspace),
    out: given.value('out') ?? 'output',
    strict: given.has('strict'),
  };
  const jobsAsked = readJobs(given);
  const reporter = readChoice(given, 'reporter', reporterNames);
  const files = planRun(workspace, readPlanRequest(given, workspace));
  const output = createRunOutput({
    terminal,
    language,
    reporter,
    total: files.length,
    json: given.has('json'),
    verbose: given.has('verbose'),
    quiet: given.has('quiet'),
    color: useColor(given.has('no-color'), stderr, workspace),
  });
  const [{ run }, { openReporter }] = await Promise.all([import('../batch/run.ts'), import('../report.ts')]);
  const sweep = () => sweepLeftovers(workspace.root, options.out);
  sweep();
  sweepLock(workspace.root, options.out);
  const summary = await run(
    {
      files,
      options,
      jobs: (reports) => jobsAsked ?? (reports < worthWorkers ? 1 : availableParallelism()),
      force: given.has('force'),
    },
    {
      workspace,
      openReporter,
      openPool,
      lock: (folder) => lockFolder(workspace.root, folder),
      listener: output,
      signal: terminal.interruption(),
    },
  );
  output.ended(summary);
  return summary.status;

  async function openPool(jobs: number, _: BuildOptions, held: readonly HeldFolder[]) {
    const { createWorkerPool } = await import('../batch/worker-pool.ts');
    const { root, packageRoot } = workspace;
    return createWorkerPool({ jobs, setup: { root, packageRoot, options, held }, sweep });
  }
}
