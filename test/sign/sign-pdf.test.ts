import { describe, expect, test } from 'vitest';
import { readCertificate } from '../../src/sign/pki/certificate.ts';
import { readSignedData } from '../../src/sign/pki/signed-data.ts';
import { readTimeStamp } from '../../src/sign/pki/time-stamp.ts';
import { openPdf, type PdfState } from '../../src/sign/read/open-pdf.ts';
import { isArray, isDict, isName, isString, type PdfDict, textOf } from '../../src/sign/read/pdf-value.ts';
import { signatureFields } from '../../src/sign/read/signatures.ts';
import { buildPdf } from '../support/build.ts';
import { readSeed } from '../support/seed.ts';
import {
  type Changes,
  crls,
  keyBytes,
  now,
  password,
  pki,
  readSigner,
  sign,
  signerOf,
  trySign,
  unsigned,
  withTimeStamp,
  withValidation,
} from './support/signing.ts';
import {
  digitalSignature,
  issue,
  issueCrl,
  issueOcsp,
  nonRepudiation,
  ocspSigning,
  serverAuth,
  stampTime,
} from './support/test-pki.ts';

/** What each kind of signature is checked for. */
const kinds: readonly (readonly [string, Changes])[] = [
  ['invisible', {}],
  ['visible', { visible: true }],
  ['certified', { certify: true }],
  ['B-T', withTimeStamp],
  ['B-LT', withValidation],
  ['everything at once', { ...withValidation, visible: true, certify: true }],
];

describe.each(kinds)('%s', (_, changes) => {
  test('the file that is signed stays the first part, byte for byte', async () => {
    const signed = await sign(changes);
    expect(Buffer.compare(signed.subarray(0, unsigned.length), unsigned)).toBe(0);
  });

  test('the signature is over all bytes but its own, and the signer’s', async () => {
    const signed = await sign(changes);
    const { contents, content, range } = signatureOf(signed);
    expect(range[0]).toBe(0);
    expect(signed.subarray(range[1], range[1]! + 1).toString()).toBe('<');
    expect(signed.subarray(range[2]! - 1, range[2]).toString()).toBe('>');
    const { problem, signer } = readSignedData(contents, content);
    expect(problem).toBeUndefined();
    expect(signer?.name).toBe('นายทดสอบ ลงนาม');
  });

  test('every widget lies in a Form element, with a name and a text for those who cannot see it', async () => {
    const state = openPdf(await sign(changes)).state();
    const widgets = widgetsOf(state);
    expect(widgets).toHaveLength(2);
    for (const { number, dict } of widgets) {
      expect(textOf(dict.entries.get('TU'))).toMatch(/ลายมือชื่ออิเล็กทรอนิกส์/);
      expect(formOf(state, dict, number)).toMatch(/ลายมือชื่ออิเล็กทรอนิกส์/);
    }
  });
});

test('without a time stamp RSA signs the same bytes twice', async () => {
  expect(Buffer.compare(await sign({ visible: true }), await sign({ visible: true }))).toBe(0);
});

test('the space for the signature is as long as the certificates need: under 9 kB in all', async () => {
  expect((await sign()).length - unsigned.length).toBeLessThan(9_000);
});

test.each(['signer-prime256v1', 'signer-secp384r1', 'signer-secp521r1'])('ECDSA signs: %s', async (key) => {
  const issued = await issue({ name: 'เส้นโค้ง', key, issuer: pki.issuing, usage: nonRepudiation });
  const { contents, content } = signatureOf(await sign({ signer: await signerOf(issued) }));
  expect(readSignedData(contents, content).problem).toBeUndefined();
});

test.each(['signer.p12', 'signer-old.p12', 'signer-3des.p12', 'signer-elliptic.p12'])(
  'a key file is read with its chain, and its certificates keep their bytes: %s',
  async (name) => {
    const { certificate, others } = await readSigner(name);
    expect(certificate.name).toMatch(/ลงนาม/);
    const known = [pki.issuing, pki.root].map(({ der }) => Buffer.from(der).toString('hex'));
    expect(others.map(({ der }) => Buffer.from(der).toString('hex')).sort()).toEqual(known.sort());
  },
);

