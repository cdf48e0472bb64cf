// Finds references that no test looked at: a renamed or removed test must not leave one behind, for nobody would see it lie.
//   node scripts/check-references.mjs FILE     FILE: where tests noted what they looked at (RAINGAN_REFERENCES_READ)
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['test/ref', 'test/docx/ref', 'test/conformance/ref', 'test/e2e/ref'];
const [log = ''] = process.argv.slice(2);
const read = new Set(existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []);

const stored = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => !name.includes('.actual.'))
    .map((name) => `${folder}/${name}`),
);
const orphans = stored.filter((file) => !read.has(file));
// Vitest does not fail for what is left over in these.
const collected = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.snap'),
);
for (const file of orphans) console.error(`${file}: no test looks at it; remove it`);
for (const file of collected) console.error(`test/${file}: references are files of their own, see docs/testing.md`);
console.log(`references: ${stored.length} stored, ${orphans.length} of them without a test`);
process.exitCode = orphans.length + collected.length > 0 ? 1 : 0;
