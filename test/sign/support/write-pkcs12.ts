// Writes the PKCS #12 files of the tests with OpenSSL: `npx jiti test/sign/support/write-pkcs12.ts`. The files are kept,
// so that the tests read what another program wrote, and need no OpenSSL.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPki, issue, nonRepudiation } from './test-pki.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pkcs12-'));
const pki = await createPki();
const elliptic = await issue({
  name: 'นางสาวเส้นโค้ง ลงนาม',
  key: 'signer-prime256v1',
  issuer: pki.issuing,
  usage: nonRepudiation,
});
writeFileSync(path.join(folder, 'chain.pem'), pki.issuing.pem + pki.root.pem);
for (const [name, { pem, keyPem }, options] of [
  ['signer', pki.signer, []],
  ['signer-old', pki.signer, ['-legacy']],
  ['signer-3des', pki.signer, ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
  ['signer-elliptic', elliptic, []],
] as const) {
  writeFileSync(path.join(folder, 'own.pem'), pem + keyPem);
  const out = path.join(import.meta.dirname, '..', 'keys', `${name}.p12`);
  const files = ['-in', path.join(folder, 'own.pem'), '-certfile', path.join(folder, 'chain.pem'), '-out', out];
  execFileSync('openssl', ['pkcs12', '-export', ...files, '-passout', 'pass:รหัส-2569', ...options]);
}
