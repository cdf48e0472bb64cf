import { type Builder, signedAt } from '../batch/builder.ts';
import { outputPath } from '../batch/document-name.ts';
import { explainException, internalFailure } from '../batch/explain-exception.ts';
import { folderName } from '../batch/plan.ts';
import type { NamedRecipe } from '../batch/recipe.ts';
import { type BuildOptions, failedSource, type OutputFile, type SourceResult } from '../batch/source-result.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import { sha256Of } from '../model/sha256.ts';
import type { Workspace } from '../model/workspace.ts';
import { readDataFile } from '../project/read-data-file.ts';
import { type JobRequest, jobId, keyOf, type RunGroup, reportJob } from './jobs.ts';
import { type Queues, within } from './open-queue.ts';
import { queueDown } from './queue-failure.ts';
import { explainReason, reasons } from './reasons.ts';
import type { OpenStore } from './store.ts';
import { objectName, putObject, readObject, readResult, type StoredResult } from './stored.ts';

export interface QueueBuilderOptions {
  readonly options: BuildOptions;
  readonly recipe: NamedRecipe;
  /** Builds also what has a result in the store. */
  readonly force: boolean;
  /** Address of the queue, for messages. */
  readonly url: string;
  /** Seconds that the queue may be down. */
  readonly patience: number;
}

export interface QueueBuilderTools {
  readonly workspace: Workspace;
  readonly queues: Queues;
  readonly store: OpenStore;
  /** Called once when reports wait and no worker is there. */
  readonly noWorkers: () => void;
}

/**
 * Builds reports by jobs for the workers of a queue, and brings what they built to the folder of the outputs. The same
 * files, results and findings as those of a pool in this machine; jobs that nobody waits for any more are built all the
 * same, and found in the store the next time.
 */
export async function createQueueBuilder(order: QueueBuilderOptions, tools: QueueBuilderTools): Promise<Builder> {
  const { options, recipe, force } = order;
  const { workspace, store, queues } = tools;
  const group = { recipe, options: { report: options.report, strict: options.strict } } as RunGroup;
  const workers = await createJobs(order, tools);

  async function build(file: string): Promise<SourceResult> {
    const { value: bytes, diagnostics } = readDataFile(workspace, file);
    if (!bytes) return { file, code: null, state: 'failed', outputs: [], diagnostics, warnings: 0, ms: 0 };
    const data = sha256Of(bytes);
    const named = folderName(file, workspace.root) ?? file; // as every machine names it
    const key = keyOf(named, data, group);
    await putObject(store, data, bytes);
    const known = force ? undefined : await readResult(store, key);
    const result = known ?? (await workers.build({ run: waitingName, store: store.id, file: named, data, key, group }));
    if (typeof result === 'string') return failedSource(file, lastFailure(file, result));
    return bring(result, file);
  }

  async function bring({ file: named, outputs, ...result }: StoredResult, file: string): Promise<SourceResult> {
    const diagnostics = result.diagnostics.map((each) => (each.file === named ? { ...each, file } : each));
    const done = { ...result, file, diagnostics, outputs: [] as OutputFile[], ms: 0 };
    if (!result.made) return done;
    const { fiscalYear, name } = result.made;
    const placed = outputs.map((each) => ({ ...each, path: outputPath(options.out, fiscalYear, name, each.format) }));
    for (const { path, format } of placed) {
      const signed = format === 'pdf' ? signedAt(path, workspace) : undefined;
      if (signed) return { ...done, state: 'failed', diagnostics: [...diagnostics, signed] };
    }
    for (const output of placed) {
      const bytes = await readObject(store, output.sha256);
      if (!bytes) {
        await store.remove(objectName(output.sha256)); // what is damaged must not be taken for there the next time
        return failedSource(file, lastFailure(file, reasons['no-result'].text.en));
      }
      workspace.writeWhole(output.path, bytes);
      done.outputs.push(output);
    }
    return done;
  }

  return {
    width: jobsAhead,
    goesOn: true,
    async build(file) {
      const start = workspace.elapsed();
      const result = await build(file).catch((error: unknown) => failedSource(file, stopping(error, file)));
      return { ...result, ms: Math.round(workspace.elapsed() - start) };
    },
    async close() {
      workers.close();
      await queues.close();
    },
  };
}

