import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import type { Provenance } from './provenance.ts';

/** A data file made from what was imported, not yet written. */
export interface ImportedFile {
  /** Where it belongs, `data/2564/21000000-3230.yaml`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Absent for the data file a PDF carries: it is taken as it is. */
  readonly provenance?: Provenance;
  /** What `raingan check` says about the new file; it is written all the same, nothing read is lost. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Why nothing could be imported from a file. */
export interface ImportFailure {
  readonly text: Localized;
  readonly hint?: Localized;
}

export type Imported =
  | { readonly imported: ImportedFile; readonly failure?: undefined }
  | { readonly failure: ImportFailure; readonly imported?: undefined };
