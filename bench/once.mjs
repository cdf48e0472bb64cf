// Documents in a process of its own, as a program would make them with a peer:
//   once.mjs ENGINE INPUT OUTPUT [--peers FOLDER]      a JSON file and its PDF, or a folder of JSON files and one of PDFs
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { peers: { type: 'string' } } });
const [engine, input, output] = positionals;
const { open } = await import(`./engines/${engine}.mjs`);
const build = await open(values);
for (const [json, pdf] of pairs()) writeFileSync(pdf, (await build({ json: readFileSync(json, 'utf8') })).bytes);

function pairs() {
  if (!statSync(input).isDirectory()) return [[input, output]];
  mkdirSync(output, { recursive: true });
  const names = readdirSync(input).filter((name) => name.endsWith('.json'));
  return names.map((name) => [path.join(input, name), path.join(output, name.replace(/json$/, 'pdf'))]);
}
