import { compressedStream } from '../pdf/stream.ts';
import { array, dict } from '../pdf/syntax.ts';
import type { Instant } from './instant.ts';
import { type Certificate, sameCertificate } from './pki/certificate.ts';
import { issuersOf } from './pki/chain.ts';
import {
  ocspRequest,
  type RevocationData,
  revocationPlaces,
  revocationStatus,
  validationKey,
} from './pki/revocation.ts';
import type { PdfDocument } from './read/open-pdf.ts';
import { isArray, isRef } from './read/pdf-value.ts';
import { SigningRefused } from './refusal.ts';
import type { Web } from './request-time-stamp.ts';
import { PdfUpdate, writeDict, writeValue } from './update.ts';

/** What proves later, when no authority answers any more, that the certificates of a signature were good. */
export interface ValidationData extends RevocationData {
  readonly certificates: readonly Certificate[];
}

/** Collects certificates and answers about revocation for each of `ends` up to its root: the given ones, or fetched. */
export async function collectValidationData(
  ends: readonly Certificate[],
  others: readonly Certificate[],
  given: RevocationData,
  { now, web }: { readonly now: Instant; readonly web: Web },
): Promise<ValidationData> {
  const certificates: Certificate[] = [];
  const crls = new Map<string, Uint8Array>();
  const ocsps = new Map<string, Uint8Array>();
  for (const end of ends) {
    const path = issuersOf(end, others);
    if (!path.at(-1)!.selfIssued) throw incomplete(path.at(-1)!);
    for (const [at, certificate] of path.entries()) {
      if (certificates.some((each) => sameCertificate(each, certificate))) continue;
      certificates.push(certificate);
      const issuer = path[at + 1];
      if (issuer) keep(await answerFor(certificate, issuer));
    }
  }
  return { certificates, crls: [...crls.values()], ocsps: [...ocsps.values()] };

  function keep({ crls: newCrls, ocsps: newOcsps }: RevocationData): void {
    for (const crl of newCrls) crls.set(validationKey(crl), crl);
    for (const ocsp of newOcsps) ocsps.set(validationKey(ocsp), ocsp);
  }

  /** The first single answer that says that a certificate is good. */
  async function answerFor(certificate: Certificate, issuer: Certificate): Promise<RevocationData> {
    for await (const data of answers(certificate, issuer)) {
      const status = await revocationStatus(certificate, issuer, data, now);
      if (status === 'good') return data;
      if (status === 'revoked') throw revoked(certificate);
    }
    throw noAnswer(certificate);
  }

  async function* answers(certificate: Certificate, issuer: Certificate): AsyncGenerator<RevocationData> {
    for (const ocsp of given.ocsps) yield { crls: [], ocsps: [ocsp] };
    for (const crl of given.crls) yield { crls: [crl], ocsps: [] };
    const places = revocationPlaces(certificate);
    for (const url of places.ocsp) {
      const request = await ocspRequest(certificate, issuer);
      const ocsp = await web.post(url, 'application/ocsp-request', request).catch(() => undefined);
      if (ocsp) yield { crls: [], ocsps: [ocsp] };
    }
    for (const url of places.crl) {
      const crl = await web.get(url).catch(() => undefined);
      if (crl) yield { crls: [crl], ocsps: [] };
    }
  }
}

/** Appends a document security store (ETSI EN 319 142-1, 5.4.2), or adds to the one that is there. */
export function appendValidationData(document: PdfDocument, data: ValidationData): Buffer {
  const update = new PdfUpdate(document);
  const state = document.state();
  const catalog = state.catalog();
  const before = (key: string) => {
    const known = state.get(catalog, 'DSS', key);
    return isArray(known) ? known.map(writeValue) : [];
  };
  const stream = (content: Uint8Array) => update.add(compressedStream({}, content));
  const store = update.add(
    dict({
      Type: '/DSS',
      Certs: array([...before('Certs'), ...data.certificates.map(({ der }) => stream(der))]),
      OCSPs: array([...before('OCSPs'), ...data.ocsps.map(stream)]),
      CRLs: array([...before('CRLs'), ...data.crls.map(stream)]),
    }),
  );
  const root = state.trailer.entries.get('Root');
  if (!isRef(root)) throw new Error('an opened file has a catalog');
  // Readers of PDF 1.7 learn from the extension that the catalog may have a DSS.
  const extensions = dict({ ESIC: dict({ BaseVersion: '/1.7', ExtensionLevel: 5 }) });
  update.set(
    `${root.number} 0 R`,
    writeDict(catalog, { DSS: store, ...(!update.isSecondEdition && { Extensions: extensions }) }),
  );
  return update.write().file;
}

function incomplete({ name, issuerName }: Certificate): SigningRefused {
  return new SigningRefused('E-SIGN-CHAIN', {
    message: {
      th: `ขาดใบรับรองของ ${issuerName} ซึ่งเป็นผู้ออกใบรับรองของ ${name}`,
      en: `the certificate of ${issuerName}, which issued that of ${name}, is missing`,
    },
    hint: {
      th: 'ให้ใบรับรองของผู้ออกทุกชั้นด้วย `--chain issuers.pem`',
      en: 'give the certificates of all issuers with `--chain issuers.pem`',
    },
  });
}

function revoked({ name, serial }: Certificate): SigningRefused {
  return new SigningRefused('E-SIGN-REVOKED', {
    message: { th: `ใบรับรองของ ${name} ถูกเพิกถอนแล้ว`, en: `the certificate of ${name} was revoked` },
    actual: serial,
    hint: { th: 'ขอใบรับรองใหม่ ใบนี้ใช้ลงนามไม่ได้แล้ว', en: 'request a new certificate; this one signs no more' },
  });
}

function noAnswer({ name }: Certificate): SigningRefused {
  return new SigningRefused('E-SIGN-REVOCATION', {
    message: {
      th: `หาหลักฐานว่าใบรับรองของ ${name} ยังไม่ถูกเพิกถอนไม่ได้`,
      en: `nothing shows that the certificate of ${name} was not revoked`,
    },
    expected: { th: 'คำตอบ OCSP หรือ CRL ที่ผู้ออกลงนาม', en: 'an OCSP answer or a CRL that its issuer signed' },
    hint: {
      th: 'ตรวจเครือข่าย หรือให้ไฟล์ด้วย `--crl` หรือ `--ocsp`',
      en: 'check the network, or give files with `--crl` or `--ocsp`',
    },
  });
}
