// Builds a report with the bundles and keeps the bytecode of all functions that ran.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordBundle, saveBytecode } from '../dist/fast/bundle/load-bundle.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = mkdtempSync(path.join(os.tmpdir(), 'raingan-bytecode-'));
const dist = path.join(root, 'dist');
const { program } = recordBundle('program', dist);
for (const args of [
  ['help', 'build'],
  ['--version'],
  ['build', path.join(root, 'scripts/sample'), '--out', out, '--quiet'],
]) {
  process.argv.splice(2, Infinity, ...args);
  await program(root);
}
recordBundle('worker-program', dist);
saveBytecode();
rmSync(out, { recursive: true });
