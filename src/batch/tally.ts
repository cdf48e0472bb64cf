import type { SourceResult } from './source-result.ts';

/** As the command line promises: done, findings that stop, the machine or raingan failed, interrupted. */
export type ExitStatus = 0 | 1 | 3 | 130;

export interface RunSummary {
  readonly built: number;
  readonly unchanged: number;
  /** Unchanged reports that had warnings when they were built. */
  readonly unchangedWithWarnings: number;
  readonly failed: number;
  readonly notStarted: number;
  readonly status: ExitStatus;
}

export interface Tally {
  add(result: SourceResult): void;
  /** Something besides a report failed. */
  raise(status: ExitStatus): void;
  /** `interrupted` counts only when it left something undone. */
  summary(interrupted: boolean): RunSummary;
}

/** Counts what became of the files of a run. */
export function createTally(total: number): Tally {
  const count = { built: 0, unchanged: 0, failed: 0, unchangedWithWarnings: 0 };
  let worst: ExitStatus = 0;
  const raise = (status: ExitStatus) => {
    if (status > worst) worst = status;
  };
  return {
    add(result) {
      count[result.state] += 1;
      if (result.state === 'unchanged' && result.warnings > 0) count.unchangedWithWarnings += 1;
      raise(statusOf(result));
    },
    raise,
    summary(interrupted) {
      const notStarted = total - count.built - count.unchanged - count.failed;
      return { ...count, notStarted, status: interrupted && notStarted > 0 ? 130 : worst };
    },
  };
}

function statusOf({ failure, state }: SourceResult): ExitStatus {
  if (failure) return 3;
  return state === 'failed' ? 1 : 0;
}

/** What several runs came to together. */
export function addSummaries(parts: readonly RunSummary[]): RunSummary {
  const sum = (key: Exclude<keyof RunSummary, 'status'>) => parts.reduce((total, part) => total + part[key], 0);
  return {
    built: sum('built'),
    unchanged: sum('unchanged'),
    unchangedWithWarnings: sum('unchangedWithWarnings'),
    failed: sum('failed'),
    notStarted: sum('notStarted'),
    status: Math.max(0, ...parts.map(({ status }) => status)) as ExitStatus,
  };
}
