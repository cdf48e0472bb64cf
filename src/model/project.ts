/** A day, `YYYY-MM-DD` in C.E.; plain text so that it compares, serialises and never meets a time zone. */
export type IsoDate = string;

/**
 * The unit of a number that is not in the unit people write. Only types have it, no value does; a plain number is taken
 * for one with a unit, never the other way about where `ProjectInput` wants baht or percent.
 */
export declare const unit: unique symbol;

/** Money in 1/100 baht, a safe integer. */
export type Satang = number & { readonly [unit]?: 'satang' };

/** Percent in hundredths (`1000` is 10.00 %), an integer from 0 to 10000. */
export type BasisPoints = number & { readonly [unit]?: 'basisPoints' };

/** One project in one fiscal year: the content of one data file, validated. */
export interface Project {
  readonly schemaVersion: 1;
  readonly project: {
    /** `21000000-3230`: unit code and running number. */
    readonly code: string;
    readonly previousCode?: string;
    readonly name: string;
    /** B.E.; 2564 runs from 1 October 2020 to 30 September 2021 C.E. */
    readonly fiscalYear: number;
    readonly startDate: IsoDate;
    readonly endDate: IsoDate;
    readonly budget: {
      readonly received: Satang;
      readonly spent: Satang;
      readonly disbursedMode: 'perReport' | 'cumulative';
    };
    readonly asOf?: IsoDate;
  };
  readonly organization: { readonly path: readonly string[] };
  readonly contacts: { readonly responsible: Contact; readonly coordinator: Contact };
  readonly rationale: readonly string[];
  readonly objectives: readonly string[];
  readonly targets: readonly string[];
  readonly strategy: {
    readonly issue: string;
    readonly subIssue: string;
    readonly goal: string;
    readonly indicator: string;
  };
  readonly reports: readonly ProgressReport[];
  readonly signature: { readonly name: string | null; readonly position: string | null };
  readonly draft: boolean;
  /** Findings a person has looked at and lets stand. */
  readonly accepted?: readonly AcceptedFinding[];
  readonly provenance?: unknown;
}

/** One finding that is right as it is, and who says so. */
export interface AcceptedFinding {
  /** `W-DATE-MISSING` */
  readonly code: string;
  /** The report's own number, where the finding is about a report. */
  readonly report?: number;
  /** Where it was found: below the report (`date`), else in the file: `project.endDate`, or `reports[1].date`, which counts from 0. */
  readonly path?: string;
  readonly reason: string;
  readonly by: string;
  readonly date?: IsoDate;
}

/** A person to ask, and how. */
export interface Contact {
  readonly name: string;
  /** Free text, as offices write it: `1519`, `โทร. 5885/ 5886`. */
  readonly phone?: string;
}

/** One entry of the progress table. */
export interface ProgressReport {
  readonly number: number;
  readonly date: IsoDate | null;
  readonly narrative: string;
  readonly progress: BasisPoints;
  readonly disbursed: Satang;
  readonly planStatus: string;
  readonly targetStatus: string;
}
