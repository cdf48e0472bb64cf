import type { openReporter as OpenReporter } from '../report.ts';
import { openWorkspace } from '../workspace/node-workspace.ts';
import { buildSource } from './build-source.ts';
import type { SourceResult } from './source-result.ts';
import type { WorkerSetup } from './worker-pool.ts';

/** The task of a worker thread: builds one file after another with a reporter opened once, at the first. */
export function serveWorker(
  openReporter: typeof OpenReporter,
  { root, packageRoot, options }: WorkerSetup,
): (file: string) => Promise<SourceResult> {
  const workspace = openWorkspace({ root, packageRoot });
  let opened: ReturnType<typeof openReporter> | undefined;
  return async (file) => {
    opened ??= openReporter(workspace, options.report);
    const { value: reporter } = await opened;
    if (!reporter) throw new Error('the template or a font changed while the run was under way');
    return buildSource(file, { workspace, reporter, options });
  };
}
