import type { Diagnostic } from '../diagnostic.ts';

/** What the findings of one file are written with. */
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

/** What a report about a whole run is written with. */
export interface RunReportOptions {
  readonly language: 'th' | 'en';
  readonly toolVersion: string;
  /** The path of a file from the repository's root. */
  readonly pathOf: (file: string) => string;
}

/** The diagnostics a reporter shows. */
export function shown(
  diagnostics: readonly Diagnostic[],
  options: Pick<ReportOptions, 'verbose'>,
): readonly Diagnostic[] {
  return options.verbose ? diagnostics : diagnostics.filter((each) => each.severity !== 'info');
}