test('a second signature is appended to the first', async () => {
  const first = await sign({ certify: true });
  const { value } = await trySign({ bytes: first });
  expect(value?.count).toBe(2);
  expect(Buffer.compare(value!.bytes.subarray(0, first.length), first)).toBe(0);
  expect(signatureFields(openPdf(value!.bytes).state())).toHaveLength(2);
});

test('a second signature in an empty field leaves the structure tree alone', async () => {
  const first = await sign();
  const second = openPdf(await sign({ bytes: first, visible: true }));
  const tree = second.state().catalog().entries.get('StructTreeRoot') as { number: number };
  expect(second.revisions.at(-1)!.entries.has(tree.number)).toBe(false);
});

test('more signatures than empty fields bring fields of their own', async () => {
  let bytes = await sign({ spare: 0 });
  for (let count = 2; count <= 4; count++) bytes = await sign({ bytes, spare: 0 });
  const state = openPdf(bytes).state();
  expect(signatureFields(state)).toHaveLength(4);
  expect(new Set(signatureFields(state).map(({ name }) => name)).size).toBe(4);
  for (const { number, dict } of widgetsOf(state)) expect(formOf(state, dict, number)).toBeTruthy();
});

test('of PDF 2.0, a widget that draws nothing lies outside the structure tree, and one that draws within it', async () => {
  const { bytes } = await buildPdf(readSeed(), { pdf: '2.0' });
  const state = openPdf(await sign({ bytes, visible: true })).state();
  const [drawn, empty] = widgetsOf(state);
  expect(formOf(state, drawn!.dict, drawn!.number)).toMatch(/ลายมือชื่ออิเล็กทรอนิกส์/);
  expect(empty!.dict.entries.has('StructParent')).toBe(false);
});

test('a visible signature has the position of the form only where the form names the one who signs', async () => {
  const appendedFor = async (name: string | null, position: string | null) => {
    const yaml = readSeed().replace('name: null\n  position: null', `name: ${name}\n  position: ${position}`);
    const { bytes } = await buildPdf(yaml);
    return (await sign({ bytes, visible: true })).length - bytes.length;
  };
  const position = 'ผู้อำนวยการกองทดสอบ';
  const nobody = await appendedFor(null, null);
  expect(await appendedFor('นายทดสอบ  ลงนาม', position)).toBeGreaterThan(nobody + 200);
  expect(Math.abs((await appendedFor('นางสาวอื่น ไกล', position)) - nobody)).toBeLessThan(100);
});

test('a certification allows signatures and nothing else', async () => {
  const state = openPdf(await sign({ certify: true })).state();
  expect(signatureFields(state)[0]!.certifies).toBe(2);
  expect(isDict(state.get(state.catalog(), 'Perms', 'DocMDP'))).toBe(true);
});

test('a time stamp is over the value of the signature', async () => {
  const { contents, content } = signatureOf(await sign(withTimeStamp));
  const { tokens, signature } = readSignedData(contents, content);
  expect(readTimeStamp(tokens[0]!, signature)).toMatchObject({ time: new Date('2026-11-29T14:00:00Z') });
});

test('B-LT keeps the certificates and answers of signer and authority, up to the root', async () => {
  const state = openPdf(await sign(withValidation)).state();
  const names = streamsOf(state, 'Certs').map((der) => readCertificate(der).name);
  expect(names).toEqual(['นายทดสอบ ลงนาม', 'ผู้ออกใบรับรองทดสอบ', 'รากทดสอบ raingan', 'ประทับเวลาทดสอบ']);
  expect(
    streamsOf(state, 'CRLs')
      .map((der) => Buffer.from(der).toString('hex'))
      .sort(),
  ).toEqual(crls.map((der) => Buffer.from(der).toString('hex')).sort());
});

