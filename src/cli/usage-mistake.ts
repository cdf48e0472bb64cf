import type { Localized } from '../model/localized.ts';

/** The command line was used wrongly: exit status 2. Thrown by what reads arguments, caught in `runCommand` alone. */
export class UsageMistake extends Error {
  readonly text: Localized;
  readonly hint: Localized | undefined;

  constructor(text: Localized, hint?: Localized) {
    super(text.en);
    this.name = 'UsageMistake';
    this.text = text;
    this.hint = hint;
  }
}
