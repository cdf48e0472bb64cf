import { joinPath } from '../model/paths.ts';
import type { Builder } from './builder.ts';
import type { WorkerSetup } from './serve-worker.ts';
import { failedSource, type SourceResult } from './source-result.ts';
import { explainLoss, WorkerLost } from './worker-failure.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

export interface PoolOptions {
  readonly setup: WorkerSetup;
  readonly jobs: number;
  /** Module the processes run; that of the package when absent. */
  readonly workerFile?: string;
  readonly timeLimitMs?: number;
  /** MB, 256 when absent; `none` starts sooner (`worker-process.ts`). */
  readonly heapLimitMb?: number | 'none';
  /** How often a file whose process is lost is tried, at most 2, which is usual. */
  readonly tries?: 1 | 2;
  /** Called when all processes have ended: removes what one of them that was lost left half written. */
  readonly sweep?: () => void;
}

/**
 * Builds reports in `jobs` processes. When one dies or exceeds a limit, another tries the file it held once more; then
 * that report has failed, and no other. Processes and not threads: threads share V8's helpers, with which two of them
 * build 1.4 times as many reports as one (bench/profile.md).
 */
export function createWorkerPool(options: PoolOptions): Builder {
  const workers = Array.from({ length: options.jobs }, () => start(options));
  let broken: WorkerLost | undefined; // processes that cannot even start would be started for ever

  function leastBusy(): Worker {
    for (const [at, worker] of workers.entries()) if (!worker.alive) workers[at] = start(options);
    return workers.reduce((best, worker) => (worker.waiting < best.waiting ? worker : best));
  }

  async function attempt(file: string): Promise<SourceResult> {
    for (;;) {
      if (broken) throw broken;
      const result = await leastBusy().run(file);
      if (result) return result;
    }
  }

  const tryAgain = (file: string) => (error: unknown) => {
    if (error instanceof WorkerLost && error.neverStarted) broken = error;
    return attempt(file);
  };

  return {
    width: options.jobs * filesAhead,
    build: (file) =>
      (options.tries === 1 ? attempt(file) : attempt(file).catch(tryAgain(file))).catch((error: unknown) =>
        failedSource(file, explainLoss(error, file, options.tries)),
      ),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      options.sweep?.();
    },
  };
}

/** A worker has the next file at hand when it is done with one. */
export const filesAhead = 2;

type Worker = WorkerProcess<string, SourceResult>;

function start({ setup, workerFile, timeLimitMs = 60_000, heapLimitMb = 256 }: PoolOptions): Worker {
  const file = workerFile ?? joinPath(setup.packageRoot, 'dist/cli/worker.cjs');
  return startWorker<string, SourceResult>({
    setup,
    workerFile: file,
    timeLimitMs,
    heapLimitMb: heapLimitMb === 'none' ? undefined : heapLimitMb,
  });
}
