import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { Instant } from '../instant.ts';
import { type Certificate, exactBuffer, extension, isIssuedBy, mayAnswerOcsp, readCertificate } from './certificate.ts';
import { cryptoEngine } from './chain.ts';
import { checkSignatureValue } from './signed-data.ts';

/** Lists of revoked certificates (RFC 5280, 5) and answers about single ones (RFC 6960), in DER. */
export interface RevocationData {
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
}

/** - `good`: a signed answer, valid at the time, says so. - `unknown`: there is none. */
export type RevocationStatus = 'good' | 'revoked' | 'unknown';

/** What revocation data says of a certificate at a time. */
export async function revocationStatus(
  certificate: Certificate,
  issuer: Certificate,
  { crls, ocsps }: RevocationData,
  at: Instant,
): Promise<RevocationStatus> {
  for (const der of ocsps) {
    const status = await ocspStatus(der, certificate, issuer, at);
    if (status !== 'unknown') return status;
  }
  for (const der of crls) {
    const status = await crlStatus(der, certificate, issuer, at);
    if (status !== 'unknown') return status;
  }
  return 'unknown';
}

/** Where a certificate says that one can ask about it, and where its issuer's list is. */
export function revocationPlaces({ parsed }: Certificate): {
  readonly ocsp: readonly string[];
  readonly crl: readonly string[];
} {
  const access: readonly pkijs.AccessDescription[] = extension(parsed, '1.3.6.1.5.5.7.1.1')?.accessDescriptions ?? [];
  const points: readonly pkijs.DistributionPoint[] = extension(parsed, '2.5.29.31')?.distributionPoints ?? [];
  return {
    ocsp: access
      .filter(({ accessMethod }) => accessMethod === '1.3.6.1.5.5.7.48.1')
      .flatMap(({ accessLocation }) => webAddress(accessLocation)),
    crl: points.flatMap(({ distributionPoint }) =>
      Array.isArray(distributionPoint) ? distributionPoint.flatMap(webAddress) : [],
    ),
  };
}

/** A request about one certificate (RFC 6960, 4.1.1). */
export async function ocspRequest(certificate: Certificate, issuer: Certificate): Promise<Uint8Array> {
  const request = new pkijs.OCSPRequest();
  await request.createForCertificate(
    certificate.parsed,
    { hashAlgorithm: 'SHA-1', issuerCertificate: issuer.parsed }, // the one that all responders know
    cryptoEngine(),
  );
  return new Uint8Array(request.toSchema(true).toBER());
}

/** The basic response within an OCSP response; throws where there is none. */
function basicResponse(der: Uint8Array): pkijs.BasicOCSPResponse {
  const { responseBytes } = pkijs.OCSPResponse.fromBER(exactBuffer(der));
  if (responseBytes?.responseType !== '1.3.6.1.5.5.7.48.1.1') throw new Error('no basic OCSP response');
  return pkijs.BasicOCSPResponse.fromBER(exactBuffer(responseBytes.response.valueBlock.valueHexView));
}

async function ocspStatus(der: Uint8Array, certificate: Certificate, issuer: Certificate, at: Instant) {
  try {
    const basic = basicResponse(der);
    const found = await answerAbout(basic, certificate, issuer);
    if (!found || !isCurrent(found.thisUpdate, found.nextUpdate, at) || !isFromIssuer(basic, issuer)) return 'unknown';
    // [0] good, [1] revoked with its time, [2] unknown.
    const { tagNumber } = found.certStatus.idBlock;
    return tagNumber === 0 ? 'good' : tagNumber === 1 && revokedBefore(found.certStatus, at) ? 'revoked' : 'unknown';
  } catch {
    return 'unknown';
  }
}

async function answerAbout(
  { tbsResponseData }: pkijs.BasicOCSPResponse,
  certificate: Certificate,
  issuer: Certificate,
) {
  for (const response of tbsResponseData.responses) {
    const engine = cryptoEngine();
    const { name } = engine.getAlgorithmByOID(response.certID.hashAlgorithm.algorithmId) as { name?: string };
    if (!name) continue;
    const id = new pkijs.CertID();
    await id.createForCertificate(
      certificate.parsed,
      { hashAlgorithm: name, issuerCertificate: issuer.parsed },
      engine,
    );
    if (response.certID.isEqual(id)) return response;
  }
  return undefined;
}

/** Whether an answer was signed by the issuer, or by one whom the issuer gave that purpose. */
function isFromIssuer(basic: pkijs.BasicOCSPResponse, issuer: Certificate): boolean {
  const own = (basic.certs ?? []).map((each) => readCertificate(new Uint8Array(each.toSchema().toBER())));
  const allowed = [issuer, ...own.filter((each) => mayAnswerOcsp(each) && isIssuedBy(each, issuer))];
  return allowed.some(
    ({ publicKey }) =>
      checkSignatureValue({
        algorithm: basic.signatureAlgorithm,
        key: publicKey,
        data: new Uint8Array(basic.tbsResponseData.tbsView),
        signature: new Uint8Array(basic.signature.valueBlock.valueHexView),
        digest: 'sha256',
      }) === undefined,
  );
}

async function crlStatus(der: Uint8Array, certificate: Certificate, issuer: Certificate, at: Instant) {
  try {
    const list = pkijs.CertificateRevocationList.fromBER(exactBuffer(der));
    if (!list.issuer.isEqual(certificate.parsed.issuer)) return 'unknown';
    if (!isCurrent(list.thisUpdate.value, list.nextUpdate?.value, at)) return 'unknown';
    if (!(await list.verify({ issuerCertificate: issuer.parsed }, cryptoEngine()))) return 'unknown';
    const { serialNumber } = certificate.parsed;
    const entry = list.revokedCertificates?.find(({ userCertificate }) => userCertificate.isEqual(serialNumber));
    return entry && entry.revocationDate.value <= at ? 'revoked' : 'good';
  } catch {
    return 'unknown';
  }
}

/** Made before the time or soon after it: an answer that is fetched when one signs is a little younger than the signature. */
function isCurrent(from: Instant, to: Instant | undefined, at: Instant): boolean {
  return from.getTime() <= at.getTime() + youngest && (to === undefined || to.getTime() >= at.getTime());
}

/** A day, in ms. */
const youngest = 24 * 3600 * 1000;

function revokedBefore(status: asn1js.BaseBlock, at: Instant): boolean {
  const [time] = (status as asn1js.Constructed).valueBlock.value;
  return !(time instanceof asn1js.GeneralizedTime) || time.toDate().getTime() <= at.getTime();
}

function webAddress({ type, value }: pkijs.GeneralName): string[] {
  return type === 6 && /^https?:\/\//.test(value) ? [value] : [];
}

/** Name of an entry of validation data: the SHA-1 that readers expect, in capitals (ETSI EN 319 142-1, 5.4.2.3). */
export const validationKey = (bytes: Uint8Array): string =>
  createHash('sha1').update(bytes).digest('hex').toUpperCase();
