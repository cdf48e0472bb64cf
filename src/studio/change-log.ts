import { dataFolder } from './confine.ts';

/** Data files that changed on the disk, in the order in which that was seen. */
export interface ChangeLog {
  add(files: readonly string[]): void;
  /** Number of the last change. */
  last(): number;
  /** The files that changed after a number; all of them may have when it is none of ours. */
  since(change: number): readonly string[];
}

/** A log without changes; their numbers count from 1. */
export function createChangeLog(): ChangeLog {
  const changed = new Map<string, number>();
  let last = 0;
  return {
    add(files) {
      last += 1;
      for (const file of files) changed.set(file, last);
    },
    last: () => last,
    since: (change) =>
      change > last ? [dataFolder] : [...changed].filter(([, at]) => at > change).map(([file]) => file),
  };
}
