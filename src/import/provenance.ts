import type { Localized } from '../model/localized.ts';

/** What was repaired, or what only looks wrong, in an imported file. */
export interface Note {
  /** Stable name of the kind of note, or a diagnostic's code. */
  readonly id: string;
  /** The value concerned, `reports[4].targetStatus`. */
  readonly path?: string;
  /** Lines of the printout. */
  readonly lines?: readonly number[];
  readonly text: Localized;
}

/** A line nobody understood, verbatim. */
export interface UnparsedLine {
  readonly line: number;
  readonly text: string;
}

/** The importer's log, stored in the data file and never printed. */
export interface Provenance {
  /** Name of the imported file, without its folder. */
  readonly source: string;
  /** Of the imported file's bytes, hexadecimal. */
  readonly sha256: string;
  readonly applied: readonly Note[];
  readonly suggestions: readonly Note[];
  readonly unparsed: readonly UnparsedLine[];
}
