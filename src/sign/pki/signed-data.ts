import { constants, createHash, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { type Certificate, exactBuffer, readCertificate } from './certificate.ts';

/** A CMS signature (RFC 5652) as far as it could be checked by itself: whether it is the signer's, over this content. */
export interface SignedData {
  readonly parsed: pkijs.SignedData;
  /** All that it carries; the signer's first, where it is among them. */
  readonly certificates: readonly Certificate[];
  readonly signer?: Certificate;
  readonly problem?: SignatureProblem;
  /** Over which a time stamp is made. */
  readonly signature: Uint8Array;
  /** Time stamp tokens among its unsigned attributes, in DER. */
  readonly tokens: readonly Uint8Array[];
}

/**
 * - `unreadable`: it is no CMS signature of one signer.
 * - `no-certificate`: the signer's certificate is missing.
 * - `digest`: the content is not what was signed.
 * - `value`: the signature's value is not that of the signer's key.
 * - `certificate`: the signed attributes do not name the signer's certificate (RFC 5035).
 * - `weak`: it rests on an algorithm that does not protect any more.
 */
export type SignatureProblem = 'unreadable' | 'no-certificate' | 'digest' | 'value' | 'certificate' | 'weak';

/** Reads a CMS signature and checks it over `content`, in parts; a token's content is its own. */
export function readSignedData(der: Uint8Array, content?: readonly Uint8Array[]): SignedData {
  let parsed: pkijs.SignedData;
  let certificates: Certificate[];
  try {
    const info = pkijs.ContentInfo.fromBER(exactBuffer(der));
    parsed = new pkijs.SignedData({ schema: info.content });
    if (parsed.signerInfos.length !== 1) throw new Error('more than one signer');
    certificates = (parsed.certificates ?? [])
      .filter((each) => each instanceof pkijs.Certificate)
      .map((each) => readCertificate(new Uint8Array(each.toSchema().toBER())));
  } catch {
    const parsed = new pkijs.SignedData();
    return { parsed, certificates: [], problem: 'unreadable', signature: new Uint8Array(), tokens: [] };
  }
  const info = parsed.signerInfos[0]!;
  const signer = certificates.find((certificate) => isNamed(certificate, info));
  const base = {
    parsed,
    certificates: signer ? [signer, ...certificates.filter((each) => each !== signer)] : certificates,
    signature: new Uint8Array(info.signature.getValue()),
    tokens: tokensOf(info),
  };
  if (!signer) return { ...base, problem: 'no-certificate' };
  const problem = check(parsed, info, signer, content ?? [contentOf(parsed)]);
  return { ...base, signer, ...(problem && { problem }) };
}

/** The content that a CMS signature carries itself. */
export function contentOf({ encapContentInfo: { eContent } }: pkijs.SignedData): Uint8Array {
  return eContent ? new Uint8Array(eContent.getValue()) : new Uint8Array();
}

function isNamed({ parsed }: Certificate, { sid }: pkijs.SignerInfo): boolean {
  if (sid instanceof pkijs.IssuerAndSerialNumber) {
    return parsed.issuer.isEqual(sid.issuer) && parsed.serialNumber.isEqual(sid.serialNumber);
  }
  const own = parsed.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue?.valueBlock.valueHexView;
  const given = sid?.valueBlock?.valueHexView as Uint8Array | undefined;
  return own !== undefined && given !== undefined && Buffer.compare(own, given) === 0;
}

function check(
  parsed: pkijs.SignedData,
  info: pkijs.SignerInfo,
  signer: Certificate,
  content: readonly Uint8Array[],
): SignatureProblem | undefined {
  const hash = hashes[info.digestAlgorithm.algorithmId];
  if (!hash) return 'weak';
  if (!info.signedAttrs) return 'unreadable';
  const attributes = attributesOf(info.signedAttrs);
  const type = attributes.get('1.2.840.113549.1.9.3') as asn1js.ObjectIdentifier | undefined;
  const digest = attributes.get('1.2.840.113549.1.9.4') as asn1js.OctetString | undefined;
  if (type?.valueBlock.toString() !== parsed.encapContentInfo.eContentType || !digest) return 'unreadable';
  const own = createHash(hash);
  for (const part of content) own.update(part);
  if (!sameBytes(own.digest(), digest.valueBlock.valueHexView)) return 'digest';
  if (!namesCertificate(attributes, signer)) return 'certificate';
  return checkSignatureValue({
    algorithm: info.signatureAlgorithm,
    key: signer.publicKey,
    data: new Uint8Array(info.signedAttrs.encodedValue),
    signature: new Uint8Array(info.signature.getValue()),
    digest: hash,
  });
}

export interface SignatureValue {
  readonly algorithm: pkijs.AlgorithmIdentifier;
  readonly key: KeyObject;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
  /** Where the algorithm does not say it. */
  readonly digest: string;
}

/** Checks the value of a signature on `data`. */
export function checkSignatureValue(value: SignatureValue): 'weak' | 'value' | undefined {
  const { algorithm, key, data, signature } = value;
  const digest = signatureHashes[algorithm.algorithmId] ?? (algorithm.algorithmId === rsa ? value.digest : undefined);
  const isPss = algorithm.algorithmId === rsaPss;
  if (!digest && !isPss) return 'weak';
  if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return 'weak';
  try {
    const options = isPss
      ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
      : { key };
    return verify(digest ?? value.digest, data, options, signature) ? undefined : 'value';
  } catch {
    return 'value';
  }
}

/** The single value of each signed attribute, by its type; an attribute that comes twice has none. */
function attributesOf({ attributes }: pkijs.SignedAndUnsignedAttributes): Map<string, asn1js.BaseBlock> {
  const found = new Map<string, asn1js.BaseBlock>();
  const twice = new Set<string>();
  for (const { type, values } of attributes) {
    if (found.has(type) || values.length !== 1) twice.add(type);
    found.set(type, values[0]);
  }
  for (const type of twice) found.delete(type);
  return found;
}

/** ESSCertIDv2 with SHA-256 or its algorithm's own, or ESSCertID with SHA-1 (RFC 5035), of the signer's certificate. */
function namesCertificate(attributes: ReadonlyMap<string, asn1js.BaseBlock>, { der }: Certificate): boolean {
  const second = attributes.get('1.2.840.113549.1.9.16.2.47');
  const first = attributes.get('1.2.840.113549.1.9.16.2.12');
  const id = firstOf(firstOf(firstOf(second ?? first)));
  // biome-ignore lint/suspicious/noExplicitAny: parts of a structure without a class of its own
  const parts = (firstOf(firstOf(second ?? first)) as any)?.valueBlock?.value as
    | readonly asn1js.BaseBlock[]
    | undefined;
  const named = id instanceof asn1js.Sequence;
  const algorithm = named ? (firstOf(id) as asn1js.ObjectIdentifier).valueBlock.toString() : undefined;
  const hash = !second ? 'sha1' : named ? hashes[algorithm ?? ''] : 'sha256';
  const given = (named ? parts?.[1] : id) as asn1js.OctetString | undefined;
  if (!hash || !(given instanceof asn1js.OctetString)) return false;
  return sameBytes(createHash(hash).update(der).digest(), given.valueBlock.valueHexView);
}

function firstOf(block: asn1js.BaseBlock | undefined): asn1js.BaseBlock | undefined {
  return block instanceof asn1js.Sequence ? (block.valueBlock.value[0] as asn1js.BaseBlock | undefined) : undefined;
}

function tokensOf({ unsignedAttrs }: pkijs.SignerInfo): Uint8Array[] {
  const found = unsignedAttrs?.attributes.filter(({ type }) => type === timeStampToken) ?? [];
  return found.flatMap(({ values }) => values.map((value) => new Uint8Array(value.toBER())));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Attribute of a time stamp over the signature (RFC 3161, appendix A). */
export const timeStampToken = '1.2.840.113549.1.9.16.2.14';

/** Digests that still protect. */
export const hashes: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

const rsa = '1.2.840.113549.1.1.1';
const rsaPss = '1.2.840.113549.1.1.10';

const signatureHashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
