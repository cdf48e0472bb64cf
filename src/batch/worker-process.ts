import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import os from 'node:os';
import { finished } from 'node:stream/promises';
import type { Localized } from '../model/localized.ts';
import { ready } from './serve-tasks.ts';
import { TimeLimitExceeded, WorkerLost } from './worker-failure.ts';

export interface WorkerOptions {
  /** What the process opens; its only argument, as JSON. */
  readonly setup: unknown;
  /** Module the process runs. */
  readonly workerFile: string;
  /** A report that takes longer has hung. */
  readonly timeLimitMs: number;
  /** Of V8's old generation, where all that outlives a moment is; Node's own limit when absent. */
  readonly heapLimitMb?: number | undefined;
  /**
   * It works for a server: while it has nothing to do, this process may end, and it then ends, too. Where both need
   * a core, this process comes first, so that its event loop does not wait for reports.
   */
  readonly isBackground?: boolean;
}

/** A process that does the tasks it is handed, one after the other. Tasks and results are structured clones. */
export interface WorkerProcess<Task, Result> {
  readonly alive: boolean;
  /** Tasks it was handed and has not done. */
  readonly waiting: number;
  /**
   * Rejects with `WorkerLost` or `TimeLimitExceeded` when the process was lost while it did this task, and with the
   * reason of `end`; gives `undefined` when it was lost before it came to it.
   */
  run(task: Task): Promise<Result | undefined>;
  /** Ends the process in the middle of its task, which rejects with the reason. */
  end(reason: Error): void;
  /** Ends the process; settles when it has ended. */
  close(): Promise<void>;
}

/** Starts a process. If it cannot be started, the first `run` rejects. */
export function startWorker<Task, Result>(options: WorkerOptions): WorkerProcess<Task, Result> {
  const { setup, workerFile, timeLimitMs, heapLimitMb, isBackground = false } = options;
  const child = fork(workerFile, [JSON.stringify(setup)], {
    execArgv: heapLimitMb === undefined ? [singleThreadedGc] : heapOptions(heapLimitMb),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  if (isBackground) lowerPriority(child);
  const endChild = () => child.kill('SIGKILL');
  process.once('exit', endChild); // a process in a loop does not see that its run is gone
  const ended = endOf(child).finally(() => process.removeListener('exit', endChild));
  const tasks: Waiting<Result>[] = []; // the first is being done
  let lost: Error | undefined;
  let limit: NodeJS.Timeout | undefined;

  const watch = () => {
    clearTimeout(limit);
    if (isBackground) holdProcess(child, tasks.length > 0);
    if (tasks.length > 0) limit = setTimeout(() => lose(new TimeLimitExceeded(timeLimitMs)), timeLimitMs);
  };
  const lose = (reason: Error) => {
    lost ??= reason;
    child.kill('SIGKILL');
    clearTimeout(limit);
    const [held, ...waiting] = tasks.splice(0);
    held?.reject(lost);
    for (const task of waiting) task.resolve(undefined);
  };
  child.on('message', (message) => {
    if (message === ready) return;
    tasks.shift()?.resolve(message as Result);
    watch();
  });
  ended.then(lose);
  if (isBackground) holdProcess(child, false);

  return {
    get alive() {
      return lost === undefined;
    },
    get waiting() {
      return tasks.length;
    },
    run: (task) =>
      new Promise((resolve, reject) => {
        if (lost) return resolve(undefined);
        tasks.push({ resolve, reject });
        if (tasks.length === 1) watch();
        // When it fails, the process ends; one that did not start has no channel.
        if (child.connected) child.send(task as Serializable, () => {});
      }),
    end: lose,
    async close() {
      holdProcess(child, true);
      // What it did is on the disk and reported; V8 takes 10 ms to end in order.
      if (tasks.length === 0) child.kill('SIGKILL');
      else if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/**
 * V8 derives all of a heap's sizes from its limit, and from a low one so small ones that a tenth of the time goes to
 * collecting garbage: the young generation is given twice its usual size, the old one what it comes to hold anyway.
 * Beside a limit V8 takes no bytecode that was made without one, so that the process starts 0.1 s later. Measured in bench/profile.md.
 */
function heapOptions(limitMb: number): string[] {
  return [
    `--max-old-space-size=${limitMb}`,
    `--initial-old-space-size=${limitMb / 2}`,
    '--max-semi-space-size=32',
    singleThreadedGc,
  ];
}

/** The other cores have workers of their own. */
const singleThreadedGc = '--single-threaded-gc';

function lowerPriority({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, which is reported as any loss is, or the machine has no priorities.
  }
}

/** Whether the process that started a child stays alive for it. */
function holdProcess(child: ChildProcess, isHeld: boolean): void {
  const handles: readonly unknown[] = [child, child.channel, child.stderr];
  for (const handle of handles as readonly (Pick<ChildProcess, 'ref' | 'unref'> | null | undefined)[]) {
    if (isHeld) handle?.ref?.();
    else handle?.unref?.();
  }
}

interface Waiting<Result> {
  resolve(result: Result | undefined): void;
  reject(reason: Error): void;
}

/** Settles when a process has ended, and its last words are read, or could not be started. */
async function endOf(child: ChildProcess): Promise<WorkerLost> {
  const said = keepEnd(child);
  let started = false;
  child.once('message', () => {
    started = true;
  });
  const text = await new Promise<Localized>((resolve) => {
    child.on('error', ({ message: text }) =>
      child.pid === undefined ? resolve({ th: text, en: text }) : child.kill('SIGKILL'),
    );
    child.once('exit', (status, signal) => resolve(endText(status, signal)));
  });
  if (child.stderr) await finished(child.stderr).catch(() => {});
  return new WorkerLost({ text, neverStarted: !started && child.signalCode === null, said: said() });
}

function endText(status: number | null, signal: string | null): Localized {
  return signal
    ? { th: `โพรเซสจบด้วยสัญญาณ ${signal}`, en: `its process was ended by ${signal}` }
    : { th: `โพรเซสจบด้วยสถานะ ${status}`, en: `its process ended with status ${status}` };
}

/** The last words of a process, which say why it died. */
function keepEnd({ stderr }: ChildProcess): () => string {
  let text = '';
  stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-4000);
  });
  return () => text.trim();
}
