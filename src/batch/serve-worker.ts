import { openWorkspace } from '../host/node-workspace.ts';
import { inlineLess } from '../host/tune-compiler.ts';
import type { openReporter as OpenReporter } from '../report.ts';
import { type Builder, openBuilder } from './builder.ts';
import { explainException } from './explain-exception.ts';
import { failedSource, type SourceResult } from './source-result.ts';
import { ready, type WorkerSetup } from './worker-setup.ts';

/** Makes this process a worker: builds the files it is sent, in turn, with a reporter opened at the first. */
export function serveWorker(openReporter: typeof OpenReporter): void {
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
      builder ??= open(openReporter, setup);
      return await (await builder).build(file);
    } catch (error) {
      return failedSource(file, explainException(error, file));
    }
  }
}

async function open(openReporter: typeof OpenReporter, { root, packageRoot, options }: WorkerSetup): Promise<Builder> {
  const workspace = openWorkspace({ root, packageRoot });
  const { value: reporter } = await openReporter(workspace, options.report);
  if (!reporter) throw new Error('the template or a font changed while the run was under way');
  return openBuilder({ workspace, reporter, options, beforeSecond: inlineLess });
}

/** When the run is gone there is nobody to tell. */
function send(message: unknown): void {
  process.send?.(message, undefined, undefined, () => {});
}
