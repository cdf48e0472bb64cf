import { createHash } from 'node:crypto';
import { type Certificate, readCertificate } from '../pki/certificate.ts';
import { SigningRefused } from '../refusal.ts';
import { algorithmOf, mismatch, type Signer, wrongPassword } from './signer.ts';

/** The part of `pkcs11js` (PKCS #11, 2.40) that is used here. */
export interface Pkcs11Library {
  readonly PKCS11: new () => Pkcs11;
  readonly [constant: `CK${string}`]: number;
}

interface Pkcs11 {
  load(path: string): void;
  close(): void;
  C_Initialize(): void;
  C_Finalize(): void;
  C_GetSlotList(withToken: boolean): Buffer[];
  C_GetTokenInfo(slot: Buffer): { label: string };
  C_OpenSession(slot: Buffer, flags: number): Buffer;
  C_CloseSession(session: Buffer): void;
  C_Login(session: Buffer, user: number, pin: string): void;
  C_FindObjectsInit(session: Buffer, template: readonly Attribute[]): void;
  C_FindObjects(session: Buffer, most: number): Buffer[];
  C_FindObjectsFinal(session: Buffer): void;
  C_GetAttributeValue(session: Buffer, object: Buffer, template: readonly Attribute[]): { value: Buffer }[];
  C_SignInit(session: Buffer, mechanism: { mechanism: number }, key: Buffer): void;
  C_Sign(session: Buffer, data: Buffer, out: Buffer): Buffer;
}

interface Attribute {
  readonly type: number;
  readonly value?: Buffer | number | string;
}

export interface TokenRequest {
  /** The module of the token's maker, a shared library. */
  readonly module: string;
  /** Label of the token, where there are several. */
  readonly token?: string | undefined;
  /** Label of the key, where the token has several. */
  readonly keyLabel?: string | undefined;
  /** Certificates that the token does not have. */
  readonly others: readonly Certificate[];
}

