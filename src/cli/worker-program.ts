import { serveWorker } from '../batch/serve-worker.ts';
import { openWorkspace } from '../host/node-workspace.ts';
import { openReporter } from '../report.ts';

/** Makes this process a worker of a run. */
export function workerProgram(): void {
  serveWorker({ openWorkspace, openReporter });
}
