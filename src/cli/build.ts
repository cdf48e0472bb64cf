import { availableParallelism } from 'node:os';
import { misnamedFiles } from '../batch/misnamed-files.ts';
import { planRun } from '../batch/plan.ts';
import type { BuildOptions } from '../batch/source-result.ts';
import { lockFolder, sweepLock } from '../host/lock-folder.ts';
import { sweepLeftovers } from '../host/sweep-leftovers.ts';
import type { HeldFolder } from '../model/workspace.ts';
import { checkWordTemplate } from './open-foreign-files.ts';
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
  const passedOver: string[] = [];
  const files = planRun(workspace, readPlanRequest(given, workspace), (path) => passedOver.push(path));
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
  const misnamed = misnamedFiles(workspace, passedOver);
  output.opened(misnamed);
  const [{ run }, { openReporter }] = await Promise.all([import('../batch/run.ts'), import('../report.ts')]);
  const wrong = await checkWordTemplate(workspace, options.report.docxTemplate);
  if (wrong.some(({ severity }) => severity === 'error')) {
    output.opened(wrong);
    return 1;
  }
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
  return options.strict && misnamed.length > 0 ? Math.max(1, summary.status) : summary.status;

  async function openPool(jobs: number, _: BuildOptions, held: readonly HeldFolder[]) {
    const { createWorkerPool } = await import('../batch/worker-pool.ts');
    const { root, packageRoot } = workspace;
    return createWorkerPool({ jobs, setup: { root, packageRoot, options, held }, sweep });
  }
}
