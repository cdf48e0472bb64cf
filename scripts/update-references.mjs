// Stores what the tests see now as the new references (test/ref, and the snapshots beside tests), and prints what changed.
//   npm run update-references            all tests that have references; removes what no test looks at
//   npm run update-references -- docx    only test files whose path contains `docx`
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'raingan-'));
const log = join(folder, 'references.jsonl');
const read = join(folder, 'read.txt');
const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const chosen = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [vitest, 'run', '-u', '--tags-filter=!exhaustive', ...chosen], {
  cwd: root,
  env: { ...process.env, RAINGAN_UPDATE: '1', RAINGAN_UPDATE_LOG: log, RAINGAN_REFERENCES_READ: read },
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
if (chosen.length === 0 && status === 0) {
  const looked = new Set(readFileSync(read, 'utf8').split('\n'));
  const stored = ['test/ref', 'test/docx/ref'].flatMap((place) =>
    readdirSync(join(root, place)).map((name) => `${place}/${name}`),
  );
  for (const file of stored.filter((each) => !looked.has(each))) {
    rmSync(join(root, file));
    console.log(`removed  ${file}: no test looks at it`);
  }
}
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
