import { setTimeout as wait } from 'node:timers/promises';
import type { Job, Worker } from 'bullmq';
import { filesAhead } from '../batch/worker-pool.ts';
import { epoch } from '../host/epoch.ts';
import { EnvironmentFailure, type FailureKind } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import { buildReport, type JobTimes } from './build-report.ts';
import { isGate, isReportJob, isYearJob } from './check-stored.ts';
import { finishYear } from './finish-year.ts';
import type { ReportJob, YearJob } from './jobs.ts';
import { type GateJob, putBack, reportsName, yearsName } from './open-queue.ts';
import { type ReasonName, reasons } from './reasons.ts';
import { createReportBuilders } from './report-builders.ts';
import { createSideBySide } from './side-by-side.ts';
import type { OpenStore } from './store.ts';
import { summarise } from './summarise.ts';
import { type WatchListener, type WatchOptions, type WatchTools, watchQueue } from './watch-queue.ts';

export interface ServeOptions extends WatchOptions {
  /** Reports built at a time, each in a process of its own. */
  readonly concurrency: number;
  /** Seconds after which a job of a worker without a sign of life goes to another. */
  readonly lock: number;
}

export interface ServeTools extends WatchTools {
  readonly workspace: Workspace;
  readonly store: OpenStore;
  readonly listener: ServeListener;
  /** Once aborted, no further job is taken; those under way are finished. */
  readonly signal: AbortSignal;
}

export interface ServeListener extends WatchListener {
  built(job: ReportJob, done: Outcome): void;
  /** A job that this worker may not do goes back. */
  left(
    job: { readonly run: string },
    reason: string,
    ids: { readonly wanted: string; readonly own?: string | undefined },
  ): void;
  /** A try of a job failed; it is the last one, or another follows. */
  failed(job: { readonly file?: string; readonly run: string }, reason: string, isLast: boolean): void;
  finished(job: YearJob, done: unknown): void;
}

export interface Outcome {
  readonly state: 'built' | 'unchanged' | 'failed';
  readonly codes: readonly string[];
  readonly times?: JobTimes | undefined;
  readonly ms: number;
}

