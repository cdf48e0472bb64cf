import type { RevocationStatus } from '../sign/pki/revocation.ts';
import type { SignatureProblem } from '../sign/pki/signed-data.ts';
import type { TimeStampProblem } from '../sign/pki/time-stamp.ts';
import type { MakingFacts } from '../sign/read/attached.ts';
import type { PdfFault } from '../sign/read/pdf-value.ts';
import type { KnownStatuses } from '../summary/summarise.ts';
import type { CountedProject } from '../summary/summed-project.ts';

/** What a file says of itself, read and checked in a process of its own: plain data, from which answers are made. */
export type PdfFacts = { readonly fault: PdfFault; readonly detail: string } | ReadFacts;

export interface ReadFacts {
  readonly fault?: undefined;
  readonly pages: number;
  /** Bytes of the file as first written, before anything was appended. */
  readonly firstLength: number;
  /** Bytes after the last revision. */
  readonly trailing: number;
  readonly signatures: readonly SignatureFacts[];
  /** What each revision after the first changed. */
  readonly updates: readonly Update[];
  /** Nothing for a file that is no report, as the next for one that is no summary. */
  readonly report?: ReportFacts;
  /** Of the summary of a year. */
  readonly summary?: SummaryFacts;
}

/** What a report or a summary carries of its data. */
export interface CarriedFacts {
  readonly making: MakingFacts;
  /** The data file of a report, the file of numbers of a summary. */
  readonly data: { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string };
  /** The digest in the XMP packet, if there is exactly one. */
  readonly xmpDigest?: string;
  /** What the footers print, in the order of the pages: the code of a project or a fiscal year, and a digest. */
  readonly footers: readonly { readonly page: number; readonly subject: string; readonly digest: string }[];
}

export type ReportFacts = CarriedFacts;

export interface SummaryFacts extends CarriedFacts {
  /** Nothing where the file of numbers is none that raingan writes. */
  readonly numbers?: NumbersFacts;
}

export interface NumbersFacts {
  /** B.E. */
  readonly fiscalYear: number;
  /** Whether all of its sums, means and counts follow from its projects. */
  readonly addsUp: boolean;
  /** The conditions that its projects meet; null for all projects of the year. */
  readonly selection: string | null;
  readonly statuses: KnownStatuses;
  readonly projects: readonly CountedProject[];
}

export interface SignatureFacts {
  /** Of its field. */
  readonly name: string;
  readonly kind: 'signature' | 'document time stamp';
  /** Index of the revision that brought it. */
  readonly revision: number;
  /** Whether it covers all of the file up to the end of its revision, and leaves out nothing but itself. */
  readonly coversRevision: boolean;
  /** What is wrong with the signature itself; nothing when it is intact. */
  readonly problem?: SignatureProblem | 'range';
  readonly certifies?: number;
  /** ms since 1970, as the signer's machine said. */
  readonly claimedTime?: number;
  readonly signer?: CertificateFacts;
  readonly stamp?: StampFacts;
}

export interface CertificateFacts {
  readonly name: string;
  readonly issuer: string;
  readonly serial: string;
  /** ms since 1970 */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly mayItsPurpose: boolean;
  /** Without trust anchors nothing is known. */
  readonly chain: { readonly path: readonly string[] } | { readonly reason: string } | 'no anchors';
  /** By the answers that the file carries. */
  readonly revocation: RevocationStatus;
}

export type StampFacts =
  | { readonly problem: TimeStampProblem }
  | { readonly problem?: undefined; readonly time: number; readonly authority: CertificateFacts };

/** What a revision did. */
export interface Update {
  readonly revision: number;
  /** Names of fields that were signed. */
  readonly signed: readonly string[];
  /** Whether validation data was added. */
  readonly validation: boolean;
  /** What else it changed, which no signature allows. */
  readonly forbidden: readonly ForbiddenChange[];
}

export interface ForbiddenChange {
  readonly what: 'page' | 'metadata' | 'attachment' | 'form' | 'structure' | 'catalog' | 'object';
  /** Number of the page or object. */
  readonly number: number;
}
