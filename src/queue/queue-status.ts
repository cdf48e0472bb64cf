import { epoch } from '../host/epoch.ts';
import { isReportJob, isYearJob } from './check-stored.ts';
import type { ReportJob, YearDone, YearJob } from './jobs.ts';
import type { Queues } from './open-queue.ts';

export interface QueueStatus {
  readonly waiting: number;
  readonly active: number;
  /** Put back: for another try, or because no worker with their recipe was there. */
  readonly delayed: number;
  readonly failed: number;
  readonly workers: number;
  /** Reports a minute, of the last ones; 0 when none was finished lately. */
  readonly rate: number;
  /** Seconds, as far as the rate says. */
  readonly timeLeft?: number;
  /** The youngest first. */
  readonly runs: readonly RunStatus[];
  readonly failures: readonly { readonly file: string; readonly reason: string }[];
}

export interface RunStatus extends Pick<YearJob, 'run' | 'year' | 'total'> {
  readonly done: number;
  readonly failed: number;
  readonly state: 'building' | 'finishing' | 'finished' | 'failed';
  readonly outcome?: YearDone;
}

/** What the queue holds, and how far each run is. */
export async function queueStatus({ reports, years }: Queues): Promise<QueueStatus> {
  const counts = await reports.getJobCounts('waiting', 'active', 'delayed', 'failed');
  const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
  const jobs = await years.getJobs(['active', 'waiting', 'waiting-children', 'completed', 'failed'], 0, 99);
  const runs: RunStatus[] = [];
  // Gates are jobs of the queue, and no reports.
  let held = 0;
  let opened = 0;
  for (const job of jobs
    .filter((each) => each?.id !== undefined && isYearJob(each.data))
    .sort((a, b) => b.timestamp - a.timestamp)) {
    const { run, year, total, known } = job.data;
    const state = await job.getState();
    const { processed = 0, ignored = 0 } = await job.getDependenciesCount();
    const gate = await reports.getJob(`${run}-gate`);
    const gateIsDone = gate === undefined || (await gate.isCompleted());
    if (gate !== undefined && (await gate.isDelayed())) held += 1;
    else if (gate !== undefined && (await gate.isWaiting())) opened += 1;
    const isOver = state === 'completed';
    const failures = job.returnvalue?.failed ?? ignored;
    runs.push({
      run,
      total,
      done: isOver ? total : known + processed - (gateIsDone ? 1 : 0), // the gate is a child, too
      failed: failures,
      state: isOver
        ? 'finished'
        : state === 'failed'
          ? 'failed'
          : state === 'waiting-children'
            ? 'building'
            : 'finishing',
      ...(year !== undefined && { year }),
      ...(isOver && { outcome: job.returnvalue }),
    });
  }
  const rate = await recentRate(reports);
  const reportsWaiting = Math.max(0, waiting - opened);
  const reportsDelayed = Math.max(0, delayed - held);
  const left = reportsWaiting + active + reportsDelayed;
  const lost = await reports.getFailed(0, 19);
  return {
    waiting: reportsWaiting,
    active,
    delayed: reportsDelayed,
    failed,
    workers: (await reports.getWorkers()).length,
    rate: Math.round(rate * 60 * 10) / 10,
    ...(rate > 0 && left > 0 && { timeLeft: Math.ceil(left / rate) }),
    runs,
    failures: lost.map(({ data, failedReason }) => ({
      file: isReportJob(data) ? (data as ReportJob).file : '',
      reason: failedReason,
    })),
  };
}

/** Reports a second among the last two hundred that were done; one that was done minutes ago says nothing of now. */
async function recentRate(reports: Queues['reports']): Promise<number> {
  const times = (await reports.getCompleted(0, 199))
    .flatMap(({ finishedOn }) => finishedOn ?? [])
    .sort((a, b) => a - b);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || times.length < 2 || epoch() - last > 60_000) return 0;
  return ((times.length - 1) * 1000) / Math.max(1, epoch() - first);
}
