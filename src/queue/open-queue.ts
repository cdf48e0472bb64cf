import type * as BullMQ from 'bullmq';
import type { FlowProducer, Job, Processor, Queue, QueueEvents, Worker, WorkerOptions } from 'bullmq';
import { loadOptional, requireInstalled } from '../host/load-optional.ts';
import type { Workspace } from '../model/workspace.ts';
import type { ReportJob, YearDone, YearJob } from './jobs.ts';
import { isRefusal, queueDown } from './queue-failure.ts';
import { openSpans } from './telemetry.ts';

/** The only door to BullMQ: the queues of reports and of years, on Redis, Valkey or PostgreSQL. */
export interface Queues {
  readonly reports: Queue<ReportJob | GateJob>;
  readonly years: Queue<YearJob, YearDone>;
  readonly flow: FlowProducer;
  /** Takes jobs of one of the queues; each job that is done takes its next. */
  work<Data, Result>(name: string, processor: Processor<Data, Result>, options: Partial<WorkerOptions>): Worker;
  /** Calls back for each report that is done, or has failed for good, from now on; closed with the queues. */
  watchReports(ended: (jobId: string) => void): Promise<void>;
  /** To be thrown by a processor that has put its job back with `putBack`. */
  readonly DelayedError: typeof BullMQ.DelayedError;
  /** To be thrown by a processor whose job will never do. */
  readonly UnrecoverableError: typeof BullMQ.UnrecoverableError;
  close(): Promise<void>;
}

/** Holds the end of a run back until all of its reports are in the queue. */
export interface GateJob {
  readonly run: string;
  readonly gate: true;
}

export const reportsName = 'raingan';
export const yearsName = 'raingan-years';

export interface QueueChoice {
  readonly url: string;
  readonly workspace: Workspace;
  /** How long to wait for a server that is down, in seconds. */
  readonly patience: number;
  /** Called for each failure of a connection, which is tried again. */
  readonly failed?: (error: Error) => void;
}

/**
 * Opens the queues, and waits for a server that is down as long as the patience lasts. Rejects with `EnvironmentFailure`
 * when the packages are missing, the server refuses, or does not answer.
 */
export async function openQueues(choice: QueueChoice): Promise<Queues> {
  const { url, patience, workspace, failed = () => {} } = choice;
  requireInstalled([bullPackage, isPostgres(url) ? pgPackage : redisPackage], workspace.root);
  const end = performance.now() + patience * 1000;
  for (let wait = 250; ; wait = Math.min(wait * 2, 5000)) {
    try {
      return await openOnce(choice, Math.max(250, end - performance.now()));
    } catch (error) {
      if (isRefusal(error) || performance.now() + wait >= end) throw queueDown(url, error);
      failed(error as Error);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

async function openOnce({ url, workspace, patience, failed = () => {} }: QueueChoice, left: number): Promise<Queues> {
  const bull = loadOptional<typeof BullMQ>(...bullPackage, workspace.root);
  const { Queue, QueueEvents, Worker, FlowProducer, createPostgresBackend, DelayedError, UnrecoverableError } = bull;
  const telemetry = openSpans(workspace);
  // Whoever asks gives up after some tries; a worker's own connections never do, as BullMQ wants it.
  const asking = isPostgres(url) ? postgres(url) : { url, maxRetriesPerRequest: Math.max(3, patience) };
  const working = isPostgres(url) ? postgres(url) : { url, maxRetriesPerRequest: null };
  const backend = (isPostgres(url) ? [createPostgresBackend] : []) as [];
  const options = { connection: asking as never, ...telemetry };
  const reports = new Queue<ReportJob | GateJob>(reportsName, options, ...backend);
  const years = new Queue<YearJob, YearDone>(yearsName, options, ...backend);
  const flow = new FlowProducer(options, ...backend);
  const parts: Part[] = [reports as Queue, years as Queue, flow];
  const opening = watchOpening(failed);
  for (const part of parts) (part as Erring).on('error', opening.failed);
  const close = async () => void (await Promise.allSettled(parts.map((part) => part.close())));
  try {
    const ready = Promise.all([reports.waitUntilReady(), years.waitUntilReady()]);
    // Two ends of one year would write one manifest.
    const whole = ready.then(() => years.setGlobalConcurrency(1));
    await within(left, Promise.race([whole, opening.refused]));
    opening.end();
  } catch (error) {
    const why = opening.last() ?? error;
    opening.end();
    await Promise.race([close(), pause(1000)]);
    for (const part of [reports, years]) await Promise.race([part.disconnect().catch(() => {}), pause(500)]);
    throw why;
  }
  return {
    reports,
    years,
    flow,
    work: (name, processor, extra) => {
      const connection = working as never;
      const worker = new Worker(name, processor as Processor, { connection, ...telemetry, ...extra }, ...backend);
      worker.on('error', failed);
      return worker;
    },
    async watchReports(ended) {
      const events = new QueueEvents(reportsName, { connection: working as never }, ...backend);
      events.on('error', failed);
      parts.push(events);
      const done = ({ jobId }: { readonly jobId: string }) => ended(jobId);
      events.on('completed', done);
      events.on('failed', done);
      await events.waitUntilReady();
    },
    DelayedError,
    UnrecoverableError,
    close,
  };
}

type Part = Queue | QueueEvents | FlowProducer;

interface Erring {
  on(event: 'error', on: (error: Error) => void): unknown;
}

/** Keeps what goes wrong while the queues are opened: a refusal ends it, and else the last of it is the reason. */
function watchOpening(failed: (error: Error) => void) {
  let [isOpening, last]: [boolean, Error | undefined] = [true, undefined];
  let refuse: (error: Error) => void = () => {};
  const refused = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  refused.catch(() => {});
  return {
    refused,
    failed(error: Error) {
      if (!isOpening) return failed(error);
      // A connection that is given up says so after the reason.
      if (last === undefined || !/closed/i.test(error.message)) last = error;
      if (isRefusal(error)) refuse(error);
      else failed(error);
    },
    last: () => last,
    end() {
      isOpening = false;
    },
  };
}

const isPostgres = (url: string) => /^postgres(?:ql)?:/.test(url);

const bullPackage = ['bullmq', '6.7.0'] as const;
const redisPackage = ['ioredis', '6.0.0'] as const;
const pgPackage = ['pg', '8.23.1'] as const;

/** The tables lie in a schema of their own, and are made when they are not there. */
function postgres(url: string) {
  return { connectionString: url, schema: 'raingan', migrate: true };
}

/** Puts a job back for others, without counting a try; the processor then throws `DelayedError`. */
export async function putBack(job: Job, token: string | undefined, at: number): Promise<void> {
  await job.moveToDelayed(at, token);
}

/** Rejects when the work takes longer. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${Math.round(ms / 1000)} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());
