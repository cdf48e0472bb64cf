import { setTimeout as wait } from 'node:timers/promises';
import type { EnvironmentFailure } from '../model/environment-failure.ts';
import { type Queues, within } from './open-queue.ts';
import { queueDown } from './queue-failure.ts';

export interface WatchOptions {
  /** Seconds that a queue or a store may be down before the worker ends. */
  readonly patience: number;
  /** Ends once the queue holds nothing that can be done. */
  readonly untilDone: boolean;
}

export interface WatchTools {
  readonly queues: Queues;
  readonly url: string;
  readonly listener: WatchListener;
}

export interface WatchListener {
  /** The queue or the store is down. */
  interrupted(what: 'queue' | 'store', error: Error): void;
  /** The queue or the store answered; called often. */
  answered(what: 'queue' | 'store'): void;
}

/** Calls `end` once the queue has been down for too long, or when all work is done; returns when the signal is aborted. */
export async function watchQueue(
  { patience, untilDone }: WatchOptions,
  { queues, url, listener }: WatchTools,
  signal: AbortSignal,
  end: (failure?: EnvironmentFailure) => void,
): Promise<void> {
  let answered = performance.now();
  while (!signal.aborted) {
    try {
      const left = await within(5000, countLeft(queues));
      answered = performance.now();
      listener.answered('queue');
      if (untilDone && left === 0) end();
    } catch (error) {
      listener.interrupted('queue', error as Error);
      if (performance.now() - answered > patience * 1000) end(queueDown(url, error));
    }
    await wait(untilDone ? 250 : 2000, undefined, { signal }).catch(() => {});
  }
}

async function countLeft({ reports, years }: Queues): Promise<number> {
  const waiting = ['waiting', 'active', 'delayed', 'prioritized', 'waiting-children'] as const;
  const counts = await Promise.all([reports.getJobCounts(...waiting), years.getJobCounts(...waiting)]);
  return counts.flatMap((each) => Object.values(each)).reduce((sum, count) => sum + count, 0);
}