/** Opens a key on a token or in a hardware security module; the key never leaves it. The PIN is tried once. */
export async function openToken(
  library: Pkcs11Library,
  request: TokenRequest,
  pin: () => Promise<string>,
): Promise<Signer> {
  const pkcs11 = new library.PKCS11();
  const fail = (error: unknown) => tokenFailed(request.module, error);
  attempt(() => {
    pkcs11.load(request.module);
    pkcs11.C_Initialize();
  }, fail);
  const close = () => {
    pkcs11.C_Finalize();
    pkcs11.close();
  };
  try {
    const session = attempt(() => pkcs11.C_OpenSession(findSlot(pkcs11, request), library.CKF_SERIAL_SESSION!), fail);
    const secret = await pin();
    attempt(
      () => pkcs11.C_Login(session, library.CKU_USER!, secret),
      (error) => (/PIN_(INCORRECT|INVALID|LEN)/.test(String(error)) ? wrongPassword(request.module) : fail(error)),
    );
    const token = { pkcs11, library, session };
    const key = attempt(() => findKey(token, request), fail);
    const { certificate, others } = attempt(() => findCertificate(token, key, request), fail);
    const algorithm = algorithmOf(certificate, request.module);
    return {
      ...{ certificate, others, ...algorithm },
      sign: async (data) => attempt(() => signWith(token, key, algorithm, data), fail),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

interface OpenToken {
  readonly pkcs11: Pkcs11;
  readonly library: Pkcs11Library;
  readonly session: Buffer;
}

function findSlot(pkcs11: Pkcs11, { module, token }: TokenRequest): Buffer {
  const slots = pkcs11.C_GetSlotList(true).map((slot) => ({ slot, label: pkcs11.C_GetTokenInfo(slot).label.trim() }));
  // SoftHSM offers a token that is not set up yet.
  const ready = slots.filter(({ label }) => (token === undefined ? label !== '' : label === token));
  if (ready.length === 1) return ready[0]!.slot;
  throw notFound(
    module,
    '--token',
    slots.map(({ label }) => label).filter((label) => label !== ''),
  );
}

function findKey({ pkcs11, library, session }: OpenToken, { module, keyLabel }: TokenRequest): Buffer {
  const keys = find(pkcs11, session, [
    { type: library.CKA_CLASS!, value: library.CKO_PRIVATE_KEY! },
    ...(keyLabel === undefined ? [] : [{ type: library.CKA_LABEL!, value: keyLabel }]),
  ]);
  if (keys.length === 1) return keys[0]!;
  const labels = keys.map((key) => attributeOf(pkcs11, session, key, library.CKA_LABEL!).toString('utf8'));
  throw notFound(module, '--key-label', labels);
}

/** The certificate with the key's id, or the given one. */
function findCertificate({ pkcs11, library, session }: OpenToken, key: Buffer, { module, others }: TokenRequest) {
  const id = attributeOf(pkcs11, session, key, library.CKA_ID!);
  const found = find(pkcs11, session, [{ type: library.CKA_CLASS!, value: library.CKO_CERTIFICATE! }]).map(
    (object) => ({
      isOwn: attributeOf(pkcs11, session, object, library.CKA_ID!).equals(id),
      certificate: readCertificate(attributeOf(pkcs11, session, object, library.CKA_VALUE!)),
    }),
  );
  const own = found.find(({ isOwn, certificate }) => isOwn && !certificate.isCa)?.certificate;
  const certificate = own ?? others.find(({ isCa }) => !isCa);
  if (!certificate) throw mismatch(module);
  return {
    certificate,
    others: [...found.map((each) => each.certificate), ...others].filter((each) => each !== certificate),
  };
}

function find(pkcs11: Pkcs11, session: Buffer, template: readonly Attribute[]): Buffer[] {
  pkcs11.C_FindObjectsInit(session, template);
  try {
    return pkcs11.C_FindObjects(session, mostObjects);
  } finally {
    pkcs11.C_FindObjectsFinal(session);
  }
}

function attributeOf(pkcs11: Pkcs11, session: Buffer, object: Buffer, type: number): Buffer {
  return pkcs11.C_GetAttributeValue(session, object, [{ type }])[0]!.value;
}

function signWith(
  { pkcs11, library, session }: OpenToken,
  key: Buffer,
  { kind, hash }: Pick<Signer, 'kind' | 'hash'>,
  data: Uint8Array,
): Uint8Array {
  const mechanism = kind === 'rsa' ? library.CKM_SHA256_RSA_PKCS! : library.CKM_ECDSA!;
  pkcs11.C_SignInit(session, { mechanism }, key);
  const input = kind === 'rsa' ? Buffer.from(data) : createHash(hash).update(data).digest();
  const signed = pkcs11.C_Sign(session, input, Buffer.alloc(1024));
  return kind === 'rsa' ? signed : derOf(signed);
}

/** A token gives the two numbers of ECDSA one after the other; CMS wants them as a sequence in DER. */
function derOf(plain: Buffer): Uint8Array {
  const half = plain.length / 2;
  const body = Buffer.concat([integer(plain.subarray(0, half)), integer(plain.subarray(half))]);
  const length = body.length < 128 ? [body.length] : [0x81, body.length];
  return Buffer.concat([Buffer.from([0x30, ...length]), body]);
}

function integer(bytes: Buffer): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const digits = bytes.subarray(start);
  const sign = digits[0]! >= 0x80 ? [0] : [];
  return Buffer.concat([Buffer.from([0x02, digits.length + sign.length, ...sign]), digits]);
}

function attempt<T>(work: () => T, explain: (error: unknown) => Error): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof SigningRefused ? error : explain(error);
  }
}

function tokenFailed(module: string, error: unknown): SigningRefused {
  return new SigningRefused('E-SIGN-TOKEN', {
    message: { th: `ใช้อุปกรณ์ผ่าน \`${module}\` ไม่ได้`, en: `the token behind \`${module}\` cannot be used` },
    actual: String(error instanceof Error ? error.message : error).slice(0, 200),
    hint: {
      th: 'เสียบอุปกรณ์แล้วลองใหม่ และตรวจว่าเป็นไฟล์โมดูลของอุปกรณ์นั้น',
      en: 'plug the token in and try again; check that this is the module of its maker',
    },
  });
}

function notFound(module: string, option: string, labels: readonly string[]): SigningRefused {
  return new SigningRefused('E-SIGN-TOKEN', {
    message: {
      th: `เลือกจากอุปกรณ์ของ \`${module}\` ไม่ได้ เพราะ${labels.length === 0 ? 'ไม่พบ' : 'มีมากกว่าหนึ่ง'}`,
      en: labels.length === 0 ? `\`${module}\` offers nothing to choose` : `\`${module}\` offers more than one`,
    },
    ...(labels.length > 0 && { actual: [...labels].sort().join(', ') }),
    hint: { th: `ระบุชื่อด้วย \`${option}\``, en: `name it with \`${option}\`` },
  });
}

const mostObjects = 256;
