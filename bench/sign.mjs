// What signing and verifying cost: whole processes of the installed program, and signing alone in a warm process.
//   npm run bench:sign
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = path.join(root, 'dist/cli/main.cjs');
const key = path.join(root, 'test/sign/keys/signer.p12');
const folder = mkdtempSync(path.join(tmpdir(), 'raingan-bench-sign-'));
const env = { ...process.env, LC_ALL: 'C', RAINGAN_KEY_PASSWORD: 'รหัส-2569' };
const run = (...args) => execFileSync(process.execPath, [main, ...args], { cwd: folder, env, stdio: 'pipe' });

run('build', path.join(root, 'data/2564/21000000-3230.yaml'), '--format', 'pdf');
const report = 'output/2564/21000000-3230.pdf';
let count = 0;
const sign = (...options) => run('sign', report, '--key', key, '--out', `signed-${count++}`, ...options);
sign();
const rows = [
  ['`sign`, whole process', median(9, () => sign())],
  ['`sign --visible`, whole process', median(9, () => sign('--visible'))],
  ['`verify`, whole process with its two children', median(9, () => run('verify', 'signed-0/2564/21000000-3230.pdf'))],
  ['`signPdf` in a warm process, RSA 2048', await warm()],
];
for (const [name, ms] of rows) console.log(`| ${name} | ${ms.toFixed(ms < 20 ? 1 : 0)} |`);
rmSync(folder, { recursive: true });

async function warm() {
  const load = (name) => import(pathToFileURL(path.join(root, 'dist/sign', name)).href);
  const [{ signPdf }, { readKey }] = [await load('sign-pdf.js'), await load('key/read-key.js')];
  const signer = await readKey({ file: key, bytes: readFileSync(key) }, async () => env.RAINGAN_KEY_PASSWORD);
  const bytes = readFileSync(path.join(folder, report));
  const request = { file: report, bytes, reason: 'x', visible: false, certify: false, spare: 2, chain: [] };
  const tools = { signer, now: new Date(), web: {}, random: (length) => new Uint8Array(length) };
  for (let k = 0; k < 50; k++) await signPdf(request, tools);
  const start = performance.now();
  for (let k = 0; k < 100; k++) await signPdf(request, tools);
  return (performance.now() - start) / 100;
}

function median(rounds, work) {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}
