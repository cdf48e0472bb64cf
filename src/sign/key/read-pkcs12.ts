import { createHmac, createPrivateKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { type Certificate, exactBuffer, readCertificate } from '../pki/certificate.ts';
import { SigningRefused } from '../refusal.ts';
import { type KeyAndCertificates, unreadableKey, wrongPassword } from './signer.ts';

/**
 * Key and certificates of a PKCS #12 file (RFC 7292), with old encryption (3DES, RC2) too, as Windows and older programs
 * export it. The structure is read by asn1js, which keeps the bytes of certificates; node-forge, which would write names
 * in Thai anew, only derives keys and decrypts.
 */
export async function readPkcs12(
  bytes: Uint8Array,
  file: string,
  askPassword: () => Promise<string>,
): Promise<KeyAndCertificates> {
  let pfx: pkijs.PFX;
  try {
    pfx = pkijs.PFX.fromBER(exactBuffer(bytes));
  } catch {
    throw unreadableKey(file);
  }
  const password = await askPassword();
  const { default: forge } = await import('node-forge');
  const { pbe } = forge.pki as typeof forge.pki & { readonly pbe: { readonly getCipher: GetCipher } }; // not in its types
  if (!isMacRight()) throw wrongPassword(file);
  const certificates: Certificate[] = [];
  let key: KeyObject | undefined;
  try {
    for (const bag of safes().flatMap(sequence)) take(bag);
  } catch (error) {
    throw error instanceof SigningRefused ? error : unreadableKey(file);
  }
  if (!key) throw unreadableKey(file);
  return { key, certificates };

  function take(bag: asn1js.BaseBlock): void {
    const [type, value] = sequence(bag);
    const inner = explicit(value);
    const id = (type as asn1js.ObjectIdentifier).valueBlock.toString();
    if (id === bagTypes.certificate) certificates.push(readCertificate(octets(explicit(sequence(inner)[1]))));
    if (id === bagTypes.key || id === bagTypes.shroudedKey) key ??= privateKey(inner);
  }

  function isMacRight(): boolean {
    const { macData } = pfx;
    const digest = macData && macDigests[macData.mac.digestAlgorithm.algorithmId];
    if (!digest) return true; // another kind of check: decryption itself fails with a wrong password
    const content = octets(pfx.authSafe.content);
    const salt = forge.util.createBuffer(Buffer.from(macData.macSalt.getValue()).toString('latin1'));
    const { name, length } = digest;
    const md = forge.md[name].create();
    const derived = forge.pkcs12.generateKey(password, salt, macKey, macData.iterations ?? 1, length, md);
    const mac = createHmac(name, Buffer.from(derived.getBytes(), 'latin1')).update(content).digest();
    const given = Buffer.from(macData.mac.digest.getValue());
    return mac.length === given.length && timingSafeEqual(mac, given);
  }

  /** The contents of the file, decrypted. */
  function safes(): asn1js.BaseBlock[] {
    return sequence(parse(octets(pfx.authSafe.content))).map((each) => {
      const info = new pkijs.ContentInfo({ schema: each });
      if (info.contentType === '1.2.840.113549.1.7.1') return parse(octets(info.content));
      const { encryptedContentInfo } = new pkijs.EncryptedData({ schema: info.content });
      const { contentEncryptionAlgorithm } = encryptedContentInfo;
      const encrypted = new Uint8Array(encryptedContentInfo.getEncryptedContent());
      return parse(decrypt(contentEncryptionAlgorithm, encrypted));
    });
  }

  function decrypt({ algorithmId, algorithmParams }: pkijs.AlgorithmIdentifier, encrypted: Uint8Array): Uint8Array {
    try {
      const parameters = forge.asn1.fromDer(Buffer.from(algorithmParams.toBER()).toString('latin1'));
      // PBES2 derives from UTF-8, the older schemes from UTF-16.
      const secret = algorithmId === pbes2 ? Buffer.from(password, 'utf8').toString('latin1') : password;
      const cipher = pbe.getCipher(algorithmId, parameters, secret);
      cipher.update(forge.util.createBuffer(Buffer.from(encrypted).toString('latin1')));
      if (!cipher.finish()) throw new Error('bad padding');
      return Buffer.from(cipher.output.getBytes(), 'latin1');
    } catch {
      throw wrongPassword(file);
    }
  }

  function privateKey(info: asn1js.BaseBlock): KeyObject {
    try {
      return createPrivateKey({
        key: Buffer.from(info.toBER()),
        format: 'der',
        type: 'pkcs8',
        passphrase: password,
      });
    } catch {
      throw wrongPassword(file);
    }
  }
}

type GetCipher = (
  id: string,
  parameters: unknown,
  password: string,
) => { update(input: unknown): void; finish(): boolean; readonly output: { getBytes(): string } };

function parse(der: Uint8Array): asn1js.BaseBlock {
  const { result, offset } = asn1js.fromBER(exactBuffer(der));
  if (offset < 0) throw new Error('not ASN.1');
  return result;
}

function sequence(block: asn1js.BaseBlock | undefined): asn1js.BaseBlock[] {
  return block instanceof asn1js.Sequence ? (block.valueBlock.value as asn1js.BaseBlock[]) : [];
}

/** What an explicit tag holds. */
function explicit(block: asn1js.BaseBlock | undefined): asn1js.BaseBlock {
  return (block as asn1js.Constructed).valueBlock.value[0] as asn1js.BaseBlock;
}

function octets(block: asn1js.BaseBlock): Uint8Array {
  return new Uint8Array((block as asn1js.OctetString).getValue());
}

const bagTypes = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
} as const;

const pbes2 = '1.2.840.113549.1.5.13';

/** Purpose of a derived key (RFC 7292, B.3). */
const macKey = 3;

const macDigests: Readonly<Record<string, { name: 'sha1' | 'sha256' | 'sha384' | 'sha512'; length: number }>> = {
  '1.3.14.3.2.26': { name: 'sha1', length: 20 },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', length: 32 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', length: 48 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', length: 64 },
};
