import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Outcome } from '../../diagnostics/diagnostic.ts';
import { currentMoment } from '../../host/current-moment.ts';
import { loadOptional } from '../../host/load-optional.ts';
import { askSecret, readSecret } from '../../host/read-secret.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Signer } from '../../sign/key/signer.ts';
import type { Certificate } from '../../sign/pki/certificate.ts';
import type { SignRequest } from '../../sign/sign-request.ts';
import { type Language, type Terminal, UsageMistake } from '../terminal/terminal.ts';
import type { Arguments } from './parse-arguments.ts';

/** What the command line says of every file. */
export interface SignOptions extends Omit<SignRequest, 'file' | 'bytes' | 'chain'> {
  readonly out: string;
  readonly fonts: string | undefined;
  readonly chain: Certificate[];
  readonly given: Arguments;
}

/** What `raingan sign` is called with, checked together. Throws a `UsageMistake`. */
export function readSignOptions(given: Arguments, workspace: Workspace): SignOptions {
  if (given.has('lt') && !given.has('tsa')) {
    throw new UsageMistake(
      { th: '`--lt` ต้องใช้คู่กับ `--tsa`', en: '`--lt` needs `--tsa`' },
      { th: 'ระบุผู้ให้บริการประทับเวลา', en: 'name a time stamp authority' },
    );
  }
  const files = (option: string) =>
    given
      .value(option)
      ?.split(',')
      .map((file) => derOf(workspace.readBytes(file))) ?? [];
  return {
    out: given.value('out') ?? 'signed',
    reason: given.value('reason') ?? 'รับรองความถูกต้องของรายงาน',
    visible: given.has('visible'),
    certify: given.has('certify'),
    spare: readSpare(given),
    tsa: given.value('tsa'),
    validation: given.has('lt') ? { crls: files('crl'), ocsps: files('ocsp') } : undefined,
    fonts: given.value('fonts'),
    chain: [],
    given,
  };
}

/** The bytes in a PEM file, or the file itself. */
function derOf(bytes: Uint8Array): Uint8Array {
  const block = /-----BEGIN [^-]+-----([A-Za-z0-9+/=\s]+)-----END/.exec(Buffer.from(bytes).toString('latin1'));
  return block ? Buffer.from(block[1]!, 'base64') : bytes;
}

function readSpare(given: Arguments): number {
  const text = given.value('spare') ?? '2';
  if (/^\d$/.test(text)) return Number(text);
  throw new UsageMistake(
    { th: `\`--spare\` รับค่า \`${text}\` ไม่ได้`, en: `\`--spare\` cannot be \`${text}\`` },
    { th: 'เขียนจำนวน 0 ถึง 9', en: 'write a number from 0 to 9' },
  );
}

/** The moment of signing or judging: `SOURCE_DATE_EPOCH`, else now. Throws a `UsageMistake` for a wrong variable. */
export function readMoment(workspace: Workspace) {
  const now = currentMoment(workspace);
  if (now !== 'invalid') return now;
  throw new UsageMistake(
    {
      th: '`SOURCE_DATE_EPOCH` ต้องเป็นจำนวนวินาทีนับจากปี ค.ศ. 1970',
      en: '`SOURCE_DATE_EPOCH` is not a number of seconds since 1970',
    },
    { th: 'แก้ค่า หรือลบตัวแปรนี้ออก', en: 'correct the variable, or unset it' },
  );
}

/** Opens the key, once for all files, and the certificates beside it; refuses one that may not sign now. */
export async function openSigner(
  options: SignOptions,
  language: Language,
  terminal: Terminal,
): Promise<Outcome<Signer>> {
  const opened = await openKey(options, language, terminal);
  const { value: signer } = opened;
  if (!signer) return opened;
  const { checkCertificate } = await import('../../sign/key/signer.ts');
  const { SigningRefused } = await import('../../sign/refusal.ts');
  try {
    // One certificate is one cause, however many files it would sign.
    checkCertificate(signer.certificate, readMoment(terminal.workspace));
    return opened;
  } catch (error) {
    signer.close();
    if (!(error instanceof SigningRefused)) throw error;
    const { given } = options;
    const file = given.value('cert') ?? given.value('key') ?? given.value('pkcs11') ?? '';
    return { diagnostics: [diagnostic(error.code, { file }, error.details)] };
  }
}

