/** A day, `YYYY-MM-DD` in C.E.; plain text so that it compares, serialises and never meets a time zone. */
export type IsoDate = string;

/**
 * The unit of a number that is not in the unit people write. Only types have it, no value does; a plain number is taken
 * for one with a unit, never the other way about where `ProjectInput` takes baht or percent.
 */
export declare const unit: unique symbol;

/** Money in 1/100 baht, a safe integer. */
export type Satang = number & { readonly [unit]?: 'satang' };

/** Percent in hundredths (`1000` is 10.00 %), an integer from 0 to 10000. */
export type BasisPoints = number & { readonly [unit]?: 'basisPoints' };

/** One project in one fiscal year: the content of one data file, validated. */
export interface Project {
  /** Of the data file. */
  readonly schemaVersion: 1;
  /** The project itself. */
  readonly project: {
    /** `21000000-3230`: unit code and running number. */
    readonly code: string;
    /** Of the year before. */
    readonly previousCode?: string;
    /** As it is printed. */
    readonly name: string;
    /** B.E.; 2564 runs from 1 October 2020 to 30 September 2021 C.E. */
    readonly fiscalYear: number;
    /** The first day. */
    readonly startDate: IsoDate;
    /** The last day. */
    readonly endDate: IsoDate;
    /** Of the whole year. */
    readonly budget: {
      /** What was granted. */
      readonly received: Satang;
      /** What was spent so far. */
      readonly spent: Satang;
      /** What `reports[].disbursed` means. */
      readonly disbursedMode: 'perReport' | 'cumulative';
    };
    /** Printed at the foot of each page. */
    readonly asOf?: IsoDate;
  };
  /** Offices from the largest to the smallest. */
  readonly organization: { readonly path: readonly string[] };
  /** Who answers for the project, and who coordinates it. */
  readonly contacts: { readonly responsible: Contact; readonly coordinator: Contact };
  /** Paragraphs. */
  readonly rationale: readonly string[];
  /** Printed as a numbered list. */
  readonly objectives: readonly string[];
  /** One is printed as a paragraph, several as a numbered list. */
  readonly targets: readonly string[];
  /** Where the project lies in the development plan, in the words of the plan. */
  readonly strategy: {
    readonly issue: string;
    readonly subIssue: string;
    readonly goal: string;
    readonly indicator: string;
  };
  /** In the order of the file. */
  readonly reports: readonly ProgressReport[];
  /** `null` leaves the place blank, to be filled in by hand. */
  readonly signature: { readonly name: string | null; readonly position: string | null };
  /** `true` prints ฉบับร่าง across each page and leaves the certification out. */
  readonly draft: boolean;
  /** Findings that a person has looked at and accepts. */
  readonly accepted?: readonly AcceptedFinding[];
  /** Written by the importer, never printed. */
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
  /** Why the data is right. */
  readonly reason: string;
  /** Who looked at it and accepts it. */
  readonly by: string;
  /** When it was accepted. */
  readonly date?: IsoDate;
}

/** A person to ask, and how. */
export interface Contact {
  /** First and last name. */
  readonly name: string;
  /** Free text, as offices write it: `1519`, `โทร. 5885/ 5886`. */
  readonly phone?: string;
}

/** One entry of the progress table. */
export interface ProgressReport {
  /** From 1. */
  readonly number: number;
  /** `null` where it is not known. */
  readonly date: IsoDate | null;
  /** What was done; may have several lines. */
  readonly narrative: string;
  /** Of the whole work, at the time of this report. */
  readonly progress: BasisPoints;
  /** By this report or up to it, as `budget.disbursedMode` says. */
  readonly disbursed: Satang;
  /** Such as เป็นไปตามแผน; free text. */
  readonly planStatus: string;
  /** Such as เป็นไปตามเป้าหมาย; free text. */
  readonly targetStatus: string;
}
