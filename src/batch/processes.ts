/** Which processes build the reports of a run. */
export interface Processes {
  /** Processes that are started for it. */
  readonly workers: number;
  /** Whether the process of the run builds, too. */
  readonly here: boolean;
}

/** The process of the run builds everything. */
export const alone: Processes = { workers: 0, here: true };

/**
 * The processes that have built this many new reports soonest. Each takes some 30 reports to warm up. A large run is left to
 * workers alone: they have limits of time and memory, and one that is lost stops no other. Measured in bench/profile.md.
 */
export function usualProcesses(reports: number, cores: number): Processes {
  if (reports >= largeRun) return requestedProcesses(cores);
  return { workers: Math.max(0, Math.min(cores, Math.floor(reports / worthProcess)) - 1), here: true };
}

/** As many processes as are requested. */
export function requestedProcesses(count: number): Processes {
  return count === 1 ? alone : { workers: count, here: false };
}

/** No more of them than reports; one worker alone would do what this process can. */
export function atMost({ workers, here }: Processes, reports: number): Processes {
  const needed = Math.min(workers, here ? reports - 1 : reports);
  return here || needed > 1 ? { workers: needed, here } : alone;
}

/**
 * What a worker pool is opened with. Beside this process workers have no limit of their heap: they do not outlive a short
 * run, and V8 takes no bytecode beside a limit.
 */
export function poolOf({ workers, here }: Processes): { readonly jobs: number; readonly heapLimitMb?: 'none' } {
  return here ? { jobs: workers, heapLimitMb: 'none' } : { jobs: workers };
}

const largeRun = 256;
const worthProcess = 32;
