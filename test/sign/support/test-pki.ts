import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  webcrypto,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

/** A certification authority of tests: certificates for fixed keys, issued when they are needed. */
const engine = new pkijs.CryptoEngine({ name: 'test', crypto: webcrypto as never });

export interface Issued {
  readonly key: KeyObject;
  readonly keyPem: string;
  readonly parsed: pkijs.Certificate;
  readonly der: Uint8Array;
  readonly pem: string;
}

export interface IssueOptions {
  readonly name: string;
  /** File in `keys/` without its ending. */
  readonly key: string;
  /** Itself when absent. */
  readonly issuer?: Issued;
  readonly from?: string;
  readonly to?: string;
  readonly ca?: boolean;
  /** Bits of the first byte of key usage; none when absent. */
  readonly usage?: number;
  readonly purposes?: readonly string[];
  readonly serial?: number;
  readonly ocsp?: string;
  readonly crl?: string;
}

export function keyFile(name: string): string {
  return path.join(import.meta.dirname, '..', 'keys', `${name}.pem`);
}

export async function issue(options: IssueOptions): Promise<Issued> {
  const { name, issuer, ca = false, usage, purposes, ocsp, crl } = options;
  const keyPem = readFileSync(keyFile(options.key), 'utf8');
  const key = createPrivateKey(keyPem);
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ value: options.serial ?? serialOf(name) });
  certificate.subject.typesAndValues.push(commonName(name));
  if (issuer) certificate.issuer = issuer.parsed.subject;
  else certificate.issuer.typesAndValues.push(commonName(name));
  certificate.notBefore = new pkijs.Time({ type: 0, value: new Date(options.from ?? '2020-01-01T00:00:00Z') });
  certificate.notAfter = new pkijs.Time({ type: 0, value: new Date(options.to ?? '2049-12-31T00:00:00Z') });
  const spki = publicKeyInfo(key);
  certificate.subjectPublicKeyInfo = pkijs.PublicKeyInfo.fromBER(spki);
  const extensions = [
    extension('2.5.29.14', new asn1js.OctetString({ valueHex: keyId(certificate) })),
    ...(issuer
      ? [
          extension(
            '2.5.29.35',
            new pkijs.AuthorityKeyIdentifier({
              keyIdentifier: new asn1js.OctetString({ valueHex: keyId(issuer.parsed) }),
            }).toSchema(),
          ),
        ]
      : []),
    ...(ca ? [extension('2.5.29.19', new pkijs.BasicConstraints({ cA: true }).toSchema(), true)] : []),
    ...(usage === undefined
      ? []
      : [
          extension(
            '2.5.29.15',
            new asn1js.BitString({ valueHex: new Uint8Array([usage]).buffer, unusedBits: unusedBits(usage) }),
            true,
          ),
        ]),
    ...(purposes
      ? [
          extension(
            '2.5.29.37',
            new pkijs.ExtKeyUsage({ keyPurposes: [...purposes] }).toSchema(),
            purposes[0] === timeStamping,
          ),
        ]
      : []),
    ...(ocsp
      ? [
          extension(
            '1.3.6.1.5.5.7.1.1',
            new pkijs.InfoAccess({
              accessDescriptions: [
                new pkijs.AccessDescription({ accessMethod: '1.3.6.1.5.5.7.48.1', accessLocation: web(ocsp) }),
              ],
            }).toSchema(),
          ),
        ]
      : []),
    ...(crl
      ? [
          extension(
            '2.5.29.31',
            new pkijs.CRLDistributionPoints({
              distributionPoints: [new pkijs.DistributionPoint({ distributionPoint: [web(crl)] })],
            }).toSchema(),
          ),
        ]
      : []),
  ];
  certificate.extensions = extensions;
  await certificate.sign(await signingKey(issuer?.key ?? key), 'SHA-256', engine);
  const der = new Uint8Array(certificate.toSchema(true).toBER());
  return { key, keyPem, parsed: certificate, der, pem: pemOf(der) };
}

export interface TestPki {
  readonly root: Issued;
  readonly issuing: Issued;
  readonly signer: Issued;
  readonly authority: Issued;
}