test('answers about revocation are fetched where the certificates say: OCSP by a responder, then a list', async () => {
  const ocsp = 'http://ca.example/ocsp';
  const own = await issue({ name: 'มีที่อยู่', key: 'signer', issuer: pki.issuing, usage: nonRepudiation, ocsp });
  const responder = await issue({ name: 'ผู้ตอบ', key: 'responder', issuer: pki.issuing, purposes: [ocspSigning] });
  const asked: string[] = [];
  const post = async (url: string, _: string, body: Uint8Array) => {
    asked.push(url);
    return url === ocsp ? issueOcsp(own, pki.issuing, { responder }) : stampTime(body, pki.authority);
  };
  const state = openPdf(
    await sign({ signer: await signerOf(own), ...withTimeStamp, post, validation: { crls: [crls[0]!], ocsps: [] } }),
  ).state();
  expect(asked).toContain(ocsp);
  expect(streamsOf(state, 'OCSPs')).toHaveLength(1);
});

describe('what is not signed, with a code and a message in Thai and no file', () => {
  const expired = () =>
    issue({ name: 'เก่า', key: 'signer', issuer: pki.issuing, usage: nonRepudiation, to: '2025-01-01T00:00:00Z' });
  const early = () =>
    issue({ name: 'ใหม่', key: 'signer', issuer: pki.issuing, usage: nonRepudiation, from: '2027-01-01T00:00:00Z' });
  const server = () =>
    issue({
      name: 'www.example.go.th',
      key: 'signer',
      issuer: pki.issuing,
      usage: digitalSignature,
      purposes: [serverAuth],
    });
  const other = async (_: string, __: string, body: Uint8Array) =>
    stampTime(body, pki.authority, { nonce: Uint8Array.of(1, 2, 3) });
  const cases: readonly (readonly [string, string, () => Promise<Changes> | Changes])[] = [
    ['an expired certificate', 'E-SIGN-CERT-EXPIRED', async () => ({ signer: await signerOf(await expired()) })],
    ['a certificate of the future', 'E-SIGN-CERT-NOT-YET', async () => ({ signer: await signerOf(await early()) })],
    ['a certificate of a web site', 'E-SIGN-CERT-USAGE', async () => ({ signer: await signerOf(await server()) })],
    ['a certification authority', 'E-SIGN-CERT-USAGE', async () => ({ signer: await signerOf(pki.issuing, []) })],
    ['a truncated file', 'E-SIGN-TRUNCATED', () => ({ bytes: unsigned.subarray(0, unsigned.length - 40) })],
    [
      'a file with bytes after its end',
      'E-SIGN-DAMAGED',
      () => ({ bytes: Buffer.concat([unsigned, Buffer.from('% more')]) }),
    ],
    ['a damaged file', 'E-SIGN-DAMAGED', () => ({ bytes: replaced(unsigned, '/Type /XRef', '/Type /XRaf') })],
    ['an encrypted file', 'E-SIGN-ENCRYPTED', () => ({ bytes: replaced(unsigned, '/Type /XRef', '/Encrypt  1') })],
    ['no PDF', 'E-SIGN-NOT-OURS', () => ({ bytes: Buffer.from('hello') })],
    ['an empty file', 'E-SIGN-NOT-OURS', () => ({ bytes: new Uint8Array() })],
    ['a draft', 'E-SIGN-DRAFT', async () => ({ bytes: (await buildPdf(readSeed(), { draft: true })).bytes })],
    [
      'a second visible signature',
      'E-SIGN-SPACE-TAKEN',
      async () => ({ bytes: await sign({ visible: true }), visible: true }),
    ],
    ['a reason longer than the space', 'E-SIGN-SPACE', () => ({ visible: true, reason: 'เหตุผล '.repeat(900) })],
    ['a certification after a signature', 'E-SIGN-CERTIFY-LATE', async () => ({ bytes: await sign(), certify: true })],
    [
      'a document certified with P 1',
      'E-SIGN-LOCKED',
      async () => ({ bytes: replaced(await sign({ certify: true }), '/P 2>>', '/P 1>>') }),
    ],
    [
      'an authority that is dead',
      'E-SIGN-TSA',
      () => ({ ...withTimeStamp, post: () => Promise.reject(new Error('ECONNREFUSED')) }),
    ],
    [
      'an authority that answers nonsense',
      'E-SIGN-TSA-ANSWER',
      () => ({ ...withTimeStamp, post: async () => Buffer.from('<html>') }),
    ],
    [
      'a stamp by a certificate not for stamps',
      'E-SIGN-TSA-ANSWER',
      () => ({ ...withTimeStamp, post: async (_, __, body) => stampTime(body, pki.signer) }),
    ],
    [
      'a stamp over something else',
      'E-SIGN-TSA-ANSWER',
      () => ({ ...withTimeStamp, post: async () => stampTime(otherRequest, pki.authority) }),
    ],
    ['a stamp with another nonce', 'E-SIGN-TSA-NONCE', () => ({ ...withTimeStamp, post: other })],
    [
      'a stamp larger than any',
      'E-SIGN-CMS-SIZE',
      () => ({ ...withTimeStamp, post: async (_, __, body) => stampTime(body, pki.authority, { padding: 100_000 }) }),
    ],
    ['a stamp that grows each time', 'E-SIGN-CMS-SIZE', () => ({ ...withTimeStamp, post: growing() })],
    [
      'B-LT with an issuer missing',
      'E-SIGN-CHAIN',
      async () => ({ ...withValidation, signer: await signerOf(pki.signer, []) }),
    ],
    ['B-LT without any answer', 'E-SIGN-REVOCATION', () => ({ ...withTimeStamp, validation: { crls: [], ocsps: [] } })],
    [
      'B-LT with old lists',
      'E-SIGN-REVOCATION',
      async () => ({
        ...withTimeStamp,
        validation: { crls: [await issueCrl(pki.issuing, [], { to: '2026-02-01T00:00:00Z' }), crls[0]!], ocsps: [] },
      }),
    ],
    [
      'B-LT of a revoked certificate',
      'E-SIGN-REVOKED',
      async () => ({
        ...withTimeStamp,
        validation: { crls: [await issueCrl(pki.issuing, [pki.signer]), crls[0]!], ocsps: [] },
      }),
    ],
  ];

  test.each(cases)('%s: %s', async (_, code, changes) => {
    const { value, diagnostics } = await trySign(await changes());
    expect(value).toBeUndefined();
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
    expect(diagnostics[0]!.message.th).toMatch(/[ก-๙]/);
    expect(diagnostics[0]!.hint?.th).toMatch(/[ก-๙]/);
  });

  test.each([
    ['a wrong password', 'E-SIGN-PASSWORD', () => readSigner('signer.p12', 'ผิด')],
    ['a wrong password, old encryption', 'E-SIGN-PASSWORD', () => readSigner('signer-old.p12', 'ผิด')],
    ['an empty password', 'E-SIGN-PASSWORD', () => readSigner('signer.p12', '')],
    ['a key without a certificate', 'E-SIGN-KEY-FILE', () => readSigner('signer.pem')],
    ['no key', 'E-SIGN-KEY-FILE', () => readSigner('README.md')],
    ['half a key file', 'E-SIGN-KEY-FILE', () => half('signer.p12')],
    ['a key of another certificate', 'E-SIGN-KEY-MISMATCH', () => mixed('other.pem')],
    [
      'a key too short',
      'E-SIGN-KEY-KIND',
      () => issue({ name: 'สั้น', key: 'short', issuer: pki.issuing }).then((each) => signerOf(each)),
    ],
    [
      'a key of a kind that few readers have',
      'E-SIGN-KEY-KIND',
      () => issue({ name: 'แปลก', key: 'ed25519', issuer: pki.issuing }).then((each) => signerOf(each)),
    ],
  ] as const)('%s: %s', async (_, code, open) => {
    await expect(open()).rejects.toMatchObject({ code, details: { message: { th: expect.stringMatching(/[ก-๙]/) } } });
  });
});

