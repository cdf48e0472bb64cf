/** A file of a bag: content that is made here, or a file of the workspace that is read when the bag is written. */
export type BagFile = {
  /** Below the bag's folder, `data/reports/2564/21000000-3230.pdf`. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
} & ({ readonly content: Uint8Array } | { readonly file: string });

/** Folders of the payload; `docs/archive.md` describes them. */
export const folders = {
  reports: 'data/reports',
  signed: 'data/signed',
  data: 'data/data',
  template: 'data/template',
  fonts: 'data/fonts',
  dictionary: 'data/dictionary',
  tool: 'data/tool',
} as const;

/** What a bag says of itself for programs, in `data/bag.json`. */
export interface BagRecord {
  /** Of this description. */
  readonly version: 1;
  readonly fiscalYear: number;
  readonly tool: {
    readonly name: 'raingan';
    readonly version: string;
    /** The program's digest, as each report's `making-of.json` has it. */
    readonly digest: string;
    /** The packed program and the SHA-256 of that file, which `verify --tool` takes. */
    readonly file: string;
    readonly sha256: string;
  };
  /** Fonts whose licence does not allow passing them on: their digests only. */
  readonly fontsLeftOut: readonly { readonly file: string; readonly sha256: string }[];
}

export const recordPath = 'data/bag.json';

/** Name of the folder that a bag is in, inside its archive. */
export const bagFolder = (fiscalYear: number): string => `raingan-${fiscalYear}`;
