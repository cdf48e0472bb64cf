import { type Instant, instantOf, readPdfDate } from '../sign/instant.ts';
import { type Certificate, maySignDocuments, mayStampTime, readCertificate } from '../sign/pki/certificate.ts';
import { issuersOf, trustedPath } from '../sign/pki/chain.ts';
import { type RevocationData, type RevocationStatus, revocationStatus } from '../sign/pki/revocation.ts';
import { readSignedData, type SignedData } from '../sign/pki/signed-data.ts';
import { readTimeStamp } from '../sign/pki/time-stamp.ts';
import type { PdfDocument, PdfState } from '../sign/read/open-pdf.ts';
import { isArray, isName, isStream, isString, textOf } from '../sign/read/pdf-value.ts';
import type { SignatureField } from '../sign/read/signatures.ts';
import type { CertificateFacts, SignatureFacts, StampFacts } from './facts.ts';

/** What a file carries, and the verifier was given, about certificates. */
export interface Evidence extends RevocationData {
  readonly certificates: readonly Certificate[];
  /** Roots that the verifier trusts; without any nothing is trusted. */
  readonly anchors: readonly Certificate[];
  readonly now: Instant;
}

/** The evidence in the document security store of the newest state. */
export function storedEvidence(state: PdfState, anchors: readonly Certificate[], now: Instant): Evidence {
  const list = (key: string) => {
    const found = state.get(state.catalog(), 'DSS', key);
    return (isArray(found) ? found : []).slice(0, mostStored).flatMap((each) => {
      const stream = state.resolve(each);
      return isStream(stream) ? [state.content(stream)] : [];
    });
  };
  const certificates = list('Certs').flatMap((der) => {
    try {
      return [readCertificate(der)];
    } catch {
      return [];
    }
  });
  return { certificates, crls: list('CRLs'), ocsps: list('OCSPs'), anchors, now };
}

/** Entries of one kind that are looked at. */
const mostStored = 200;

/** Checks one signature of a file: its bytes, its value, its certificate, its time stamp. */
export async function checkSignature(
  document: PdfDocument,
  { name, signature, dict, certifies }: SignatureField,
  evidence: Evidence,
): Promise<SignatureFacts> {
  const revision = document.revisions.findLastIndex(({ entries }) => entries.has(signature));
  const isStamp = isName(dict.entries.get('SubFilter'), 'ETSI.RFC3161');
  const claimed = readPdfDate(textOf(dict.entries.get('M')) ?? '');
  const content = signedContent(document, revision, signature, dict);
  const base = {
    name,
    kind: isStamp ? 'document time stamp' : 'signature',
    revision,
    coversRevision: content !== undefined,
    ...(certifies !== undefined && { certifies }),
    ...(claimed && { claimedTime: claimed.getTime() }),
  } as const;
  const contents = dict.entries.get('Contents');
  if (!content || !isString(contents)) return { ...base, problem: 'range' };
  if (isStamp) {
    const stamp = await stampFacts(contents.bytes, Buffer.concat(content), evidence);
    return { ...base, stamp, ...(stamp.problem && { problem: stamp.problem === 'content' ? 'digest' : 'value' }) };
  }
  const signed = readSignedData(contents.bytes, content);
  if (!isFilledUp(contents.bytes)) return { ...base, problem: 'unreadable' };
  const stamp = signed.tokens[0] && (await stampFacts(signed.tokens[0], signed.signature, evidence));
  const at = instantOf(signingTime(stamp, claimed, evidence.now));
  const { signer, problem } = signed;
  return {
    ...base,
    ...(problem && { problem }),
    ...(stamp && { stamp }),
    ...(signer && { signer: await certificateFacts(signer, maySignDocuments(signer), { signed, evidence, at }) }),
  };
}

/** Whether nothing but zeros follows the structure: whatever else lay there would be signed by nobody. */
function isFilledUp(contents: Uint8Array): boolean {
  const long = contents[1]! & 0x80 ? contents[1]! & 0x7f : 0;
  let length = long ? 0 : (contents[1] ?? 0);
  for (let k = 0; k < long; k++) length = length * 256 + (contents[2 + k] ?? 0);
  return contents.subarray(2 + long + length).every((byte) => byte === 0);
}

/** A time stamp counts once its authority is trusted; before that there is only what the signer's machine said. */
function signingTime(stamp: StampFacts | undefined, claimed: Instant | undefined, now: Instant): number {
  const isTrusted =
    stamp &&
    stamp.problem === undefined &&
    typeof stamp.authority.chain === 'object' &&
    'path' in stamp.authority.chain;
  return isTrusted ? stamp.time : (claimed ?? now).getTime();
}

/**
 * The two parts of the file that a signature is over. They must be all of the file up to the end of the signature's
 * revision but the string `Contents`, exactly; `undefined` otherwise.
 */
function signedContent(
  { bytes, revisions }: PdfDocument,
  revision: number,
  signature: number,
  dict: SignatureField['dict'],
): readonly Uint8Array[] | undefined {
  const range = dict.entries.get('ByteRange');
  const contents = dict.entries.get('Contents');
  const isPlain = revisions[revision]?.entries.get(signature)?.kind === 'at';
  if (!isPlain || !isArray(range) || range.length !== 4 || !isString(contents)) return undefined;
  const [start, first, second, length] = range as number[];
  const end = revisions[revision]!.end;
  const isExact = start === 0 && first === contents.start && second === contents.end && second + length! === end;
  return isExact ? [bytes.subarray(0, first), bytes.subarray(second, end)] : undefined;
}

async function stampFacts(token: Uint8Array, content: Uint8Array, evidence: Evidence): Promise<StampFacts> {
  const stamp = readTimeStamp(token, content);
  if ('problem' in stamp) return { problem: stamp.problem };
  const { time, authority, certificates } = stamp;
  const signed = { certificates };
  const facts = await certificateFacts(authority, mayStampTime(authority), { signed, evidence, at: time });
  return { time: time.getTime(), authority: facts };
}

async function certificateFacts(
  certificate: Certificate,
  mayItsPurpose: boolean,
  { signed, evidence, at }: { signed: Pick<SignedData, 'certificates'>; evidence: Evidence; at: Instant },
): Promise<CertificateFacts> {
  const { name, issuerName, serial, notBefore, notAfter } = certificate;
  const others = [...signed.certificates, ...evidence.certificates];
  const chain =
    evidence.anchors.length === 0
      ? ('no anchors' as const)
      : await trustedPath(certificate, others, evidence.anchors, at);
  const path = typeof chain === 'object' && 'path' in chain ? chain.path : issuersOf(certificate, others);
  return {
    ...{ name, issuer: issuerName, serial, mayItsPurpose },
    notBefore: notBefore.getTime(),
    notAfter: notAfter.getTime(),
    chain: typeof chain === 'object' && 'path' in chain ? { path: chain.path.map((each) => each.name) } : chain,
    revocation: await pathStatus(path, evidence, at),
  };
}

/** The worst that is known of the certificates below the root. */
async function pathStatus(path: readonly Certificate[], evidence: Evidence, at: Instant): Promise<RevocationStatus> {
  let worst: RevocationStatus = path.length > 1 ? 'good' : 'unknown';
  for (let k = 0; k + 1 < path.length; k++) {
    const status = await revocationStatus(path[k]!, path[k + 1]!, evidence, at);
    if (status === 'revoked') return status;
    if (status === 'unknown') worst = status;
  }
  return worst;
}
