// Copies the declarations that the package's exports reach into dist/types/, and no others: those of the program's inside
// are nobody's business. The codes of findings are written out, so that the catalogue need not come along. Runs at the end
// of `npm run build`.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const types = path.join(dist, 'types');
const parts = ['library', 'import', 'summary', 'sign', 'verify', 'thai'];

rmSync(types, { recursive: true, force: true });
const reached = new Set();
const written = new Map([['diagnostics/codes.d.ts', await codes()]]);
for (const part of parts) follow(`library/${part}.d.ts`);
for (const file of reached) {
  mkdirSync(path.join(types, path.dirname(file)), { recursive: true });
  if (written.has(file)) writeFileSync(path.join(types, file), written.get(file));
  else copyFileSync(path.join(dist, file), path.join(types, file));
}

/** Every declaration that a file names, and those that these name. */
function follow(file) {
  if (reached.has(file)) return;
  if (!existsSync(path.join(dist, file))) throw new Error(`dist/${file} is missing`);
  reached.add(file);
  const text = written.get(file) ?? readFileSync(path.join(dist, file), 'utf8');
  for (const [, name] of text.matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
    follow(path.posix.join(path.posix.dirname(file), name.replace(/\.[jt]s$/, '.d.ts')));
  }
}

/** The union of all codes. */
async function codes() {
  const { catalogue } = await import('../dist/diagnostics/codes.js');
  const names = Object.keys(catalogue).map((code) => `  | '${code}'\n`);
  const meaning = '/** Stable name of a kind of mistake or finding. */';
  return `${meaning}\nexport type DiagnosticCode =\n${names.join('').trimEnd()};\n`;
}
