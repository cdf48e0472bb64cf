import type { BuildOptions } from './source-result.ts';

/** What a worker process needs to open its own workspace and reporter; its only argument, as JSON. */
export interface WorkerSetup {
  readonly root: string;
  readonly packageRoot: string;
  readonly options: BuildOptions;
}

/** What a worker sends before anything else; after it, a `SourceResult` for each file it is sent. */
export const ready = 'ready';
