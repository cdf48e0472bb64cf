// Feeds changed files to every door and stops at the first fault: an exception, an answer that takes too long, too much memory.
// `npm run fuzz -- [--seconds 60] [TARGET…]`. The corpus in test/fuzz/ grows by the files that reach new code; a file with
// a fault is kept in test/fuzz/faults/. CI replays the corpus (test/hostile/fuzz-corpus.test.ts) and writes nothing.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { targets } from './fuzz-targets.mjs';

const corpusRoot = fileURLToPath(new URL('../test/fuzz', import.meta.url));
const mostMs = 2000;
const mostMsInOwnProcess = 10_000;
const mostMb = 300;
const mostBytes = 64_000;

async function fuzzAll(given) {
  const at = given.indexOf('--seconds');
  const seconds = at < 0 ? 60 : Number(given[at + 1]);
  const names = given.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  for (const name of names.length > 0 ? names : Object.keys(targets)) {
    if (!targets[name]) throw new Error(`no target ${name}; there are ${Object.keys(targets).join(', ')}`);
    const fault = await watchTarget(name, seconds);
    if (!fault) continue;
    const folder = join(corpusRoot, 'faults', name);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, digest(fault.bytes));
    writeFileSync(file, fault.bytes);
    console.error(`${name}: ${fault.reason}\n  ${file}`);
    process.exitCode = 1;
    return;
  }
}

/** Runs a target in a process that is ended when an input takes too long or too much memory. */
function watchTarget(name, seconds) {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(import.meta.url), [name], {
      execArgv: [`--max-old-space-size=${mostMb}`, '--no-warnings'],
      serialization: 'advanced',
    });
    const limit = targets[name].ownProcess ? mostMsInOwnProcess : mostMs;
    let bytes = new Uint8Array();
    let since = Number.POSITIVE_INFINITY; // until the first input: loading does not count
    let count = 0;
    let grown = 0;
    const end = (reason) => {
      clearInterval(watch);
      child.kill('SIGKILL');
      if (!reason) console.log(`${name}: ${count} files in ${seconds} s, ${grown} of them reach new code`);
      resolve(reason && { reason, bytes });
    };
    const watch = setInterval(() => {
      if (performance.now() - since > limit) end(`took longer than ${limit} ms`);
      else if (performance.now() - started > seconds * 1000) end();
    }, 50);
    const started = performance.now();
    child.on('message', (message) => {
      if (message.input) [bytes, since, count] = [message.input, performance.now(), count + 1];
      if (message.grown) grown += 1;
      if (message.fault) end(message.fault);
    });
    child.on('exit', (status, signal) => signal !== 'SIGKILL' && end(`its process ended (${signal ?? status})`));
  });
}

async function fuzzOne(name) {
  const { open, seeds, ownProcess } = targets[name];
  const read = await open();
  const reached = await openCoverage();
  const folder = join(corpusRoot, name);
  const corpus = [
    ...(await seeds()),
    ...(existsSync(folder) ? readdirSync(folder) : []).map((file) => readFileSync(join(folder, file))),
  ];
  const random = createRandom(Number(BigInt.asUintN(32, process.hrtime.bigint())));
  for (const bytes of corpus) {
    await attempt(bytes);
    reached();
  }
  for (;;) {
    const bytes = change(corpus, random);
    await attempt(bytes);
    if (reached() === 0) continue;
    corpus.push(bytes);
    mkdirSync(folder, { recursive: true });
    if (bytes.length <= 4096) writeFileSync(join(folder, digest(bytes)), bytes);
    process.send({ grown: true });
  }

  async function attempt(bytes) {
    await new Promise((sent) => process.send({ input: bytes }, sent));
    try {
      await read(bytes);
    } catch (error) {
      if (!ownProcess) process.send({ fault: error instanceof Error ? error.stack : String(error) });
    }
    const { rss } = process.memoryUsage();
    if (rss > mostMb * 2_000_000) process.send({ fault: `took ${Math.round(rss / 1e6)} MB` });
  }
}

/** Gives a function that says how many places of the program were reached for the first time since it was last called. */
async function openCoverage() {
  const session = new Session();
  session.connect();
  const post = (method, parameters) =>
    new Promise((resolve, reject) =>
      session.post(method, parameters, (error, value) => (error ? reject(error) : resolve(value))),
    );
  await post('Profiler.enable');
  await post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const seen = new Set();
  return () => {
    const before = seen.size;
    session.post('Profiler.takePreciseCoverage', (_, taken) => {
      for (const { url, functions } of taken?.result ?? []) {
        if (!url.includes('/dist/')) continue;
        for (const { ranges } of functions) {
          for (const { startOffset, endOffset, count } of ranges) {
            if (count > 0) seen.add(`${url}:${startOffset}:${endOffset}`);
          }
        }
      }
    });
    return seen.size - before;
  };
}

/** A file of the corpus with a few changes: bits, pieces removed, repeated or taken from another file, words that formats know. */
function change(corpus, random) {
  let bytes = Buffer.from(corpus[random(corpus.length)]);
  for (let left = 1 + random(4); left > 0; left -= 1) {
    const at = random(bytes.length + 1);
    const piece = bytes.subarray(at, at + 1 + random(64));
    const insert = (middle) => {
      bytes = Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(at)]);
    };
    const kind = random(6);
    if (kind === 0 && bytes.length > 0) bytes[random(bytes.length)] ^= 1 << random(8);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + piece.length)]);
    else if (kind === 2) insert(Buffer.concat(Array.from({ length: 1 + random(2000) }, () => piece)));
    else if (kind === 3) {
      const other = corpus[random(corpus.length)];
      const from = random(other.length + 1);
      insert(other.subarray(from, from + random(512)));
    } else insert(Buffer.from(words[random(words.length)]));
  }
  return bytes.subarray(0, Math.max(mostBytes, corpus[0].length));
}

const words = [
  '\0',
  '\ufeff',
  '\u202e',
  '"',
  "'",
  '[',
  '{',
  '}',
  ']',
  '- ',
  ': ',
  '&a ',
  '*a',
  '<<: *a',
  '!!binary ',
  '|',
  '>',
  '#',
  '\r',
  '\n',
  '%',
  '{{',
  '}}',
  '{{#each ',
  '{{/each}}',
  '<',
  '</',
  '<table>',
  '<section>',
  '__proto__',
  'constructor',
  '-1',
  '1e999',
  '99999999999999999999',
  '0x',
  'NaN',
  '\ud7ff',
  'ำ',
  '่',
  '๙',
  '<<',
  '>>',
  'stream',
  'endobj',
  ' 0 R',
  '/Length 99999999',
];

/** Numerical Recipes' linear congruential generator; its upper bits are even enough to choose from a list. */
function createRandom(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

function digest(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

if (process.send) await fuzzOne(process.argv[2]);
else await fuzzAll(process.argv.slice(2));
