// Stores what the tests see now as the new references (test/ref, and the snapshots beside tests), and prints what changed.
//   npm run update-references            all tests that have references
//   npm run update-references -- docx    only test files whose path contains `docx`
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'raingan-'));
const log = join(folder, 'references.jsonl');
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
// Last, for it would take a path behind it for its value.
const { status } = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2), '--update'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, RAINGAN_UPDATE: '1', RAINGAN_UPDATE_LOG: log },
  stdio: 'inherit',
});

const entries = existsSync(log)
  ? readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
entries.sort((a, b) => (a.name < b.name ? -1 : 1));
for (const { name, state, difference } of entries) {
  if (state !== 'same') console.log(`${state.padEnd(8)} test/ref/${name}${difference ? `\n${difference}` : ''}`);
}
const count = (state) => entries.filter((entry) => entry.state === state).length;
console.log(`references: ${count('added')} added, ${count('changed')} changed, ${count('same')} same`);
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