/** Root, issuing authority, a signer and a time stamp authority. */
export async function createPki(places: Pick<IssueOptions, 'ocsp' | 'crl'> = {}): Promise<TestPki> {
  const root = await issue({ name: 'รากทดสอบ raingan', key: 'root', ca: true, usage: certSign | crlSign });
  const issuing = await issue({
    name: 'ผู้ออกใบรับรองทดสอบ',
    key: 'issuing',
    issuer: root,
    ca: true,
    usage: certSign | crlSign,
    ...places,
  });
  const signer = await issue({
    name: 'นายทดสอบ ลงนาม',
    key: 'signer',
    issuer: issuing,
    usage: digitalSignature | nonRepudiation,
    ...places,
  });
  const authority = await issue({
    name: 'ประทับเวลาทดสอบ',
    key: 'authority',
    issuer: root,
    usage: digitalSignature,
    purposes: [timeStamping],
    ...places,
  });
  return { root, issuing, signer, authority };
}

export const [digitalSignature, nonRepudiation, certSign, crlSign] = [0x80, 0x40, 0x04, 0x02];
export const timeStamping = '1.3.6.1.5.5.7.3.8';
export const ocspSigning = '1.3.6.1.5.5.7.3.9';
export const serverAuth = '1.3.6.1.5.5.7.3.1';

/** A list of revoked certificates; `revoked` at `when`. */
export async function issueCrl(
  issuer: Issued,
  revoked: readonly Issued[] = [],
  { from = '2026-01-01T00:00:00Z', to = '2049-01-01T00:00:00Z' }: { from?: string; to?: string } = {},
): Promise<Uint8Array> {
  const list = new pkijs.CertificateRevocationList({ version: 1, issuer: issuer.parsed.subject });
  list.thisUpdate = new pkijs.Time({ type: 0, value: new Date(from) });
  list.nextUpdate = new pkijs.Time({ type: 0, value: new Date(to) });
  if (revoked.length > 0) {
    list.revokedCertificates = revoked.map(
      ({ parsed }) =>
        new pkijs.RevokedCertificate({
          userCertificate: parsed.serialNumber,
          revocationDate: new pkijs.Time({ type: 0, value: new Date(from) }),
        }),
    );
  }
  await list.sign(await signingKey(issuer.key), 'SHA-256', engine);
  return new Uint8Array(list.toSchema(true).toBER());
}

