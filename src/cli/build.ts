import { planRun } from '../batch/plan.ts';
import { coreCount } from '../host/core-count.ts';
import { lockFolder, sweepLock } from '../host/lock-folder.ts';
import { sweepLeftovers } from '../host/sweep-leftovers.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Format } from '../report.ts';
import type { Language } from './language.ts';
import { readChoice, readJobs } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';
import { readPlanRequest } from './plan-request.ts';
import { reporterNames } from './print-findings.ts';
import { readReportOptions } from './report-options.ts';
import { openRunOutput } from './run-output.ts';
import type { Terminal } from './terminal.ts';
import { useColor } from './use-color.ts';

/** A report of some ten pages. */
const shortFile = 50_000;

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
  const output = openRunOutput({
    ...{ terminal, language, reporter },
    total: files.length,
    json: given.has('json'),
    verbose: given.has('verbose'),
    quiet: given.has('quiet'),
    color: useColor(given.has('no-color'), stderr, workspace),
  });
  const [{ run }, { openReporter }] = await Promise.all([import('../batch/run.ts'), import('../report.ts')]);
  if (isShortRun(files, options.report.formats, workspace)) terminal.willEndSoon?.();
  sweepLeftovers(workspace.root, options.out);
  sweepLock(workspace.root, options.out);
  const summary = await run(
    {
      ...{ files, options },
      jobs: (reports) => jobsAsked ?? (reports < worthWorkers ? 1 : coreCount()),
      force: given.has('force'),
    },
    {
      ...{ workspace, openReporter, openPool },
      lock: (folder) => lockFolder(workspace.root, folder),
      listener: output,
      beforeSecond: terminal.willGoOn,
      signal: terminal.interruption(),
    },
  );
  output.ended(summary);
  return summary.status;

  async function openPool(jobs: number) {
    const { openWorkerPool } = await import('../batch/worker-pool.ts');
    const { root, packageRoot } = workspace;
    return openWorkerPool({ jobs, setup: { root, packageRoot, options } });
  }
}

/** One PDF of a few pages. What writes DOCX is loaded later, and its bytecode fits only V8's settings at the start. */
function isShortRun(files: readonly string[], formats: readonly Format[], workspace: Workspace): boolean {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0 || formats.includes('docx')) return false;
  try {
    return workspace.readBytes(file).length <= shortFile;
  } catch {
    return false; // told when it is built
  }
}
