import * as z from 'zod/mini';
import type { PdfState } from './open-pdf.ts';
import { isArray, isDict, isStream, PdfUnreadable, textOf } from './pdf-value.ts';

/** A file that travels inside. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of the name tree `EmbeddedFiles`, which raingan writes as one list. */
export function attachedFiles(state: PdfState): AttachedFile[] {
  const names = state.get(state.catalog(), 'Names', 'EmbeddedFiles', 'Names');
  if (names === null) return [];
  if (!isArray(names) || names.length % 2 !== 0) throw new PdfUnreadable('damaged', 'the list of attachments is odd');
  const files = names.flatMap((each, at) => {
    if (at % 2 === 0) return [];
    const specification = state.resolve(each);
    const stream = state.get(specification, 'EF', 'F');
    const name = isDict(specification) ? textOf(specification.entries.get('UF')) : undefined;
    if (name === undefined || !isStream(stream)) throw new PdfUnreadable('damaged', 'an attachment has no content');
    return [{ name, bytes: state.content(stream) }];
  });
  if (new Set(files.map(({ name }) => name)).size < files.length) {
    throw new PdfUnreadable('damaged', 'two attachments have the same name');
  }
  return files;
}

/** What `making-of.json` says of a report (`src/making-of.ts` writes it). */
export interface MakingFacts {
  readonly tool: { readonly name: string; readonly version: string; readonly sha256: string };
  readonly data: { readonly file: string; readonly sha256: string };
  readonly template: { readonly sha256: string };
  readonly fonts: { readonly sha256: string };
  readonly dictionary: { readonly sha256: string };
  readonly options: {
    readonly draft?: boolean;
    readonly public?: boolean;
    readonly date?: string;
    readonly pdf?: string;
  };
  readonly signatureSpace?: SignatureSpace;
}

/** Where a signature is drawn, as the report was laid out. */
export interface SignatureSpace {
  /** From 1. */
  readonly page: number;
  /** Left, bottom, right and top, in pt from the bottom left corner of the page. */
  readonly rectangle: readonly [number, number, number, number];
}

/** A report's data and how it was made, as attached; `undefined` for a file that raingan did not write. */
export function readMaking(
  files: readonly AttachedFile[],
): { readonly facts: MakingFacts; readonly data: AttachedFile } | undefined {
  const making = files.find(({ name }) => name === 'making-of.json');
  if (!making || making.bytes.length > largestMaking) return undefined;
  try {
    const facts: unknown = JSON.parse(Buffer.from(making.bytes).toString('utf8'));
    if (!isMaking(facts)) return undefined;
    const data = files.find(({ name }) => name === facts.data.file);
    return data && { facts, data };
  } catch {
    return undefined;
  }
}

/** Bytes. */
const largestMaking = 1_000_000;

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const ingredient = z.looseObject({ sha256: digest });
const finite = z.number();
const makingFacts = z.looseObject({
  tool: z.looseObject({ name: z.literal('raingan'), version: z.string().check(z.maxLength(100)), sha256: digest }),
  data: z.looseObject({ file: z.string(), sha256: digest }),
  template: ingredient,
  fonts: ingredient,
  dictionary: ingredient,
  options: z.looseObject({
    draft: z.optional(z.boolean()), // a summary is never one
    public: z.optional(z.boolean()),
    date: z.optional(z.iso.date()),
    pdf: z.optional(z.string()),
  }),
  signatureSpace: z.optional(
    z.looseObject({ page: z.int().check(z.minimum(1)), rectangle: z.tuple([finite, finite, finite, finite]) }),
  ),
});
const isMaking = (value: unknown): value is MakingFacts => makingFacts.safeParse(value).success;
