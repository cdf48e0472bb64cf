import { serveWorker } from '../batch/serve-worker.ts';
import { createWorkspace } from '../host/node-workspace.ts';
import { isRenderProcess, serveRenders } from '../library/serve-renders.ts';
import { openReporter } from '../report.ts';

/** Makes this process a worker of a run, or of a reporter of the library. */
export function workerProgram(): void {
  if (isRenderProcess()) serveRenders();
  else serveWorker({ createWorkspace, openReporter });
}
