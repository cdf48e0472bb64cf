import { Piscina } from 'piscina';
import type { Builder } from './builder.ts';
import { explainException } from './explain-exception.ts';
import type { BuildOptions, SourceResult } from './source-result.ts';

/** What a worker needs to open its own workspace and reporter. */
export interface WorkerSetup {
  readonly root: string;
  readonly packageRoot: string;
  readonly options: BuildOptions;
}

export interface PoolOptions {
  readonly setup: WorkerSetup;
  readonly jobs: number;
  /** Module the threads run: `worker.js` beside this one, compiled. */
  readonly workerFile?: string;
}

/** Builds reports in `jobs` worker threads; a thread that dies fails the report it held and no other. */
export function openWorkerPool({ setup, jobs, workerFile = workerBeside }: PoolOptions): Builder {
  const pool = new Piscina<string, SourceResult>({
    filename: workerFile,
    workerData: setup,
    minThreads: jobs,
    maxThreads: jobs,
    atomics: 'disabled',
  });
  const broken = new AbortController(); // threads that cannot even start would leave their files waiting for ever
  pool.on('error', (error: unknown) => broken.abort(error));
  return {
    width: jobs * 4,
    build: (file) =>
      pool.run(file, { signal: broken.signal }).catch((error: unknown) => lost(file, broken.signal.reason ?? error)),
    close: () => pool.destroy(),
  };
}

const workerBeside = new URL('./worker.js', import.meta.url).href;

function lost(file: string, error: unknown): SourceResult {
  const failure = explainException(error, file);
  return { file, code: null, built: false, outputs: [], diagnostics: [], failure, ms: 0 };
}
