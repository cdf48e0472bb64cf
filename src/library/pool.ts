import path from 'node:path';
import { TimeLimitExceeded, WorkerLost } from '../batch/worker-failure.ts';
import { startWorker, type WorkerProcess } from '../batch/worker-process.ts';
import type { Engine } from './engine.ts';
import { RenderFailure } from './failures.ts';
import { onAbort } from './on-abort.ts';
import type { ToolSetup } from './open-tools.ts';
import { packageRoot } from './package-root.ts';
import type { PreparedInput } from './read-input.ts';
import { type RenderedSource, unpack } from './render-source.ts';
import type { RenderReply, RenderSetup } from './serve-renders.ts';

type Worker = WorkerProcess<PreparedInput, RenderReply>;

export interface PoolLimits {
  /** Module that the processes run; that of the package when absent. */
  readonly workerFile?: string;
  readonly timeLimitMs?: number;
  readonly heapLimitMb?: number;
  /** A process that has nothing to do for so long is ended; the next report starts another. */
  readonly idleMs?: number;
}

/**
 * Makes reports in up to `jobs` processes, which are started when they are needed. When one dies or takes too long, the
 * report it held is tried once more in another; then that report has failed, and no other.
 */
export function createPool(jobs: number, setup: ToolSetup, limits: PoolLimits = {}): Engine {
  const { idleMs = 30_000 } = limits;
  const idle: Worker[] = [];
  const closing = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const takeWorker = (): Worker => {
    clearTimeout(timer);
    for (let worker = idle.pop(); worker; worker = idle.pop()) if (worker.alive) return worker;
    return startProcess(setup, limits);
  };
  const giveBack = (worker: Worker) => {
    if (worker.alive) idle.push(worker);
    clearTimeout(timer);
    timer = setTimeout(closeIdle, idleMs).unref();
  };
  const closeIdle = () => {
    for (const worker of idle.splice(0)) {
      const closed = worker.close().finally(() => closing.delete(closed));
      closing.add(closed);
    }
  };

  async function attempt(input: PreparedInput, signal: AbortSignal | undefined): Promise<RenderedSource> {
    const worker = takeWorker();
    const goOn = onAbort(signal, () => worker.end(new Error('the report was dropped')));
    try {
      const reply = await worker.run(input);
      if (reply === undefined) throw new Error('the process ended before it came to the report');
      if (reply.thrown !== undefined) throw internal(reply);
      return unpack(reply.rendered);
    } finally {
      goOn();
      giveBack(worker);
    }
  }

  return {
    width: jobs,
    async render(prepare, signal) {
      signal?.throwIfAborted();
      const input = prepare();
      if (input.bytes === undefined) return { diagnostics: input.faults };
      for (let remaining = 2; ; ) {
        try {
          return await attempt(input, signal);
        } catch (error) {
          signal?.throwIfAborted();
          remaining -= 1;
          if (error instanceof RenderFailure) throw error;
          if (remaining === 0 || (error instanceof WorkerLost && error.neverStarted)) throw explainLoss(error);
        }
      }
    },
    async close() {
      clearTimeout(timer);
      closeIdle();
      await Promise.all(closing);
    },
  };
}

function startProcess(setup: ToolSetup, { workerFile, timeLimitMs = 60_000, heapLimitMb = 256 }: PoolLimits): Worker {
  const task: RenderSetup = { ...setup, task: 'render' };
  return startWorker({
    setup: task,
    workerFile: workerFile ?? path.join(packageRoot, 'dist/cli/worker.cjs'),
    timeLimitMs,
    heapLimitMb,
    isBackground: true,
  });
}

function internal({ thrown, stack }: { readonly thrown: string; readonly stack: string | undefined }): RenderFailure {
  const cause = Object.assign(new Error(thrown), stack === undefined ? {} : { stack });
  return new RenderFailure(
    'internal',
    { th: `raingan ผิดพลาดเอง (${thrown})`, en: `raingan itself failed (${thrown})` },
    reportIt,
    cause,
  );
}

const reportIt = {
  th: 'ไม่ใช่ความผิดของข้อมูล โปรดแจ้งผู้พัฒนาพร้อมข้อมูลนี้และ `cause`',
  en: 'this is a bug, not your data; please report it with the data and `cause`',
};

/** Why there is no report after the process that made it was lost. */
function explainLoss(error: unknown): RenderFailure {
  if (error instanceof TimeLimitExceeded) {
    const { seconds } = error;
    const text = {
      th: `ทำรายงานนานเกิน ${seconds} วินาที สองครั้ง จึงหยุด`,
      en: `the report took longer than ${seconds} s, twice, and was stopped`,
    };
    return new RenderFailure('internal', text, reportIt, error);
  }
  const reason = error instanceof WorkerLost ? error.text : { th: String(error), en: String(error) };
  if (error instanceof WorkerLost && error.neverStarted) {
    const text = {
      th: `เริ่มโพรเซสที่จะทำรายงานไม่ได้ (${reason.th})`,
      en: `a process to make reports with could not be started (${reason.en})`,
    };
    const hint = {
      th: 'ดูสาเหตุใน `cause` หรือเปิดโดยไม่ใช้ `jobs`',
      en: '`cause` has what it said; without `jobs` no process is needed',
    };
    return new RenderFailure('environment', text, hint, error);
  }
  const text = {
    th: `โพรเซสที่ทำรายงานนี้จบไปก่อน สองครั้ง (${reason.th})`,
    en: `the process that made the report was lost, twice (${reason.en})`,
  };
  return new RenderFailure('internal', text, reportIt, error);
}
