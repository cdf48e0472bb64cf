// What the studio's page and its server send each other. Types alone: the page is built without the program.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ImportedFile } from '../import/imported.ts';
import type { LinePreview } from '../library/page-preview.ts';
import type { Localized } from '../model/localized.ts';
import type { ProjectState, YearSummary } from '../model/year-summary.ts';
import type { Repair } from '../project/repair.ts';
import type { Answer } from '../verify/answer.ts';

/** Why a request was not done. */
export interface StudioFailure {
  /** A kind of `EnvironmentFailure`, `refused`, `conflict` or `internal`. */
  readonly kind: string;
  readonly text: Localized;
  readonly hint?: Localized;
}

/** What the page needs once. */
export interface StudioSetup {
  readonly version: string;
  /** Folder that was opened, for the page's title. */
  readonly folder: string;
  /** Fiscal years with a folder of their own, B.E., latest first. */
  readonly years: readonly number[];
  readonly planStatuses: readonly string[];
  readonly targetStatuses: readonly string[];
  /** Codes of findings that `/api/fix` may repair. */
  readonly repairable: readonly string[];
  /** Codes of findings that a data file may accept. */
  readonly acceptable: readonly string[];
  /** Number of the last change of a file; `/api/changes` counts on from it. */
  readonly change: number;
}

/** A project in the year's list. Money in satang, progress in hundredths of a percent. */
export interface YearRow {
  readonly file: string;
  readonly code: string;
  readonly name: string;
  readonly agency: string;
  readonly progress: number | null;
  readonly received: number | null;
  readonly spent: number | null;
  readonly state: ProjectState | null;
  readonly errors: number;
  readonly warnings: number;
  /** Codes of its errors and warnings, each once. */
  readonly codes: readonly string[];
  readonly built: 'built' | 'stale' | 'no';
}

/** A line of `/api/year`. */
export type YearLine = { readonly total: number } | { readonly row: YearRow } | { readonly failure: StudioFailure };

/** What `/api/file` says of a data file; its bytes follow. */
export interface FileHead {
  readonly file: string;
  readonly sha256: string;
}

/** The answer to a save. With `conflict` nothing was written: the bytes that are on the disk follow. */
export interface SaveHead {
  readonly sha256: string;
  readonly conflict?: true;
}

/** A page with the lines of its body. Lengths in pt, from the top left corner. */
export interface LivePage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly LiveLine[];
}

export interface LiveLine extends Pick<LinePreview, 'x' | 'baseline' | 'width' | 'text'> {
  readonly fontSize: number;
}

/** What `/api/render` gives beside the PDF's bytes. */
export interface RenderHead {
  readonly diagnostics: readonly Diagnostic[];
  readonly pages: readonly LivePage[];
  readonly hasPdf: boolean;
}

export interface FixResult {
  readonly repairs: readonly Repair[];
  /** The text with the repairs. */
  readonly text: string;
}

/** A line of `/api/build`. */
export type BuildLine =
  | { readonly total: number }
  | {
      readonly file: string;
      readonly code: string | null;
      readonly year: number | null;
      /** Name of its documents without the ending: the code, with `-draft` for a draft. */
      readonly document: string | null;
      readonly state: 'built' | 'unchanged' | 'failed';
      readonly errors: number;
      readonly failure?: StudioFailure;
    }
  | { readonly failure: StudioFailure };

/** What an import would write. */
export interface ImportPreview {
  readonly source: string;
  readonly notes: readonly Localized[];
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly {
    readonly path: string;
    /** Of the new file. */
    readonly text: string;
    /** Whether a file of this name is there, and is another one. */
    readonly exists: boolean;
    readonly provenance?: ImportedFile['provenance'];
    readonly diagnostics: readonly Diagnostic[];
  }[];
}

export interface SummaryHead {
  readonly summary?: YearSummary;
  /** Data files with errors: without them the sums would not cover all. */
  readonly broken: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface VerifyResult {
  readonly answers: readonly (Answer & { readonly label: Localized })[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Which data files changed on the disk since a number. */
export interface Changes {
  readonly change: number;
  readonly files: readonly string[];
}
