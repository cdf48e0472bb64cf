import { QueueFull } from './failures.ts';
import { onAbort } from './on-abort.ts';

export interface TurnOptions {
  /** Takes work that waits away; its promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Does not count for the limit: whoever hands it over keeps a limit of its own. */
  readonly isExempt?: boolean;
}

/** Work in turn: some of it at a time, the rest waits in the order it came. */
export interface Turns {
  /** Rejects at once with `QueueFull` where no more may wait. */
  take<T>(work: () => Promise<T>, options?: TurnOptions): Promise<T>;
  /** Settles when nothing runs or waits. */
  idle(): Promise<void>;
}

/** Runs `width` pieces of work at a time, and has at most `limit` wait. */
export function createTurns(width: number, limit = Number.POSITIVE_INFINITY): Turns {
  const waiting: (() => void)[] = [];
  const whenIdle: (() => void)[] = [];
  let running = 0;

  const next = () => {
    running -= 1;
    waiting.shift()?.();
    if (running === 0) for (const settle of whenIdle.splice(0)) settle();
  };

  return {
    take: (work, { signal, isExempt = false } = {}) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        let stay = () => {};
        const start = () => {
          stay();
          running += 1;
          work().then(resolve, reject).finally(next);
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(start), 1);
          reject(signal?.reason);
        };
        if (running < width) return start();
        if (!isExempt && waiting.length >= limit) return reject(new QueueFull(limit));
        waiting.push(start);
        stay = onAbort(signal, leave);
      }),
    idle: () => new Promise((resolve) => (running === 0 ? resolve() : whenIdle.push(resolve))),
  };
}
