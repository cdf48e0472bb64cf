import type { Localized } from '../model/localized.ts';
import type { DiagnosticCode } from './codes.ts';
import { catalogue } from './codes.ts';
import type { Diagnostic, Range } from './diagnostic.ts';

/** Where a mistake is; without `range` the whole file is meant. */
export interface Place {
  readonly file: string;
  readonly range?: Range | undefined;
  /** The value that is meant, where `range` is only the nearest place above it. */
  readonly path?: string;
}

export interface Details {
  readonly message: Localized;
  readonly expected?: Localized | undefined;
  readonly actual?: string | undefined;
  readonly hint?: Localized | undefined;
}

/** A diagnostic with the severity its code has in the catalogue. */
export function diagnostic(code: DiagnosticCode, place: Place, details: Details): Diagnostic {
  return {
    code,
    severity: catalogue[code].severity,
    file: place.file,
    ...(place.range && { range: place.range }),
    ...(place.path !== undefined && { path: place.path }),
    message: details.message,
    ...(details.expected && { expected: details.expected }),
    ...(details.actual !== undefined && { actual: details.actual }),
    ...(details.hint && { hint: details.hint }),
  };
}
