// One engine in a process of its own: alone.mjs ENGINE FOLDER [--most N]; sets the documents of a folder, or N of them, prints
// how the last quarter went.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { peers: { type: 'string' }, dist: { type: 'string' }, most: { type: 'string' } },
});
const [engine, folder] = positionals;
const { open } = await import(`./engines/${engine}.mjs`);
const build = await open(values);
const codes = readdirSync(path.join(folder, 'data'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -5))
  .slice(0, Number(values.most ?? Number.POSITIVE_INFINITY));
const documents = codes.map((code) => {
  const file = path.join(folder, 'data', `${code}.yaml`);
  return { file, bytes: readFileSync(file), json: readFileSync(file.replace(/yaml$/, 'json'), 'utf8') };
});
const warmUp = Math.ceil(documents.length * 0.75);
for (const document of documents.slice(0, warmUp)) await build(document);
const start = performance.now();
const before = process.cpuUsage();
for (const document of documents.slice(warmUp)) await build(document);
const { user, system } = process.cpuUsage(before);
const ms = (performance.now() - start) / (documents.length - warmUp);
const cpu = (user + system) / 1000 / (documents.length - warmUp);
console.log(JSON.stringify({ ms, cpu, memory: process.resourceUsage().maxRSS / 1024 }));
