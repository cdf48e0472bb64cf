import type { unit } from './project.ts';

/** A number in the unit people write; one that was parsed, and counts satang or hundredths of a percent, is refused. */
export type PlainNumber = number & { readonly [unit]?: never };

/** Money in baht, at most 2 decimals: `80900.5` or `'80900.50'`. Not negative. */
export type BahtInput = PlainNumber | string;

/** Percent from 0 to 100, at most 2 decimals: `22.5` or `'22.50'`. */
export type PercentInput = PlainNumber | string;

/** A day as text: `2020-10-01` (C.E.) or `01/10/2563` (B.E.). A `Date` is refused: it has a time zone, a day has none. */
export type DateInput = string;

/** One project in one fiscal year, as people write it: what a data file holds. `undefined` and `null` count as left out where a key may be left out. */
export interface ProjectInput {
  /** Of the data file. */
  readonly schemaVersion: 1;
  /** The project itself. */
  readonly project: {
    /** 8 digits of the unit, a hyphen, at least 3 digits: `21000000-3230`. */
    readonly code: string;
    /** Of the year before. */
    readonly previousCode?: string | null | undefined;
    /** As it is printed. */
    readonly name: string;
    /** B.E.; 2564 runs from 1 October 2020 to 30 September 2021 C.E. */
    readonly fiscalYear: number;
    /** The first day. */
    readonly startDate: DateInput;
    /** The last day. */
    readonly endDate: DateInput;
    /** Of the whole year. */
    readonly budget: {
      /** What was granted. */
      readonly received: BahtInput;
      /** What was spent so far. */
      readonly spent: BahtInput;
      /** What `reports[].disbursed` means; `perReport` when left out. */
      readonly disbursedMode?: 'perReport' | 'cumulative' | null | undefined;
    };
    /** Printed at the foot of each page. */
    readonly asOf?: DateInput | null | undefined;
  };
  /** Offices from the largest to the smallest. */
  readonly organization: { readonly path: readonly string[] };
  /** Who answers for the project, and who coordinates it. */
  readonly contacts: { readonly responsible: ContactInput; readonly coordinator: ContactInput };
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
  /** May be empty. */
  readonly reports: readonly ProgressReportInput[];
  /** `null` leaves the place blank, to be filled in by hand. */
  readonly signature?:
    | { readonly name?: string | null | undefined; readonly position?: string | null | undefined }
    | null
    | undefined;
  /** `true` prints ฉบับร่าง across each page and leaves the certification out. */
  readonly draft?: boolean | null | undefined;
  /** Findings that the office has accepted. */
  readonly accepted?: readonly AcceptedFindingInput[] | null | undefined;
  /** Written by the importer, never printed. */
  readonly provenance?: unknown;
}

/** A person to ask, and how; `phone` is free text. */
export interface ContactInput {
  /** First and last name. */
  readonly name: string;
  /** Free text, as offices write it: `1519`, `โทร. 5885/ 5886`. */
  readonly phone?: string | null | undefined;
}

/** One entry of the progress table. */
export interface ProgressReportInput {
  /** From 1. */
  readonly number: number;
  /** `null` when it is not known. */
  readonly date: DateInput | null;
  /** What was done; may have several lines. */
  readonly narrative: string;
  /** Of the whole work, at the time of this report. */
  readonly progress: PercentInput;
  /** By this report or up to it, as `budget.disbursedMode` says. */
  readonly disbursed: BahtInput;
  /** Such as เป็นไปตามแผน; one of a list that `raingan.yaml` may extend. */
  readonly planStatus: string;
  /** Such as เป็นไปตามเป้าหมาย; one of a list that `raingan.yaml` may extend. */
  readonly targetStatus: string;
}

/** One finding that is right as it is, and who says so. */
export interface AcceptedFindingInput {
  /** `W-DATE-MISSING` */
  readonly code: string;
  /** The report's own number. */
  readonly report?: number | null | undefined;
  /** `project.endDate`, or below a report `date`. */
  readonly path?: string | null | undefined;
  /** Why the data is right. */
  readonly reason: string;
  /** Who looked at it and accepts it. */
  readonly by: string;
  /** When it was accepted. */
  readonly date?: DateInput | null | undefined;
}
