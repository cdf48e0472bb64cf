/** Which face of a font file is meant, and for which cut of the family. */
export interface FaceChoice {
  /** Number (from 1) or PostScript name of a face of a collection. */
  readonly face?: string | undefined;
  /** Places on the axes of a variable font, `{ wght: 600 }`. */
  readonly axes?: Readonly<Record<string, number>> | undefined;
  readonly bold: boolean;
  readonly italic: boolean;
}
