import type { Localized } from '../../model/localized.ts';

/**
 * - `error`: the document is not built.
 * - `warning`: the document is built; `--strict` stops it.
 * - `info`: worth a look, printed with `--verbose`.
 */
export type Severity = (typeof severities)[number];

/** The most important first. */
export const severities = ['error', 'warning', 'info'] as const;

/** What `docs/diagnostics.md` says about a code. */
export interface Description {
  readonly title: Localized;
  /** When a user meets it, and what to do. */
  readonly meaning: Localized;
  /** Where the rule comes from, when it is not the project's own. */
  readonly source?: string;
}
