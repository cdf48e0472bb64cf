import type { Localized } from '../model/localized.ts';

/** A reporter has as many reports waiting as its option `queue` allows; try again later (HTTP status 503). */
export class QueueFull extends Error {
  /** How many may wait. */
  readonly limit: number;

  constructor(limit: number) {
    super(`the queue is full: ${limit} reports are waiting`);
    this.name = 'QueueFull';
    this.limit = limit;
  }
}

/** `render` was called after `close`. */
export class ReporterClosed extends Error {
  constructor() {
    super('the reporter is closed');
    this.name = 'ReporterClosed';
  }
}

/** Why a report was not made that is not its data's fault. */
export type RenderFailureKind = 'environment' | 'internal';

/** The process that made a report was lost, twice, or raingan itself failed on it. No other report is affected. */
export class RenderFailure extends Error {
  /** `environment`: no process could be started; `internal`: a mistake of raingan. */
  readonly kind: RenderFailureKind;
  /** What happened, in both languages; `message` is the English one. */
  readonly text: Localized;
  /** What to do. */
  readonly hint: Localized;

  constructor(kind: RenderFailureKind, text: Localized, hint: Localized, cause?: unknown) {
    super(text.en, { cause });
    this.name = 'RenderFailure';
    this.kind = kind;
    this.text = text;
    this.hint = hint;
  }
}