test('a password is never in a message', async () => {
  const error = await readSigner('signer.p12', 'ความลับสุดยอด').catch((each) => each);
  expect(JSON.stringify(error) + error.message).not.toContain('ความลับสุดยอด');
});

async function half(name: string) {
  const { readKey } = await import('../../src/sign/key/read-key.ts');
  const bytes = keyBytes(name);
  return readKey({ file: name, bytes: bytes.subarray(0, bytes.length / 2) }, async () => password);
}

async function mixed(key: string) {
  const { readKey } = await import('../../src/sign/key/read-key.ts');
  const bytes = keyBytes(key);
  return readKey(
    { file: key, bytes, certificates: { file: 'c.pem', bytes: Buffer.from(pki.signer.pem) } },
    async () => '',
  );
}

/** A time stamp request over something else, with the same nonce. */
const { timeStampRequest } = await import('../../src/sign/pki/time-stamp.ts');
const otherRequest = timeStampRequest(Buffer.from('something else'), new Uint8Array(8).fill(9));

function growing() {
  let size = 9000;
  return async (_: string, __: string, body: Uint8Array) => {
    size += 9000;
    return stampTime(body, pki.authority, { padding: size });
  };
}

function replaced(bytes: Uint8Array, from: string, to: string): Buffer {
  const at = Buffer.from(bytes).lastIndexOf(from);
  expect(at).toBeGreaterThan(0);
  const copy = Buffer.from(bytes);
  copy.write(to, at, 'latin1');
  return copy;
}