/** Jobs in the queue at a time: as many as some dozen machines build at once. */
const jobsAhead = 256;

/** The name that jobs carry in place of a run's, where the command itself waits for them. */
const waitingName = 'build';

/** A queue or a store that is down would fail every other report, too. */
function stopping(error: unknown, file: string) {
  const failure = explainException(error, file);
  return error instanceof EnvironmentFailure && error.path !== file ? { ...failure, endsRun: true } : failure;
}

/** Why a job failed at its last try. */
function lastFailure(file: string, reason: string) {
  const { text, hint } = explainReason(reason);
  const failure = internalFailure(undefined, file, text);
  const message = { th: `สร้าง \`${file}\` ไม่สำเร็จ: ${text.th}`, en: `\`${file}\` could not be built: ${text.en}` };
  return { ...failure, message, ...(hint && { hint }) };
}

interface Waiting {
  readonly request: JobRequest;
  resolve(result: StoredResult | string): void;
  reject(error: unknown): void;
}

/** Puts jobs, and waits for their results; a job that the queue has lost is put again. */
async function createJobs(
  { force, patience, url }: QueueBuilderOptions,
  { queues, store, noWorkers }: QueueBuilderTools,
) {
  const { reports } = queues;
  const waiting = new Map<string, Waiting>();
  let answered = performance.now();
  let isAlone = false;
  await queues.watchReports((id) => void look(id));
  const timer = setInterval(() => void lookAtAll(), lookEveryMs);

  async function put(request: JobRequest): Promise<void> {
    const { name, data, opts } = reportJob(request);
    const before = await reports.getJob(opts.jobId);
    if (before?.finishedOn !== undefined) await before.remove(); // it has left no result, or another is wanted
    await reports.add(name, { ...data, ...(force && { force }) }, opts);
  }

  /** Ends the wait for a job that is over. */
  async function look(id: string): Promise<void> {
    const mine = waiting.get(id);
    if (!mine) return;
    try {
      const job = await reports.getJob(id);
      if (job && job.finishedOn === undefined) return;
      const result = await readResult(store, mine.request.key);
      if (job?.failedReason !== undefined) await job.remove();
      if (result) settle(id, result);
      else if (job) settle(id, job.failedReason ?? reasons['no-result'].text.en);
      else await put(mine.request); // the queue has lost its memory
    } catch (error) {
      if (!(error instanceof EnvironmentFailure)) return; // the queue: `lookAtAll` judges how long
      waiting.delete(id);
      mine.reject(error);
    }
  }

  function settle(id: string, result: StoredResult | string): void {
    waiting.get(id)?.resolve(result);
    waiting.delete(id);
  }

  async function lookAtAll(): Promise<void> {
    if (waiting.size === 0) return;
    try {
      const workers = await within(lookEveryMs, reports.getWorkersCount());
      answered = performance.now();
      if (workers === 0 && !isAlone) noWorkers();
      isAlone = workers === 0;
      for (const id of [...waiting.keys()]) await look(id);
    } catch (error) {
      if (performance.now() - answered < patience * 1000) return;
      for (const { reject } of waiting.values()) reject(queueDown(url, error));
      waiting.clear();
    }
  }

  return {
    build: (request: JobRequest) =>
      new Promise<StoredResult | string>((resolve, reject) => {
        const id = jobId(request.run, request.key);
        waiting.set(id, { request, resolve, reject });
        // A server that is down is waited for: what was not put is put when it is looked at again.
        put(request).then(
          () => look(id),
          () => {},
        );
      }),
    close: () => clearInterval(timer),
  };
}

/** Events may be lost with a connection; a job's state is looked at this often. */
const lookEveryMs = 3000;
