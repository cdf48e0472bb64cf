import type { Diagnostic } from '../diagnostic.ts';

export interface ReportOptions {
  readonly language: 'th' | 'en';
  /** Text of a file, for the lines shown with a message; `undefined` when it is not at hand. */
  readonly sources: (file: string) => string | undefined;
  /** Infos are left out unless set. */
  readonly verbose?: boolean;
  readonly color?: boolean;
  /** Width of the terminal that the lines of files are cut to. */
  readonly columns?: number | undefined;
  /** `false` leaves out the closing count of `pretty`, for callers that count a whole run. */
  readonly summary?: boolean;
}

/** The diagnostics a reporter shows. */
export function shown(
  diagnostics: readonly Diagnostic[],
  options: Pick<ReportOptions, 'verbose'>,
): readonly Diagnostic[] {
  return options.verbose ? diagnostics : diagnostics.filter((each) => each.severity !== 'info');
}
