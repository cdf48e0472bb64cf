/**
 * Versions of PDF that a file can be written in, each with the standards for archives and accessibility built on it:
 * `1.7` is PDF/A-3a with PDF/UA-1, `2.0` is PDF/A-4f with PDF/UA-2.
 */
export const pdfEditions = ['1.7', '2.0'] as const;

/** A version of PDF: `1.7` or `2.0`. */
export type PdfEdition = (typeof pdfEditions)[number];