/** Takes jobs until the signal, or until the machine, the store or the queue fails for longer than the patience. */
export async function serveJobs(options: ServeOptions, tools: ServeTools): Promise<void> {
  const { queues, store, workspace, listener, signal } = tools;
  const builders = createReportBuilders(workspace, options.concurrency);
  const ending = new AbortController();
  let reason: EnvironmentFailure | undefined;
  const end = (failure?: EnvironmentFailure) => {
    reason ??= failure;
    ending.abort();
  };
  signal.addEventListener('abort', () => end(), { once: true });
  if (signal.aborted) end();

  // Lost jobs are looked for more often than locks expire, for one is taken away at the second look without a lock.
  const lockMs = options.lock * 1000;
  const locks = { lockDuration: lockMs, stalledInterval: Math.max(500, lockMs / 6) };
  // A process that is done with a report has the next one at hand.
  const width = options.concurrency * filesAhead;
  const working = [
    queues.work<ReportJob | GateJob, unknown>(reportsName, doReport, {
      ...locks,
      maxStalledCount: mostStalls,
      concurrency: width,
    }),
    queues.work<YearJob, unknown>(yearsName, doYear, { ...locks, maxStalledCount: 2, concurrency: 1 }),
  ];
  const lanes = createSideBySide();
  for (const worker of working) worker.on('failed', (job, error) => sayFailed(job as Job | undefined, error));
  const watching = watchQueue(options, tools, ending.signal, end);
  if (!ending.signal.aborted)
    await new Promise((resolve) => ending.signal.addEventListener('abort', resolve, { once: true }));
  await drain(working, reason !== undefined);
  await watching;
  await builders.close();
  if (reason) throw reason;

  async function doReport(job: Job<ReportJob | GateJob>, token?: string): Promise<unknown> {
    if (isGate(job.data)) return null;
    if (!isReportJob(job.data)) return giveUp('no-job');
    const report = job as Job<ReportJob>;
    return report.stalledCounter > 0
      ? lanes.alone(() => doSuspect(report, token))
      : lanes.beside(() => build(report, token));
  }

  /** A report whose worker was lost: if it is what killed it, it shall take no other report with it, nor a third worker. */
  async function doSuspect(job: Job<ReportJob>, token?: string): Promise<unknown> {
    const { alone = 0 } = job.data;
    if (alone >= 2) return giveUp('worker-died');
    if (!ending.signal.aborted) await job.updateData({ ...job.data, alone: alone + 1 });
    return build(job, token);
  }

  async function build(job: Job<ReportJob>, token?: string): Promise<unknown> {
    if (ending.signal.aborted) return leave(job, token, 0);
    const start = performance.now();
    if (job.data.store !== store.id) return leaveToOthers(job, token);
    try {
      const opened = await openFor(job.data);
      if (typeof opened === 'string') {
        listener.left(job.data, opened, { wanted: job.data.recipe });
        return await leave(job, token, otherRecipeMs);
      }
      const { recipe } = opened;
      if (recipe?.id !== job.data.recipe || recipe.settings !== job.data.settings) {
        const reason = 'another version, template, fonts or settings than this worker has';
        listener.left(job.data, reason, { wanted: job.data.recipe, own: recipe?.id });
        return await leave(job, token, otherRecipeMs);
      }
      const done = await buildReport(job.data, opened, store);
      if ('failure' in done) {
        if (done.failure.kind === 'internal') throw new Error(done.failure.message.en);
        throw new EnvironmentFailure('other', job.data.file, done.failure.message, done.failure.hint);
      }
      if ('refused' in done) return giveUp(done.refused);
      const { result, times } = done;
      const codes = [...new Set(result.diagnostics.map(({ code }) => code))];
      const state = result.state === 'built' && !times ? 'unchanged' : result.state;
      listener.built(job.data, { state, codes, times, ms: performance.now() - start });
      return { state: result.state };
    } catch (error) {
      if (!(error instanceof EnvironmentFailure)) throw error;
      // The machine failed, and not the report: it goes to another worker, and this one ends.
      listener.interrupted('store', error);
      end(error);
      return leave(job, token, 1000);
    }
  }

  /** What the job is built with; or why this machine has it not, which is no reason to end: others may have it. */
  async function openFor({ options }: ReportJob) {
    try {
      return await builders.open(options);
    } catch (error) {
      if (!(error instanceof EnvironmentFailure) || isOwn.has(error.kind)) throw error;
      return `the template or fonts of the job cannot be read here: ${error.message}`;
    }
  }

  async function doYear(job: Job<YearJob>, token?: string): Promise<unknown> {
    if (!isYearJob(job.data)) return giveUp('no-job');
    if (job.data.store !== store.id) return leaveToOthers(job, token);
    try {
      const failures = (await job.getIgnoredChildrenFailures()) ?? {};
      const whys = new Map(Object.entries(failures).map(([name, text]) => [name.split('-').at(-1)!, text]));
      const done = await finishYear(job.data, {
        store,
        whys,
        summarise: (plan, year) => summarise(plan, year, { store, workspace }),
      });
      listener.finished(job.data, done);
      return done;
    } catch (error) {
      if (!(error instanceof EnvironmentFailure)) throw error;
      listener.interrupted('store', error);
      end(error);
      return leave(job, token, 1000);
    }
  }

  /** Its data lies in a store that this worker has not. */
  function leaveToOthers(job: Job<ReportJob> | Job<YearJob>, token: string | undefined): Promise<never> {
    const { run, store: wanted } = job.data;
    listener.left({ run }, 'another store than this worker has', { wanted, own: store.id });
    return leave(job, token, otherRecipeMs);
  }

  function giveUp(reason: ReasonName): never {
    throw new queues.UnrecoverableError(reasons[reason].text.en);
  }

  async function leave(job: Job, token: string | undefined, ms: number): Promise<never> {
    await putBack(job, token, epoch() + ms);
    throw new queues.DelayedError('put back');
  }

  function sayFailed(job: Job | undefined, error: Error): void {
    const { file, run = '?' } = (job?.data ?? {}) as Partial<ReportJob>;
    const isLast = error.name === 'UnrecoverableError' || (job?.attemptsMade ?? 0) >= (job?.opts.attempts ?? 1);
    listener.failed({ run, ...(file !== undefined && { file }) }, error.message, isLast);
  }
}

/** How often a job may lose its worker for the queue: which of them killed it is found out here, one by one. */
const mostStalls = 100;

/** Failures of this machine, whatever a job names. */
const isOwn: ReadonlySet<FailureKind> = new Set(['disk-full', 'read-only', 'no-place', 'busy', 'in-use']);

/** A job of another recipe is looked at again after so long; by then its own workers have taken it. */
const otherRecipeMs = 5000;

/**
 * Waits for the jobs under way. When something is down, they are put back; not longer than some seconds, for a queue
 * that is gone takes nothing back, and others will do them.
 */
async function drain(working: readonly Worker[], isHasty: boolean): Promise<void> {
  const closed = Promise.allSettled(working.map((worker) => worker.close()));
  await (isHasty ? Promise.race([closed, wait(5000)]) : closed);
}
