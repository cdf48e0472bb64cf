import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import type { Format, ReportOptions } from '../model/report-options.ts';

/** How the reports of one run are built; plain data, so that it reaches a worker process. */
export interface BuildOptions {
  readonly report: ReportOptions;
  /** Folder of the outputs, below which each fiscal year has its own. */
  readonly out: string;
  /** Warnings stop a report as errors do. */
  readonly strict: boolean;
}

/**
 * - `built`: its outputs were written.
 * - `unchanged`: its outputs were there already, as they would be built now.
 * - `failed`: its diagnostics stopped it, or there is a `failure`.
 */
export type SourceState = 'built' | 'unchanged' | 'failed';

/** What became of one data file. */
export interface SourceResult {
  readonly file: string;
  /** `null` when the data was too wrong to know it. */
  readonly code: string | null;
  readonly state: SourceState;
  /** The report, when it was built or is there: its fiscal year, the name of its files, and the SHA-256 of its data. */
  readonly made?: { readonly fiscalYear: number; readonly name: string; readonly dataDigest: string };
  /** What was written, also when a later write failed. */
  readonly outputs: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Number of warnings; an unchanged report that was not checked again has those of the last time, and no diagnostics. */
  readonly warnings: number;
  /** Outputs somebody had changed by hand, which are now as built. */
  readonly altered?: readonly string[];
  readonly failure?: Failure;
  readonly ms: number;
}

export interface OutputFile {
  readonly path: string;
  readonly format: Format;
  readonly pages: number;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Why a report failed that is not its data's fault. */
export interface Failure {
  /** `internal` is a mistake of raingan itself. */
  readonly kind: 'environment' | 'internal';
  readonly message: Localized;
  readonly hint: Localized;
  /** Every other report would meet it too, so the run ends here. */
  readonly endsRun: boolean;
  readonly stack?: string;
}

/** The result of a data file that failed before anything was known of it. */
export function failedSource(file: string, failure: Failure): SourceResult {
  return { file, code: null, state: 'failed', outputs: [], diagnostics: [], warnings: 0, failure, ms: 0 };
}

/** Whether these findings keep a report from being built. */
export function stops(diagnostics: readonly Diagnostic[], strict: boolean): boolean {
  return diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
}
