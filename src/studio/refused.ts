import type { Localized } from '../model/localized.ts';

/** A request that the studio does not do; thrown by handlers, answered in one place. */
export class Refused extends Error {
  readonly status: number;
  readonly text: Localized;
  readonly hint: Localized | undefined;

  constructor(status: number, text: Localized, hint?: Localized) {
    super(text.en);
    this.name = 'Refused';
    this.status = status;
    this.text = text;
    this.hint = hint;
  }
}
