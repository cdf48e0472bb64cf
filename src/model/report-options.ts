import type { PdfEdition } from './pdf-edition.ts';
import type { IsoDate } from './project.ts';

/**
 * Every format a report can be written in, in the order of a report's outputs; each is the extension of its files.
 * Its writer lies in `src/write-output.ts`, which does not compile without it.
 */
export const formats = ['pdf', 'docx', 'txt'] as const;

/** A format of a report. */
export type Format = (typeof formats)[number];

/** What is written where nobody says otherwise. */
export const defaultFormats: readonly Format[] = ['pdf', 'docx'];

/** The requested formats in the order of a report's outputs. */
export function chosenFormats(wanted: readonly string[] = defaultFormats): readonly Format[] {
  return formats.filter((format) => wanted.includes(format));
}

export interface ReportOptions {
  readonly formats: readonly Format[];
  /** Prints every report as a draft, whatever its data says. */
  readonly draft?: boolean;
  /** Makes public copies: marked, without telephone numbers and what `raingan.yaml` has under `publicWithout`. */
  readonly public?: boolean;
  /** The data is that of a public copy, as verifying finds it attached: it is printed as it is, and marked. */
  readonly isPublicData?: boolean;
  /** Folder of the template; the package's own `templates/progress-report` when absent. */
  readonly template?: string;
  /** `fonts.yaml` to use; the package's own when absent. */
  readonly fonts?: string;
  /** `lock` starts each page of the DOCX where the PDF starts it; `flow` leaves pages to the word processor. */
  readonly docxPages?: (typeof docxPageModes)[number];
  /** Version of PDF to write; as `raingan.yaml` says, else `1.7`, when absent. */
  readonly pdf?: PdfEdition;
  /** Word document of the office's own that the DOCX is made from, instead of the template. */
  readonly docxTemplate?: string;
  /** `false` takes the fast layer away, as `RAINGAN_FAST=off` does: the same bytes, slower. */
  readonly fast?: boolean;
  /** From SOURCE_DATE_EPOCH; becomes the documents' date. */
  readonly date?: IsoDate;
  /** Seconds that opening a font or a Word template of others may take; as `raingan.yaml` says, else 10, when absent. */
  readonly timeLimit?: number;
  /** Fiscal year (B.E.) whose own settings in `raingan.yaml` apply beside those of all years. */
  readonly fiscalYear?: number;
}

/** What `docxPages` may be. */
export const docxPageModes = ['lock', 'flow'] as const;

export interface SourceFile {
  /** As messages name it. */
  readonly file: string;
  /** `file` is a label and need not be the code's; the data is attached under the name `<code>.yaml`. */
  readonly isLabel?: boolean;
  readonly bytes: Uint8Array;
}

/** The version of raingan, and SHA-256 digests in hexadecimal. */
export interface Ingredients {
  readonly toolVersion: string;
  readonly template: string;
  readonly docxTemplate?: string;
  readonly fonts: string;
  readonly dictionary: string;
  /** Fields that a public copy leaves out, beside the telephone numbers. */
  readonly publicWithout: readonly string[];
  /** Version of PDF that `raingan.yaml` requests, where the run does not say otherwise. */
  readonly pdf: PdfEdition;
  /** Of the settings that decide findings and no byte. */
  readonly settings?: string;
}
