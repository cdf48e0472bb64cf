import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { Signer } from './key/signer.ts';
import { type Certificate, exactBuffer, sha256 } from './pki/certificate.ts';
import { issuersOf } from './pki/chain.ts';
import { timeStampToken } from './pki/signed-data.ts';

/** A signature on a content, to be written with or without a time stamp over it. */
export interface CmsSignature {
  /** Over which a time stamp is made. */
  readonly value: Uint8Array;
  /** The CMS structure in DER. */
  encode(token?: Uint8Array): Uint8Array;
}

/**
 * Signs a digest as PAdES baseline asks (ETSI EN 319 142-1, 6): a detached CMS signature whose signed attributes are the
 * content type, the digest and the signer's certificate. It has no signing time, which is in the PDF, so that the same
 * key gives the same bytes.
 */
export async function signDigest(signer: Signer, digest: Uint8Array): Promise<CmsSignature> {
  const attributes = signedAttributes(signer.certificate, digest);
  const value = await signer.sign(attributes.signed);
  return { value, encode: (token) => encode(signer, attributes.attributes, value, token) };
}

/** How many bytes the longest CMS structure takes that a signer makes, without a time stamp. */
export function longestCms(signer: Signer): number {
  const { attributes } = signedAttributes(signer.certificate, Buffer.alloc(digestLengths[signer.hash]));
  return encode(signer, attributes, Buffer.alloc(signer.longest)).length;
}

function signedAttributes(certificate: Certificate, digest: Uint8Array) {
  const attribute = (type: string, value: asn1js.BaseBlock) => new pkijs.Attribute({ type, values: [value] });
  const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: exactBuffer(bytes) });
  const sequence = (value: asn1js.BaseBlock) => new asn1js.Sequence({ value: [value] });
  const attributes = [
    attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: dataId })),
    attribute('1.2.840.113549.1.9.4', octets(digest)),
    // SigningCertificateV2 with SHA-256, its default (RFC 5035).
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(sha256(certificate.der)))))),
  ];
  // A set in DER is in the order of its members' bytes.
  const encoded = (each: pkijs.Attribute) => Buffer.from(each.toSchema().toBER());
  attributes.sort((a, b) => Buffer.compare(encoded(a), encoded(b)));
  const signed = new asn1js.Set({ value: attributes.map((each) => each.toSchema()) });
  return { attributes, signed: new Uint8Array(signed.toBER()) };
}

function encode(
  signer: Signer,
  attributes: pkijs.Attribute[],
  value: Uint8Array,
  token: Uint8Array | undefined = undefined,
): Uint8Array {
  const { certificate, others, kind, hash } = signer;
  const digestAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: digestIds[hash] });
  const info = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({
      issuer: certificate.parsed.issuer,
      serialNumber: certificate.parsed.serialNumber,
    }),
    digestAlgorithm,
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm:
      kind === 'rsa'
        ? new pkijs.AlgorithmIdentifier({ algorithmId: rsaId, algorithmParams: new asn1js.Null() })
        : new pkijs.AlgorithmIdentifier({ algorithmId: ecdsaIds[hash] }),
    signature: new asn1js.OctetString({ valueHex: exactBuffer(value) }),
  });
  if (token) {
    info.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({
      type: 1,
      attributes: [new pkijs.Attribute({ type: timeStampToken, values: [asn1js.fromBER(exactBuffer(token)).result] })],
    });
  }
  const data = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: dataId }),
    signerInfos: [info],
    certificates: issuersOf(certificate, others).map(({ parsed }) => parsed),
  });
  const content = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: data.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER());
}

const dataId = '1.2.840.113549.1.7.1';
const rsaId = '1.2.840.113549.1.1.1';
const digestLengths = { sha256: 32, sha384: 48, sha512: 64 } as const;
const digestIds = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;
const ecdsaIds = {
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
} as const;
