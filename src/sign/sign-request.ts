import type { Certificate } from './pki/certificate.ts';
import type { RevocationData } from './pki/revocation.ts';

/** What is signed, and how. */
export interface SignRequest {
  /** As messages name it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly reason: string;
  /** Draws the signature in the form's space. */
  readonly visible: boolean;
  /** Certifies: later updates may sign and nothing else (DocMDP, P 2). */
  readonly certify: boolean;
  /** Empty fields to add for later signatures. */
  readonly spare: number;
  /** Address of a time stamp authority, for B-T. */
  readonly tsa?: string | undefined;
  /** Given answers about revocation, for B-LT; what is missing is fetched. */
  readonly validation?: RevocationData | undefined;
  /** Certificates of issuers that neither the key's file nor a time stamp carries. */
  readonly chain: readonly Certificate[];
}
