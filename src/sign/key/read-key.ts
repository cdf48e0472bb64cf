import { createPrivateKey } from 'node:crypto';
import { type Certificate, readCertificate } from '../pki/certificate.ts';
import { readPkcs12 } from './read-pkcs12.ts';
import { type KeyAndCertificates, keySigner, type Signer, unreadableKey, wrongPassword } from './signer.ts';

export interface KeyFiles {
  /** As messages name it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Certificates in PEM, the signer's and its issuers', where they are not in the key's file. */
  readonly certificates?: { readonly file: string; readonly bytes: Uint8Array };
  /** Of issuers only. */
  readonly chain?: { readonly file: string; readonly bytes: Uint8Array };
}

/** Opens a key file, PKCS #12 or PEM; the password is requested only where one is needed. */
export async function readKey(files: KeyFiles, password: () => Promise<string>): Promise<Signer> {
  const { file, bytes, certificates: given, chain } = files;
  const isPem = Buffer.from(bytes).includes('-----BEGIN ');
  const own = isPem ? await readPem(bytes, file, password) : await readPkcs12(bytes, file, password);
  const certificates = [
    ...own.certificates,
    ...(given ? certificatesOf(given.bytes, given.file) : []),
    ...(chain ? certificatesOf(chain.bytes, chain.file) : []),
  ];
  if (certificates.length === 0) throw unreadableKey(file);
  return keySigner(own.key, certificates, file);
}

async function readPem(bytes: Uint8Array, file: string, password: () => Promise<string>): Promise<KeyAndCertificates> {
  const pem = Buffer.from(bytes).toString('latin1');
  const isEncrypted = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pem);
  const passphrase = isEncrypted ? await password() : undefined;
  const certificates = pem.includes('-----BEGIN CERTIFICATE-----') ? certificatesOf(bytes, file) : [];
  try {
    return { key: createPrivateKey({ key: pem, ...(passphrase !== undefined && { passphrase }) }), certificates };
  } catch (error) {
    throw isEncrypted &&
      /decrypt|passphrase|ERR_OSSL_(EVP|PEM|CRYPTO)|asn1/i.test(String((error as { code?: string }).code ?? error))
      ? wrongPassword(file)
      : unreadableKey(file);
  }
}

/** The certificates in a PEM file, or the one in a DER file. */
export function certificatesOf(bytes: Uint8Array, file: string): Certificate[] {
  const text = Buffer.from(bytes).toString('latin1');
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  const ders = blocks.length > 0 ? blocks.map(([, body = '']) => Buffer.from(body, 'base64')) : [Buffer.from(bytes)];
  try {
    return ders.map(readCertificate);
  } catch {
    throw unreadableKey(file);
  }
}