async function openKey(options: SignOptions, language: Language, terminal: Terminal): Promise<Outcome<Signer>> {
  const { given } = options;
  const { workspace } = terminal;
  const module = given.value('pkcs11');
  const file = given.value('key');
  if ((module === undefined) === (file === undefined)) throw noKey();
  const secret = () => readPassword(given, language, terminal, module ?? file ?? '');
  const { certificatesOf, readKey } = await import('../../sign/key/read-key.ts');
  const { SigningRefused } = await import('../../sign/refusal.ts');
  const read = (option: string) => {
    const path = given.value(option);
    return path === undefined ? undefined : { file: path, bytes: workspace.readBytes(path) };
  };
  try {
    const [certificates, chain] = [read('cert'), read('chain')];
    if (chain) options.chain.push(...certificatesOf(chain.bytes, chain.file));
    if (file !== undefined) {
      const files = {
        file,
        bytes: workspace.readBytes(file),
        ...(certificates && { certificates }),
        ...(chain && { chain }),
      };
      return { value: await readKey(files, secret), diagnostics: [] };
    }
    const { openToken } = await import('../../sign/key/open-token.ts');
    const own = certificates ? certificatesOf(certificates.bytes, certificates.file) : [];
    const request = {
      module: module!,
      token: given.value('token'),
      keyLabel: given.value('key-label'),
      others: [...own, ...options.chain],
    };
    return {
      value: await openToken(loadOptional('pkcs11js', '2.1.7', workspace.root), request, secret),
      diagnostics: [],
    };
  } catch (error) {
    if (!(error instanceof SigningRefused)) throw error;
    return { diagnostics: [diagnostic(error.code, { file: module ?? file! }, error.details)] };
  }
}

/** From a file descriptor, an environment variable or the terminal; never from an argument, which others can see. */
async function readPassword(
  given: Arguments,
  language: Language,
  { workspace }: Terminal,
  file: string,
): Promise<string> {
  const descriptor = given.value('password-fd');
  if (descriptor !== undefined) return readDescriptor(descriptor);
  const variable = given.value('password-env') ?? passwordVariable;
  const value = workspace.environment(variable);
  if (value !== undefined) return value;
  const question = language === 'th' ? `รหัสผ่านของ ${file}: ` : `Password of ${file}: `;
  const typed = given.has('password-env') ? undefined : await askSecret(question);
  if (typed !== undefined) return typed;
  throw new UsageMistake(
    { th: `ไม่มีรหัสผ่านของ \`${file}\``, en: `there is no password for \`${file}\`` },
    {
      th: `พิมพ์บนจอ หรือให้ด้วย \`--password-fd N\` หรือตัวแปร \`${variable}\``,
      en: `type it on a terminal, or give it with \`--password-fd N\` or in the variable \`${variable}\``,
    },
  );
}

const passwordVariable = 'RAINGAN_KEY_PASSWORD';

function readDescriptor(text: string): string {
  try {
    if (/^\d{1,4}$/.test(text)) return readSecret(Number(text));
  } catch {}
  throw new UsageMistake(
    { th: `อ่านรหัสผ่านจาก \`--password-fd ${text}\` ไม่ได้`, en: `no password can be read from \`--password-fd ${text}\`` },
    { th: 'เช่น `--password-fd 3 3<ไฟล์รหัสผ่าน`', en: 'as in `--password-fd 3 3<password-file`' },
  );
}

function noKey(): UsageMistake {
  return new UsageMistake(
    { th: 'ต้องระบุกุญแจหนึ่งอย่าง: `--key` หรือ `--pkcs11`', en: 'name one key, with `--key` or with `--pkcs11`' },
    { th: 'เช่น `--key กุญแจ.p12`', en: 'as in `--key signer.p12`' },
  );
}