function signatureOf(signed: Buffer) {
  const state = openPdf(signed).state();
  const { dict } = signatureFields(state).at(-1)!;
  const range = dict.entries.get('ByteRange');
  const contents = dict.entries.get('Contents');
  if (!isArray(range) || !isString(contents)) throw new Error('no signature');
  const numbers = range.map(Number);
  const [, first = 0, second = 0, length = 0] = numbers;
  return {
    range: numbers,
    contents: contents.bytes,
    content: [signed.subarray(0, first), signed.subarray(second, second + length)],
  };
}

function widgetsOf(state: PdfState): { number: number; dict: PdfDict }[] {
  const fields = state.get(state.catalog(), 'AcroForm', 'Fields') as readonly { number: number }[];
  return fields.map(({ number }) => ({ number, dict: state.object(number) as PdfDict }));
}

/** `Alt` of the Form element that the parent tree names for a widget, once its other links are as they should be. */
function formOf(state: PdfState, widget: PdfDict, number: number): string | undefined {
  const tree = state.get(state.catalog(), 'StructTreeRoot', 'ParentTree', 'Nums') as readonly unknown[];
  const key = widget.entries.get('StructParent');
  const at = tree.findIndex((each, index) => index % 2 === 0 && each === key);
  const element = state.resolve(tree[at + 1] as never);
  if (!isDict(element) || !isName(element.entries.get('S'), 'Form')) return undefined;
  expect(state.get(element, 'K', 'Type')).toMatchObject({ name: 'OBJR' });
  expect((element.entries.get('K') as PdfDict).entries.get('Obj')).toEqual({ type: 'ref', number });
  const parent = element.entries.get('P') as { number: number };
  const ref = state.resolve(tree[at + 1] as never) === element ? (tree[at + 1] as { number: number }) : undefined;
  const kids = (state.object(parent.number) as PdfDict).entries.get('K') as readonly { number: number }[];
  expect(kids.map((kid) => kid.number)).toContain(ref?.number);
  return textOf(element.entries.get('Alt'));
}

function streamsOf(state: PdfState, key: string): Uint8Array[] {
  const list = state.get(state.catalog(), 'DSS', key) as readonly never[];
  return list.map((each) => state.content(state.resolve(each) as never));
}

test('the time of signing is the one that was given', async () => {
  const { dict } = signatureFields(openPdf(await sign()).state())[0]!;
  expect(textOf(dict.entries.get('M'))).toBe(`D:${now.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`);
});
