import type { Localized } from '../../model/localized.ts';

/** What `docs/diagnostics.md` says about a code. */
export interface Description {
  readonly title: Localized;
  /** When a user meets it, and what to do. */
  readonly meaning: Localized;
  /** Where the rule comes from, when it is not the project's own. */
  readonly source?: string;
}
