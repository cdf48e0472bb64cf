// One document in a process of its own, as a program would make it with a peer: once.mjs ENGINE JSON PDF [--peers FOLDER].
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { peers: { type: 'string' } } });
const [engine, input, output] = positionals;
const { open } = await import(`./engines/${engine}.mjs`);
const build = await open(values);
writeFileSync(output, (await build({ json: readFileSync(input, 'utf8') })).bytes);
