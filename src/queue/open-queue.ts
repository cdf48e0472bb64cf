import type * as BullMQ from 'bullmq';
import type { FlowProducer, Job, Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import { loadOptional } from '../host/load-optional.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import type { ReportJob, YearDone, YearJob } from './jobs.ts';

/** The only door to BullMQ: the queues of reports and of years, on Redis, Valkey or PostgreSQL. */
export interface Queues {
  readonly reports: Queue<ReportJob | GateJob>;
  readonly years: Queue<YearJob, YearDone>;
  readonly flow: FlowProducer;
  /** Takes jobs of one of the queues; each job that is done takes its next. */
  work<Data, Result>(name: string, processor: Processor<Data, Result>, options: Partial<WorkerOptions>): Worker;
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

/** Opens the queues. Rejects with `EnvironmentFailure` when the packages are missing or the server does not answer. */
export async function openQueues({ url, workspace, patience, failed = () => {} }: QueueChoice): Promise<Queues> {
  const isPostgres = /^postgres(?:ql)?:/.test(url);
  for (const [name, version] of isPostgres ? [pgPackage] : [redisPackage])
    loadOptional(name!, version!, workspace.root);
  const bull = loadOptional<typeof BullMQ>('bullmq', '6.7.0', workspace.root);
  const { Queue, Worker, FlowProducer, createPostgresBackend, DelayedError, UnrecoverableError } = bull;
  const telemetry = openTelemetry(workspace);
  // Whoever asks gives up after some tries; a worker's own connections never do, as BullMQ wants it.
  const asking = isPostgres ? postgres(url) : { url, maxRetriesPerRequest: Math.max(3, patience) };
  const working = isPostgres ? postgres(url) : { url, maxRetriesPerRequest: null };
  const backend = (isPostgres ? [createPostgresBackend] : []) as [];
  const options = { connection: asking as never, ...telemetry };
  const reports = new Queue<ReportJob | GateJob>(reportsName, options, ...backend);
  const years = new Queue<YearJob, YearDone>(yearsName, options, ...backend);
  const flow = new FlowProducer(options, ...backend);
  const parts = [reports, years, flow];
  for (const part of parts) (part as { on(event: 'error', on: (error: Error) => void): unknown }).on('error', failed);
  const close = async () => void (await Promise.allSettled(parts.map((part) => part.close())));
  try {
    await within(patience * 1000, Promise.all([reports.waitUntilReady(), years.waitUntilReady()]));
    await within(patience * 1000, years.setGlobalConcurrency(1)); // two ends of one year would write one manifest
  } catch (error) {
    await Promise.race([close(), pause(1000)]);
    for (const part of [reports, years]) await Promise.race([part.disconnect().catch(() => {}), pause(500)]);
    throw queueDown(url, error);
  }
  return {
    reports,
    years,
    flow,
    work: (name, processor, extra) => {
      const worker = new Worker(
        name,
        processor as Processor,
        { connection: working as never, ...telemetry, ...extra },
        ...backend,
      );
      worker.on('error', failed);
      return worker;
    },
    DelayedError,
    UnrecoverableError,
    close,
  };
}

const redisPackage = ['ioredis', '6.0.0'] as const;
const pgPackage = ['pg', '8.23.1'] as const;

/** The tables lie in a schema of their own, and are made when they are not there. */
function postgres(url: string) {
  return { connectionString: url, schema: 'raingan', migrate: true };
}

/** Spans by OpenTelemetry, where the environment says where they go and `bullmq-otel` is installed. */
function openTelemetry(workspace: Workspace) {
  if (workspace.environment('OTEL_EXPORTER_OTLP_ENDPOINT') === undefined) return {};
  const { BullMQOtel } = loadOptional<{ BullMQOtel: new (name: string) => never }>(
    'bullmq-otel',
    '2.0.1',
    workspace.root,
  );
  return { telemetry: new BullMQOtel('raingan') };
}

/** Puts a job back for others, without counting a try; the processor then throws `DelayedError`. */
export async function putBack(job: Job, token: string | undefined, at: number): Promise<void> {
  await job.moveToDelayed(at, token);
}

/** Turns what a request to the queue rejected with into the failure that a user meets. */
export function queueDown(url: string, error: unknown): EnvironmentFailure {
  const shown = url.replace(/\/\/[^@/]*@/, '//'); // without user and password
  const { message, code } = error as Error & { code?: string };
  const reason = message || code || 'no answer';
  return new EnvironmentFailure(
    'other',
    shown,
    { th: `คิว \`${shown}\` ไม่ตอบ (${reason})`, en: `the queue \`${shown}\` does not answer (${reason})` },
    {
      th: 'ตรวจที่อยู่ และดูว่าเซิร์ฟเวอร์เปิดอยู่ งานที่ส่งไปแล้วไม่หาย สั่งใหม่ได้',
      en: 'check the address, and that the server runs; what was put is not lost, and the command can be repeated',
    },
    error,
  );
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
