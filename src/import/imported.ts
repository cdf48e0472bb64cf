import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';

/** A data file made from what was imported, not yet written. */
export interface ImportedFile {
  /** Where it belongs, `data/2564/21000000-3230.yaml`. */
  readonly path: string;
  /** The data file, UTF-8. */
  readonly bytes: Uint8Array;
  /** Absent for the data file a PDF carries: it is taken as it is. */
  readonly provenance?: Provenance;
  /** What `raingan check` says about the new file; it is written all the same, nothing read is lost. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What one printout gave: a data file, or why there is none. */
export type Imported =
  | { readonly imported: ImportedFile; readonly failure?: undefined }
  | { readonly failure: Diagnostic; readonly imported?: undefined };

/** What was repaired, or what only looks wrong, in an imported file. */
export interface Note {
  /** Stable name of the kind of note, or a diagnostic's code. */
  readonly id: string;
  /** The value concerned, `reports[4].targetStatus`. */
  readonly path?: string;
  /** Lines of the printout. */
  readonly lines?: readonly number[];
  /** What was done or noticed. */
  readonly text: Localized;
}

/** A line nobody understood, verbatim. */
export interface UnparsedLine {
  /** Of the printout, from 1. */
  readonly line: number;
  /** As it is printed. */
  readonly text: string;
}

/** The importer's log, stored in the data file and never printed. */
export interface Provenance {
  /** Name of the imported file, without its folder. */
  readonly source: string;
  /** Pages of the printout, `1-3`, where the file holds several. */
  readonly pages?: string;
  /** Of the imported file's bytes, hexadecimal. */
  readonly sha256: string;
  /** Changes that were made to values. */
  readonly applied: readonly Note[];
  /** Changes that a person may want to make. */
  readonly suggestions: readonly Note[];
  /** What was not read. */
  readonly unparsed: readonly UnparsedLine[];
}
