import { dirname, join, posix } from 'node:path';
import { planRun } from '../batch/plan.ts';
import { watchFiles } from '../host/watch-files.ts';
import { settingsFile } from '../project/settings.ts';
import type { Language } from './language.ts';
import type { Arguments } from './parse-arguments.ts';
import { readPlanRequest } from './plan-request.ts';
import { readReportOptions } from './report-options.ts';
import type { Terminal } from './terminal.ts';
import { useColor } from './use-color.ts';
import { openWatchScreen } from './watch-screen.ts';

/** `raingan watch`: builds what is not built, then again whatever a saved file touches, until it is interrupted. */
export async function watch(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stderr } = terminal;
  const plan = readPlanRequest(given, workspace);
  const report = readReportOptions(given, workspace);
  planRun(workspace, plan); // a PATH that is not there is told at once
  const inPackage = (...parts: string[]) => join(workspace.packageRoot, ...parts);
  const sharedPaths = [
    report.template ?? inPackage('templates', 'progress-report'),
    dirname(report.fonts ?? inPackage('fonts', 'fonts.yaml')),
    settingsFile,
  ].map(plainPath);
  const dataPaths = (plan.paths.length > 0 ? plan.paths : ['data']).map(plainPath);
  const color = useColor(given.has('no-color'), stderr, workspace);
  const show = openWatchScreen({ stream: stderr, workspace, language, verbose: given.has('verbose'), color });
  const options = { report, out: given.value('out') ?? 'output', strict: given.has('strict') };
  const { openRebuild } = await import('./watch-rebuild.ts');
  const rebuild = openRebuild({ workspace, plan, options, sharedPaths });

  const signal = terminal.interruption();
  const changes = openChanges(signal);
  const watched = watchFiles(workspace.root, [...dataPaths, ...sharedPaths], changes.add);
  try {
    for (let changed: readonly string[] | undefined = []; changed; changed = await changes.next()) {
      const start = workspace.elapsed();
      const round = await rebuild(changed);
      show(round, Math.round(workspace.elapsed() - start));
    }
  } finally {
    watched.close();
  }
  return 0;
}

/** As the plan of a run writes paths. */
function plainPath(path: string): string {
  return posix.normalize(path.replace(/(?<=.)\/+$/, ''));
}

/** Changed files that wait for their round; what comes during a round is one round together. */
function openChanges(signal: AbortSignal) {
  const waiting = new Set<string>();
  let wake = () => {};
  signal.addEventListener('abort', () => wake());
  return {
    add(files: readonly string[]) {
      for (const file of files) waiting.add(file);
      wake();
    },
    /** The next changes; undefined once there are to be none. */
    async next(): Promise<readonly string[] | undefined> {
      if (waiting.size === 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const files = [...waiting];
      waiting.clear();
      return signal.aborted ? undefined : files;
    },
  };
}
