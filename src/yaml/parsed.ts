import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Localized } from '../model/localized.ts';

/** The value that a text means, or why it means none. */
export type Parsed<T> =
  | { readonly value: T; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: Problem };

export interface Problem {
  readonly code: DiagnosticCode;
  /** Says what is wrong, to follow the name of the field: `is not a date`. */
  readonly predicate: Localized;
  readonly expected?: Localized | undefined;
  readonly hint?: Localized | undefined;
}

/** Hint that gives the text to write instead. */
export function write(text: string): Localized {
  return { th: `เขียนเป็น \`${text}\``, en: `write \`${text}\`` };
}

/** The same for a value that is not text. */
export function writeBare(text: string): Localized {
  return {
    th: `เขียนเป็น \`${text}\` โดยไม่มีเครื่องหมายคำพูด`,
    en: `write \`${text}\` without quotation marks`,
  };
}
