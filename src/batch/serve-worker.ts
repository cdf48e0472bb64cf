import { channel } from 'node:diagnostics_channel';
import type { HeldFolder, Workspace } from '../model/workspace.ts';
import type { openReporter as OpenReporter } from '../report.ts';
import { createBuilder } from './builder.ts';
import { explainException } from './explain-exception.ts';
import type { RunBegins } from './run.ts';
import { serveTasks, workerSetup } from './serve-tasks.ts';
import { type BuildOptions, failedSource, type SourceResult } from './source-result.ts';

/** What a worker process needs to open its own workspace and reporter. */
export interface WorkerSetup {
  readonly root: string;
  readonly packageRoot: string;
  readonly options: BuildOptions;
  /** The folders of outputs as the run found them. */
  readonly held?: readonly HeldFolder[];
  /** The root is a folder that is gone with the run: its files need not survive a power cut. */
  readonly isTemporary?: boolean;
}

export interface WorkerTools {
  readonly createWorkspace: (folders: WorkerSetup & { readonly startsProcesses: boolean }) => Workspace;
  readonly openReporter: typeof OpenReporter;
}

const runBegins = channel('raingan:run');

/** A worker builds several reports. Their number is not known here: it is sent one after the other. */
const several = 2;

/** Makes this process a worker of a run: builds the files whose names it is sent, in turn. */
export function serveWorker({ createWorkspace, openReporter }: WorkerTools): void {
  const setup = workerSetup() as WorkerSetup;
  serveTasks<string, SourceResult>({
    async open() {
      runBegins.publish({ files: several, formats: setup.options.report.formats } satisfies RunBegins);
      // The run opened the same files of others in processes of their own before it started this one.
      const workspace = createWorkspace({ ...setup, startsProcesses: false });
      const { value: reporter } = await openReporter(workspace, setup.options.report);
      if (!reporter) throw new Error('the template or a font changed while the run was under way');
      const builder = createBuilder({ workspace, reporter, options: setup.options });
      return (file) => builder.build(file);
    },
    failed: (error, file) => failedSource(file, explainException(error, file)),
  });
}