/** An OCSP answer about one certificate, signed by its issuer or by a responder. */
export async function issueOcsp(
  about: Issued,
  issuer: Issued,
  {
    responder = issuer,
    revoked = false,
    from = '2026-01-01T00:00:00Z',
  }: { responder?: Issued; revoked?: boolean; from?: string } = {},
): Promise<Uint8Array> {
  const basic = new pkijs.BasicOCSPResponse();
  const certID = new pkijs.CertID();
  await certID.createForCertificate(about.parsed, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer.parsed }, engine);
  const certStatus = revoked
    ? new asn1js.Constructed({
        idBlock: { tagClass: 3, tagNumber: 1 },
        value: [new asn1js.GeneralizedTime({ valueDate: new Date(from) })],
      })
    : new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, lenBlock: { length: 1 } } as never);
  basic.tbsResponseData.responderID = responder.parsed.subject;
  basic.tbsResponseData.producedAt = new Date(from);
  basic.tbsResponseData.responses.push(
    new pkijs.SingleResponse({
      certID,
      certStatus,
      thisUpdate: new Date(from),
      nextUpdate: new Date('2049-01-01T00:00:00Z'),
    } as never),
  );
  basic.certs = [responder.parsed];
  await basic.sign(await signingKey(responder.key), 'SHA-256', engine);
  const response = new pkijs.OCSPResponse({
    responseStatus: new asn1js.Enumerated({ value: 0 }),
    responseBytes: new pkijs.ResponseBytes({
      responseType: '1.3.6.1.5.5.7.48.1.1',
      response: new asn1js.OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  });
  return new Uint8Array(response.toSchema().toBER());
}

export function pemOf(der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

/** Answers RFC 3161 requests as an authority does. */
export function stampTime(
  request: Uint8Array,
  authority: Issued,
  {
    time = new Date('2026-11-29T14:00:00Z'),
    nonce,
    chain = [],
    padding = 0,
  }: { time?: Date; nonce?: Uint8Array; chain?: readonly Issued[]; padding?: number } = {},
): Uint8Array {
  const asked = pkijs.TimeStampReq.fromBER(request as never);
  const info = new pkijs.TSTInfo({
    version: 1,
    policy: '1.2.3.4.1',
    messageImprint: asked.messageImprint,
    serialNumber: new asn1js.Integer({ value: 7 }),
    genTime: time,
  });
  const given = nonce ? new asn1js.Integer({ valueHex: Uint8Array.from(nonce).buffer }) : asked.nonce;
  if (given) info.nonce = given;
  const content = info.toSchema().toBER();
  const certificate = new asn1js.Sequence({
    value: [
      new asn1js.Sequence({
        value: [new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: hash(authority.der) })] })],
      }),
    ],
  });
  const attributes = new pkijs.SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new pkijs.Attribute({ type: '1.2.840.113549.1.9.3', values: [new asn1js.ObjectIdentifier({ value: tstInfo })] }),
      new pkijs.Attribute({
        type: '1.2.840.113549.1.9.4',
        values: [new asn1js.OctetString({ valueHex: hash(new Uint8Array(content)) })],
      }),
      new pkijs.Attribute({ type: '1.2.840.113549.1.9.16.2.47', values: [certificate] }),
    ],
  });
  const toSign = new Uint8Array(attributes.toSchema().toBER());
  toSign[0] = 0x31;
  const sha256 = () => new pkijs.AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' });
  const signed = new pkijs.SignedData({
    version: 3,
    digestAlgorithms: [sha256()],
    encapContentInfo: encapsulated(content),
    certificates: [authority, ...chain].map(({ parsed }) => parsed),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({
          issuer: authority.parsed.issuer,
          serialNumber: authority.parsed.serialNumber,
        }),
        digestAlgorithm: sha256(),
        signedAttrs: attributes,
        signatureAlgorithm: new pkijs.AlgorithmIdentifier({
          algorithmId: '1.2.840.113549.1.1.1',
          algorithmParams: new asn1js.Null(),
        }),
        signature: new asn1js.OctetString({
          valueHex: Uint8Array.from(signBytes('sha256', toSign, authority.key)).buffer,
        }),
        ...(padding > 0 && {
          unsignedAttrs: new pkijs.SignedAndUnsignedAttributes({
            type: 1,
            attributes: [
              new pkijs.Attribute({
                type: '1.2.3.4.5',
                values: [new asn1js.OctetString({ valueHex: new ArrayBuffer(padding) })],
              }),
            ],
          }),
        }),
      }),
    ],
  });
  const response = new pkijs.TimeStampResp({
    status: new pkijs.PKIStatusInfo({ status: 0 }),
    timeStampToken: new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) }),
  });
  return new Uint8Array(response.toSchema().toBER());
}

/** The library's constructor would cut the content into pieces, which DER forbids. */
function encapsulated(content: ArrayBuffer): pkijs.EncapsulatedContentInfo {
  const info = new pkijs.EncapsulatedContentInfo({ eContentType: tstInfo });
  info.eContent = new asn1js.OctetString({ valueHex: content });
  return info;
}

const tstInfo = '1.2.840.113549.1.9.16.1.4';

const hash = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(createHash('sha256').update(bytes).digest()).buffer;

function extension(extnID: string, value: asn1js.BaseBlock, critical = false): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER() });
}

function web(value: string): pkijs.GeneralName {
  return new pkijs.GeneralName({ type: 6, value });
}

function commonName(value: string): pkijs.AttributeTypeAndValue {
  return new pkijs.AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value }) });
}

function publicKeyInfo(key: KeyObject): ArrayBuffer {
  return Uint8Array.from(createPublicKey(key).export({ type: 'spki', format: 'der' })).buffer;
}

function keyId({ subjectPublicKeyInfo }: pkijs.Certificate): ArrayBuffer {
  return Uint8Array.from(
    createHash('sha1').update(subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView).digest(),
  ).buffer;
}

function serialOf(name: string): number {
  return createHash('sha1').update(name).digest().readUInt32BE() >>> 1;
}

function unusedBits(usage: number): number {
  return Math.log2(usage & -usage);
}

async function signingKey(key: KeyObject): Promise<CryptoKey> {
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  return (await webcrypto.subtle.importKey('pkcs8', pkcs8, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, true, [
    'sign',
  ])) as CryptoKey;
}

type CryptoKey = Parameters<pkijs.Certificate['sign']>[0];
