import type { ProgressReport } from '../model/project.ts';

/** A value as a data file writes it, money, percent and dates as text; `null` for what the source does not hold. */
export type DraftValue = string | number | true | readonly string[] | null;

/** The values of a data file. */
export interface ProjectDraft {
  /** By path of the field, `project.budget.received`; a field without an entry is left out of the file. */
  readonly values: ReadonlyMap<string, DraftValue>;
  /** `null` where the source has no table of reports. */
  readonly reports: readonly ReportDraft[] | null;
}

export type ReportDraft = {
  readonly [Key in keyof ProgressReport]-?: Key extends 'number' ? number : string | null;
};
