import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createWorkspace } from '../../../src/host/node-workspace.ts';
import { loadResources } from '../../../src/resources.ts';
import { readKey } from '../../../src/sign/key/read-key.ts';
import type { Signer } from '../../../src/sign/key/signer.ts';
import { readCertificate } from '../../../src/sign/pki/certificate.ts';
import { type SignTools, signPdf } from '../../../src/sign/sign-pdf.ts';
import type { SignRequest } from '../../../src/sign/sign-request.ts';
import { buildPdf } from '../../support/build.ts';
import { readSeed } from '../../support/seed.ts';
import { createPki, type Issued, issueCrl, stampTime } from './test-pki.ts';

export const password = 'รหัส-2569';
export const now = new Date('2026-11-29T13:00:00Z');
export const pki = await createPki();
export const unsigned = (await buildPdf(readSeed())).bytes;
export const crls = [await issueCrl(pki.root), await issueCrl(pki.issuing)];

const root = path.join(import.meta.dirname, '..', '..', '..');
const { value: resources } = await loadResources(createWorkspace({ root, packageRoot: root }), {});

export function keyBytes(name: string): Uint8Array {
  return readFileSync(path.join(import.meta.dirname, '..', 'keys', name));
}

export function readSigner(name = 'signer.p12', secret = password): Promise<Signer> {
  return readKey({ file: name, bytes: keyBytes(name) }, async () => secret);
}

/** A signer from a certificate of a test and its key. */
export function signerOf(issued: Issued, chain: readonly Issued[] = [pki.issuing]): Promise<Signer> {
  const pem = Buffer.from(issued.keyPem + [issued, ...chain].map((each) => each.pem).join(''));
  return readKey({ file: 'key.pem', bytes: pem }, async () => password);
}

export type Changes = Partial<SignRequest> &
  Partial<Omit<SignTools, 'web'>> & { readonly post?: SignTools['web']['post'] };

const signer = await readSigner();

/** Signs the seed's report, or what the changes say. */
export function trySign(changes: Changes = {}) {
  const { post = async (_url: string, _type: string, body: Uint8Array) => stampTime(body, pki.authority), ...rest } =
    changes;
  const request = {
    ...{ file: 'report.pdf', bytes: unsigned, reason: 'รับรองความถูกต้อง', visible: false, certify: false, spare: 1 },
    chain: [readCertificate(pki.root.der)],
    ...rest,
  };
  const web = { post, get: () => Promise.reject(new Error('no network')) };
  return signPdf(request, { signer, now, web, resources, random: (count) => new Uint8Array(count).fill(9), ...rest });
}

export async function sign(changes: Changes = {}): Promise<Buffer> {
  const { value, diagnostics } = await trySign(changes);
  if (!value) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message.en}`).join('\n'));
  return Buffer.from(value.bytes);
}

export const withTimeStamp = { tsa: 'http://tsa.example' } satisfies Changes;
export const withValidation = { ...withTimeStamp, validation: { crls, ocsps: [] } } satisfies Changes;
