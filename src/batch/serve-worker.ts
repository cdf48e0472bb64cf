import type { HeldFolder, Workspace } from '../model/workspace.ts';
import type { openReporter as OpenReporter } from '../report.ts';
import { type Builder, createBuilder } from './builder.ts';
import { explainException } from './explain-exception.ts';
import { type BuildOptions, failedSource, type SourceResult } from './source-result.ts';

/** What a worker process needs to open its own workspace and reporter; its only argument, as JSON. */
export interface WorkerSetup {
  readonly root: string;
  readonly packageRoot: string;
  readonly options: BuildOptions;
  /** The folders of outputs as the run found them. */
  readonly held?: readonly HeldFolder[];
}

/** What a worker sends before anything else; after it, a `SourceResult` for each file it is sent. */
export const ready = 'ready';

export interface WorkerTools {
  readonly openWorkspace: (folders: WorkerSetup) => Workspace;
  readonly openReporter: typeof OpenReporter;
}

/** Makes this process a worker: builds the files it is sent, in turn, with a reporter opened at the first. */
export function serveWorker(tools: WorkerTools): void {
  const setup: WorkerSetup = JSON.parse(process.argv[2] ?? '');
  let builder: Promise<Builder> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  // An interrupt reaches every process of a terminal: the run decides what becomes of it, this one goes on until then.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
  process.on('disconnect', () => process.exit()); // the run is over, or was killed
  process.on('message', (file: string) => {
    last = last.then(async () => send(await build(file)));
  });
  send(ready);

  async function build(file: string): Promise<SourceResult> {
    try {
      builder ??= openBuilder(tools, setup);
      return await (await builder).build(file);
    } catch (error) {
      return failedSource(file, explainException(error, file));
    }
  }
}

async function openBuilder({ openWorkspace, openReporter }: WorkerTools, setup: WorkerSetup): Promise<Builder> {
  const workspace = openWorkspace(setup);
  const { value: reporter } = await openReporter(workspace, setup.options.report);
  if (!reporter) throw new Error('the template or a font changed while the run was under way');
  return createBuilder({ workspace, reporter, options: setup.options });
}

/** When the run is gone, there is nobody to report to. */
function send(message: unknown): void {
  process.send?.(message, undefined, undefined, () => {});
}
