import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { currentMoment } from '../host/current-moment.ts';
import { createWorkspace } from '../host/node-workspace.ts';
import { openWeb } from '../host/web.ts';
import { loadResources } from '../resources.ts';
import { instantOf, latestInstant } from '../sign/instant.ts';
import { certificatesOf, readKey } from '../sign/key/read-key.ts';
import { SigningRefused } from '../sign/refusal.ts';
import { signPdf as signFile } from '../sign/sign-pdf.ts';
import { requireBytes } from './check-argument.ts';
import { checkAgainst } from './check-options.ts';
import { OptionError } from './option-error.ts';
import { kindExpectations, kinds } from './option-kinds.ts';
import { ownBuffer } from './own-buffer.ts';
import { packageRoot } from './package-root.ts';

export type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Who signs, and how. */
export interface SignOptions {
  /** The key with its certificate: the bytes of a PKCS #12 or PEM file. */
  readonly key: Uint8Array;
  /** Of the key; the empty one when left out. */
  readonly password?: string | undefined;
  /** Certificates of issuers that the key's file does not have: PEM, or one in DER. */
  readonly chain?: Uint8Array | undefined;
  /** Why it is signed; รับรองความถูกต้องของรายงาน when left out. */
  readonly reason?: string | undefined;
  /** Draws the signature in the form's space. */
  readonly visible?: boolean | undefined;
  /** Certifies: later updates may sign and nothing else. */
  readonly certify?: boolean | undefined;
  /** Empty fields for later signatures, 0 to 9; 2 when left out. */
  readonly spare?: number | undefined;
  /** Address of a time stamp authority (RFC 3161). Without it the network is not used. */
  readonly tsa?: string | undefined;
  /** Adds what proves the signature later (B-LT), fetched from the network; needs `tsa`. */
  readonly longTerm?: boolean | undefined;
  /** When it is signed, ms since 1970; now when left out. */
  readonly at?: number | undefined;
  /** What findings call the PDF; `input` when left out. */
  readonly file?: string | undefined;
}

/** A signed report, or findings that say why there is none. */
export interface SignResult {
  /** The signed file, which begins with every byte of the given one; absent where a finding is an error. */
  readonly pdf?: Buffer<ArrayBuffer>;
  /** Of the project in the PDF. */
  readonly code?: string;
  /** B.E. */
  readonly fiscalYear?: number;
  /** Which signature of the file it is, from 1. */
  readonly count?: number;
  /** Level of PAdES (ETSI EN 319 142-1). */
  readonly level?: 'B-B' | 'B-T' | 'B-LT';
  /** Why it was not signed, and what is to be known of the signature. */
  readonly diagnostics: readonly Diagnostic[];
}

const { flag, path: text } = kinds;
const shape = {
  key: z.instanceof(Uint8Array),
  password: z.optional(z.string()),
  chain: kinds.bytes,
  reason: text,
  visible: flag,
  certify: flag,
  spare: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
  tsa: z.optional(z.url({ protocol: /^https?$/ })),
  longTerm: flag,
  at: kinds.moment(latestInstant),
  file: text,
};
const { bytes: aFile, flag: aFlag, moment: aMoment, text: aText } = kindExpectations;
const expectations = {
  key: aFile,
  password: aText,
  chain: aFile,
  reason: aText,
  visible: aFlag,
  certify: aFlag,
  spare: { th: 'จำนวนเต็ม 0 ถึง 9', en: 'a whole number from 0 to 9' },
  tsa: { th: 'ที่อยู่ http หรือ https', en: 'an http or https address' },
  longTerm: aFlag,
  at: aMoment,
  file: aText,
};

/**
 * Signs a report that raingan built, in an update behind it. What stops it (a wrong password, an expired certificate, a
 * file of another program) is a finding. Rejects with an `OptionError` for a wrong option, and with a `TypeError` for a PDF
 * that is no bytes.
 */
export async function signPdf(pdf: Uint8Array, options: SignOptions): Promise<SignResult> {
  const checked = checkAgainst(shape, expectations, options) as SignOptions;
  const { key, password = '', chain, reason = usualReason, visible = false, certify = false, spare = 2 } = checked;
  const { tsa, longTerm = false, at, file = 'input' } = checked;
  if (longTerm && tsa === undefined) throw needsTsa();
  requireBytes('signPdf: pdf', pdf);
  const workspace = createWorkspace({ root: packageRoot, packageRoot });
  const now = at === undefined ? currentMoment({ environment: () => undefined }) : instantOf(at);
  if (now === 'invalid') throw new RangeError('no moment');
  try {
    const issuers = chain ? certificatesOf(chain, 'chain') : [];
    const signer = await readKey({ file: 'key', bytes: key }, async () => password);
    const resources = visible ? (await loadResources(workspace, {})).value : undefined;
    const validation = longTerm ? { crls: [], ocsps: [] } : undefined;
    const request = { file, bytes: pdf, reason, visible, certify, spare, tsa, validation, chain: issuers };
    const signed = await signFile(request, { signer, now, web: openWeb(), resources, random: randomBytes });
    if (!signed.value) return { diagnostics: signed.diagnostics };
    const { bytes: made, code, fiscalYear, count, level } = signed.value;
    return { pdf: ownBuffer(made), code, fiscalYear, count, level, diagnostics: signed.diagnostics };
  } catch (error) {
    if (!(error instanceof SigningRefused)) throw error;
    return { diagnostics: [diagnostic(error.code, { file: 'key' }, error.details)] };
  }
}

function needsTsa(): OptionError {
  const expected = { th: 'ใช้ได้เมื่อระบุ `tsa` ด้วย', en: '`true` only together with `tsa`' };
  return new OptionError([{ option: 'longTerm', received: 'true', value: true, expected }]);
}

const usualReason = 'รับรองความถูกต้องของรายงาน';
