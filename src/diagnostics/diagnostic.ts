import type { Localized } from '../model/localized.ts';
import type { Severity } from './catalogue/description.ts';
import type { DiagnosticCode } from './codes.ts';

export type { Severity };

/** A place in a text file; `line` and `column` count from 1, `column` and `offset` in UTF-16 code units. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters (UTF-16 units). */
  readonly column: number;
  /** UTF-16 units from the beginning of the text. */
  readonly offset: number;
}

/** `end` is exclusive. */
export interface Range {
  /** Its first character. */
  readonly start: Position;
  /** The character after its last. */
  readonly end: Position;
}

/** What a user learns about one mistake or finding; facts only, a reporter decides how it looks. */
export interface Diagnostic {
  /** Stable; docs/diagnostics.md explains each. */
  readonly code: DiagnosticCode;
  /** An error stops the document, a warning is printed and passes, an info is printed on request. */
  readonly severity: Severity;
  /** Path as the user gave it, or relative to the working folder. */
  readonly file: string;
  /** Absent when the whole file is meant, or an object that was no file. */
  readonly range?: Range;
  /** Where in an object the mistake is, in place of `range`: `reports[1].date`, lists from 0; empty for the whole object. */
  readonly path?: string;
  /** The text `range` counts in, where the file itself is no text. */
  readonly source?: string;
  /** What is wrong. */
  readonly message: Localized;
  /** What is possible in its place. */
  readonly expected?: Localized;
  /** What was found, as it is written. */
  readonly actual?: string;
  /** What to do; followed to the letter, it makes the finding go away. */
  readonly hint?: Localized;
  /** The place as an entry of `accepted` writes it, where an office may accept the finding. */
  readonly acceptAt?: { readonly report?: number; readonly path: string };
  /** Behind this mistake nothing of the file was checked. */
  readonly stopped?: boolean;
}

/** What a stage gives back: a value unless an error stopped it, and all it found on the way. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}
