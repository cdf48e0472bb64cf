import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import type { Instant } from '../instant.ts';

/** A certificate (RFC 5280) with what signing and verifying need of it. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly parsed: pkijs.Certificate;
  readonly publicKey: KeyObject;
  /** The subject's common name, or all of the subject where it has none. */
  readonly name: string;
  readonly issuerName: string;
  /** Hexadecimal. */
  readonly serial: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly isCa: boolean;
  /** Whether it names itself as its issuer. */
  readonly selfIssued: boolean;
}

/** Reads a certificate in DER; throws for anything else. */
export function readCertificate(der: Uint8Array): Certificate {
  const parsed = pkijs.Certificate.fromBER(exactBuffer(der));
  const node = new X509Certificate(der);
  return {
    der,
    parsed,
    publicKey: node.publicKey,
    name: commonName(parsed.subject) ?? node.subject.replaceAll('\n', ', '),
    issuerName: commonName(parsed.issuer) ?? node.issuer.replaceAll('\n', ', '),
    serial: node.serialNumber.toLowerCase(),
    notBefore: parsed.notBefore.value,
    notAfter: parsed.notAfter.value,
    isCa: node.ca,
    selfIssued: parsed.subject.isEqual(parsed.issuer),
  };
}

/** Whether its key is for signatures on documents: key usage and extended key usage, where it has them, allow it. */
export function maySignDocuments({ parsed, isCa }: Certificate): boolean {
  const usage = extension(parsed, '2.5.29.15')?.valueBlock?.valueHexView as Uint8Array | undefined;
  if (isCa || (usage && ((usage[0] ?? 0) & (digitalSignature | nonRepudiation)) === 0)) return false;
  const purposes = purposesOf(parsed);
  return purposes === undefined || purposes.some((purpose) => documentPurposes.has(purpose));
}

/** Whether it is a time stamp authority's: that purpose and no other (RFC 3161, 2.3). */
export function mayStampTime({ parsed }: Certificate): boolean {
  const purposes = purposesOf(parsed);
  return purposes?.length === 1 && purposes[0] === '1.3.6.1.5.5.7.3.8';
}

/** Whether it may answer for its issuer about revocation (RFC 6960, 4.2.2.2). */
export function mayAnswerOcsp({ parsed }: Certificate): boolean {
  return purposesOf(parsed)?.includes('1.3.6.1.5.5.7.3.9') ?? false;
}

/** Whether `issuer` issued it: names agree and the signature is the issuer's. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  if (!certificate.parsed.issuer.isEqual(issuer.parsed.subject)) return false;
  try {
    return new X509Certificate(certificate.der).verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** Whether two certificates are the same, byte for byte. */
export function sameCertificate(a: Certificate, b: Certificate): boolean {
  return Buffer.compare(a.der, b.der) === 0;
}

/** The value of an extension, parsed; nothing where the certificate has none. */
// biome-ignore lint/suspicious/noExplicitAny: pkijs parses each extension to a class of its own
export function extension({ extensions }: pkijs.Certificate, id: string): any {
  return extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
}

function purposesOf(parsed: pkijs.Certificate): readonly string[] | undefined {
  return extension(parsed, '2.5.29.37')?.keyPurposes;
}

function commonName({ typesAndValues }: pkijs.RelativeDistinguishedNames): string | undefined {
  return typesAndValues.find(({ type }) => type === '2.5.4.3')?.value.valueBlock.value;
}

/** The bytes as an ArrayBuffer of their own, which the library takes as a whole. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const [digitalSignature, nonRepudiation] = [0x80, 0x40] as const;

/** Purposes under which certificates for documents are issued; one of them is enough. */
const documentPurposes: ReadonlySet<string> = new Set([
  '2.5.29.37.0', // any
  '1.3.6.1.5.5.7.3.36', // document signing (RFC 9336)
  '1.3.6.1.5.5.7.3.4', // e-mail protection
  '1.3.6.1.5.5.7.3.2', // client authentication, of personal certificates
  '1.3.6.1.4.1.311.10.3.12', // Microsoft: document signing
  '1.2.840.113583.1.1.5', // Adobe: authentic documents
]);
