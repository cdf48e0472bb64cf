import type { Localized } from '../model/localized.ts';

/** Why the process of a worker is gone. */
export class WorkerLost extends Error {
  readonly text: Localized;
  /** It could not even be asked for a report, and nobody ended it: the next one would fare the same. */
  readonly neverStarted: boolean;
  /** A report needed more memory than a worker may have. */
  readonly outOfMemory: boolean;

  /** `said`: the end of what the process wrote to its standard error. */
  constructor({ text, neverStarted, said }: { text: Localized; neverStarted: boolean; said: string }) {
    super(text.en);
    this.name = 'WorkerLost';
    this.text = text;
    this.neverStarted = neverStarted;
    this.outOfMemory = said.includes('heap out of memory');
    if (said) this.stack = said;
  }
}
