import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Instant } from '../instant.ts';
import { formatInstant } from '../instant.ts';
import { type Certificate, maySignDocuments } from '../pki/certificate.ts';
import { SigningRefused } from '../refusal.ts';

/** Who signs: a certificate and what its key does, wherever the key is. */
export interface Signer {
  readonly certificate: Certificate;
  /** What else is known of issuers, in any order. */
  readonly others: readonly Certificate[];
  readonly kind: 'rsa' | 'ec';
  /** Digest of the content and of the signature. */
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  /** Bytes of the longest signature that the key makes. */
  readonly longest: number;
  /** RSA: PKCS #1 v1.5, the same bytes each time. ECDSA: in DER. */
  sign(data: Uint8Array): Promise<Uint8Array>;
  close(): void;
}

/** What a key file holds. */
export interface KeyAndCertificates {
  readonly key: KeyObject;
  readonly certificates: readonly Certificate[];
}

/** A signer whose key is in memory. */
export function keySigner(key: KeyObject, certificates: readonly Certificate[], file: string): Signer {
  const own = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const certificate = certificates.find(({ publicKey }) =>
    own.equals(publicKey.export({ type: 'spki', format: 'der' })),
  );
  if (!certificate) throw mismatch(file);
  const { kind, hash, longest } = algorithmOf(certificate, file);
  return {
    certificate,
    others: certificates.filter((each) => each !== certificate),
    ...{ kind, hash, longest },
    sign: async (data) => sign(hash, data, key),
    close() {},
  };
}

/** What a key of a certificate signs with; throws for keys that readers of PDF do not all know, or that are too short. */
export function algorithmOf({ publicKey }: Certificate, file: string): Pick<Signer, 'kind' | 'hash' | 'longest'> {
  const { modulusLength = 0, namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {};
  if (publicKey.asymmetricKeyType === 'rsa' && modulusLength >= 2048) {
    return { kind: 'rsa', hash: 'sha256', longest: Math.ceil(modulusLength / 8) };
  }
  const curve = publicKey.asymmetricKeyType === 'ec' ? curves[namedCurve] : undefined;
  if (curve) return { kind: 'ec', ...curve };
  throw new SigningRefused('E-SIGN-KEY-KIND', {
    message: {
      th: `กุญแจของ \`${file}\` เป็นชนิดที่ใช้ลงนาม PDF ไม่ได้`,
      en: `the key of \`${file}\` is of a kind that does not sign PDF files`,
    },
    expected: {
      th: 'RSA 2048 บิตขึ้นไป หรือ ECDSA P-256, P-384, P-521',
      en: 'RSA of 2048 bits or more, or ECDSA P-256, P-384 or P-521',
    },
    actual: `${publicKey.asymmetricKeyType} ${modulusLength || namedCurve}`.trim(),
    hint: { th: 'ขอใบรับรองใหม่ที่ใช้กุญแจชนิดดังกล่าว', en: 'request a certificate for a key of such a kind' },
  });
}

/** Refuses a certificate that is not valid now, or is not for signatures. */
export function checkCertificate(certificate: Certificate, now: Instant): void {
  const { name, notBefore, notAfter } = certificate;
  if (now < notBefore) {
    throw new SigningRefused('E-SIGN-CERT-NOT-YET', {
      message: {
        th: `ใบรับรองของ ${name} ยังไม่เริ่มมีผล`,
        en: `the certificate of ${name} is not valid yet`,
      },
      expected: { th: `ตั้งแต่ ${formatInstant(notBefore)}`, en: `from ${formatInstant(notBefore)} on` },
      actual: formatInstant(now),
      hint: { th: 'ตรวจนาฬิกาของเครื่อง หรือรอให้ถึงวันนั้น', en: 'check the clock of this machine, or wait for that day' },
    });
  }
  if (now > notAfter) {
    throw new SigningRefused('E-SIGN-CERT-EXPIRED', {
      message: { th: `ใบรับรองของ ${name} หมดอายุแล้ว`, en: `the certificate of ${name} has expired` },
      expected: { th: `ไม่เกิน ${formatInstant(notAfter)}`, en: `until ${formatInstant(notAfter)}` },
      actual: formatInstant(now),
      hint: { th: 'ต่ออายุใบรับรองกับผู้ออก แล้วใช้ไฟล์ใหม่', en: 'renew the certificate with its issuer and use the new file' },
    });
  }
  if (!maySignDocuments(certificate)) {
    throw new SigningRefused('E-SIGN-CERT-USAGE', {
      message: {
        th: `ใบรับรองของ ${name} ไม่ได้ออกไว้เพื่อลงนามเอกสาร`,
        en: `the certificate of ${name} is not for signatures on documents`,
      },
      expected: {
        th: 'ใบรับรองบุคคลหรือหน่วยงานที่มี digitalSignature หรือ nonRepudiation',
        en: 'a certificate of a person or an office with digitalSignature or nonRepudiation',
      },
      hint: {
        th: 'ขอใบรับรองสำหรับลงลายมือชื่อจากผู้ให้บริการออกใบรับรอง',
        en: 'request a certificate for signatures from a certification authority',
      },
    });
  }
}

/** The key is not that of the certificate. */
export function mismatch(file: string): SigningRefused {
  return new SigningRefused('E-SIGN-KEY-MISMATCH', {
    message: {
      th: `กุญแจใน \`${file}\` ไม่ใช่กุญแจของใบรับรองที่ให้มา`,
      en: `the key in \`${file}\` does not belong to the given certificate`,
    },
    hint: { th: 'ใช้กุญแจและใบรับรองที่ออกมาคู่กัน', en: 'give the key and the certificate that were issued together' },
  });
}

/** The password does not open the key. */
export function wrongPassword(file: string): SigningRefused {
  return new SigningRefused('E-SIGN-PASSWORD', {
    message: { th: `รหัสผ่านของ \`${file}\` ไม่ถูกต้อง`, en: `the password of \`${file}\` is wrong` },
    hint: {
      th: 'พิมพ์รหัสผ่านใหม่ ระวังแป้นภาษาและตัวพิมพ์ใหญ่',
      en: 'type the password again; mind the keyboard language and capitals',
    },
  });
}

/** The file holds neither key nor certificate that can be read. */
export function unreadableKey(file: string): SigningRefused {
  return new SigningRefused('E-SIGN-KEY-FILE', {
    message: { th: `อ่านกุญแจหรือใบรับรองจาก \`${file}\` ไม่ได้`, en: `no key or certificate can be read from \`${file}\`` },
    expected: { th: 'ไฟล์ .p12 หรือ .pfx หรือไฟล์ PEM', en: 'a .p12 or .pfx file, or PEM' },
    hint: {
      th: 'ใช้ไฟล์ที่ผู้ออกใบรับรองให้มา ถ้าเป็น PEM ให้ใบรับรองด้วย `--cert`',
      en: 'give the file that the issuer of the certificate sent; with PEM, give the certificate with `--cert`',
    },
  });
}

export const digestOf = ({ hash }: Signer, parts: readonly Uint8Array[]): Buffer => {
  const digest = createHash(hash);
  for (const part of parts) digest.update(part);
  return digest.digest();
};

const curves: Readonly<Record<string, Pick<Signer, 'hash' | 'longest'>>> = {
  prime256v1: { hash: 'sha256', longest: 72 },
  secp384r1: { hash: 'sha384', longest: 104 },
  secp521r1: { hash: 'sha512', longest: 139 },
};
