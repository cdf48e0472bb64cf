import { posix } from 'node:path';
import { Piscina } from 'piscina';
import type { Builder } from './builder.ts';
import { explainLoss } from './explain-exception.ts';
import type { BuildOptions, SourceResult } from './source-result.ts';
import { TimeLimitExceeded } from './time-limit-exceeded.ts';

/** What a worker needs to open its own workspace and reporter. */
export interface WorkerSetup {
  readonly root: string;
  readonly packageRoot: string;
  readonly options: BuildOptions;
}

export interface PoolOptions {
  readonly setup: WorkerSetup;
  readonly jobs: number;
  /** Module the threads run; that of the package when absent. */
  readonly workerFile?: string;
  /** A report that takes longer has hung. */
  readonly timeLimitMs?: number;
}

/**
 * Builds reports in `jobs` worker threads, which get one file at a time. When a thread dies or exceeds the time limit,
 * another one tries that file once more; then the report has failed, and no other.
 */
export function openWorkerPool(options: PoolOptions): Builder {
  const { jobs, timeLimitMs = 60_000 } = options;
  const pool = openPool(options);
  const underWay = new Set<AbortController>();
  let broken: unknown; // threads that cannot even start would leave their files waiting for ever
  pool.on('error', (error: unknown) => {
    broken = error;
    for (const task of underWay) task.abort();
  });

  async function attempt(file: string): Promise<SourceResult> {
    const task = new AbortController();
    underWay.add(task);
    const timer = setTimeout(() => task.abort(), timeLimitMs);
    try {
      return await pool.run(file, { signal: task.signal });
    } catch (error) {
      throw broken ?? (task.signal.aborted ? new TimeLimitExceeded(timeLimitMs) : error);
    } finally {
      clearTimeout(timer);
      underWay.delete(task);
    }
  }

  return {
    width: jobs,
    build: (file) =>
      attempt(file)
        .catch((error: unknown) => (broken ? Promise.reject(error) : attempt(file)))
        .catch((error: unknown) => lost(file, error)),
    close: () => pool.destroy(),
  };
}

function openPool({ setup, jobs, workerFile = posix.join(setup.packageRoot, 'dist/batch/worker.js') }: PoolOptions) {
  return new Piscina<string, SourceResult>({
    filename: workerFile,
    workerData: setup,
    minThreads: jobs,
    maxThreads: jobs,
    atomics: 'disabled',
    // V8 lets a heap grow towards its limit before it collects: these keep it near what a report needs.
    resourceLimits: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 256 },
  });
}

function lost(file: string, error: unknown): SourceResult {
  const failure = explainLoss(error, file);
  return { file, code: null, state: 'failed', outputs: [], diagnostics: [], warnings: 0, failure, ms: 0 };
}
