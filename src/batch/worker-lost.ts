/** Why the process of a worker is gone. */
export class WorkerLost extends Error {
  /** It could not even be asked for a report, and nobody ended it: the next one would fare the same. */
  readonly neverStarted: boolean;
  /** A report needed more memory than a worker may have. */
  readonly outOfMemory: boolean;

  /** `said`: the end of what the process wrote to its standard error. */
  constructor({ reason, neverStarted, said }: { reason: string; neverStarted: boolean; said: string }) {
    super(reason);
    this.name = 'WorkerLost';
    this.neverStarted = neverStarted;
    this.outOfMemory = said.includes('heap out of memory');
    if (said) this.stack = said;
  }
}
