import { webcrypto } from 'node:crypto';
import * as pkijs from 'pkijs';
import type { Instant } from '../instant.ts';
import { type Certificate, isIssuedBy, sameCertificate } from './certificate.ts';

/** From a certificate up to one that has no issuer among `others`, itself first. */
export function issuersOf(certificate: Certificate, others: readonly Certificate[]): Certificate[] {
  const path = [certificate];
  while (path.length < longestChain) {
    const last = path.at(-1)!;
    const issuer = last.selfIssued ? undefined : others.find((each) => !path.includes(each) && isIssuedBy(last, each));
    if (!issuer) break;
    path.push(issuer);
  }
  return path;
}

/**
 * The path from a certificate to one that is trusted, by the rules of RFC 5280, 6, at a time; or why there is none.
 * Whether a certificate was revoked is checked separately.
 */
export async function trustedPath(
  certificate: Certificate,
  others: readonly Certificate[],
  trusted: readonly Certificate[],
  at: Instant,
): Promise<{ readonly path: readonly Certificate[] } | { readonly reason: string }> {
  if (trusted.some((each) => sameCertificate(each, certificate))) return { path: [certificate] };
  const engine = new pkijs.CertificateChainValidationEngine({
    trustedCerts: trusted.map(({ parsed }) => parsed),
    certs: [...others.filter((each) => !sameCertificate(each, certificate)), certificate].map(({ parsed }) => parsed),
    checkDate: at,
  });
  const { result, resultMessage, certificatePath = [] } = await engine.verify({}, cryptoEngine());
  if (!result) return { reason: resultMessage };
  const all = [certificate, ...others, ...trusted];
  return { path: certificatePath.map((step) => all.find(({ parsed }) => parsed === step)!) };
}

/** pkijs on Node's own cryptography. */
export function cryptoEngine(): pkijs.CryptoEngine {
  return new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as never });
}

const longestChain = 10;
