// Feeds changed files to every door and stops at the first fault: an exception, an answer that takes too long, by itself or
// by its bytes, or too much memory. `npm run fuzz -- [--seconds 60] [TARGET…]`. The corpus in test/fuzz/ grows by the files
// that reach new code; a file with a fault is kept in test/fuzz/faults/. `--replay` feeds the corpus as it is, within the same
// limits, and writes nothing: CI does that.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { targets } from './fuzz-targets.mjs';

const corpusRoot = fileURLToPath(new URL('../test/fuzz', import.meta.url));
/** Of the processor, which a busy machine does not change. */
const mostMs = 2000;
const mostMsInOwnProcess = 10_000;
/** A file that takes for ever is ended after so many times as much by the clock. */
const patience = 10;
const mostMb = 300;
const mostBytes = 64_000;
/** Files that reach new code are changed again; of those that came last, so that memory has a limit. */
const mostKept = 500;
/** How many times an ordinary file's time per byte a file may take, when it takes longer than this at all. */
const mostPerByte = 5;
const shortMs = 1000;
/** Opening anything takes some time, however short it is, and a file that is nearly empty is no ordinary one. */
const leastBytes = 4096;
const leastMsPerByte = 0.005;

async function fuzzAll(given) {
  const replays = given.includes('--replay');
  const at = given.indexOf('--seconds');
  const seconds = replays ? 120 : at < 0 ? 60 : Number(given[at + 1]);
  const names = given.filter((each, index) => each !== '--replay' && (at < 0 || (index !== at && index !== at + 1)));
  for (const name of names.length > 0 ? names : Object.keys(targets)) {
    if (!targets[name]) throw new Error(`no target ${name}; there are ${Object.keys(targets).join(', ')}`);
    const fault = await watchTarget(name, seconds, replays);
    if (!fault) continue;
    if (replays) {
      console.error(`${name}: ${fault.reason}\n  a file of the corpus with SHA-256 ${digest(fault.bytes)}…`);
      process.exitCode = 1;
      return;
    }
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
function watchTarget(name, seconds, replays) {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(import.meta.url), [name, ...(replays ? ['--replay'] : [])], {
      execArgv: [`--max-old-space-size=${mostMb}`, '--no-warnings'],
      serialization: 'advanced',
    });
    const limit = targets[name].ownProcess ? mostMsInOwnProcess : mostMs;
    let bytes = new Uint8Array();
    let since = Number.POSITIVE_INFINITY; // until the first input: loading does not count
    let count = 0;
    let grown = 0;
    let slowest = 0;
    let mostMemory = 0;
    const end = (reason) => {
      clearInterval(watch);
      child.kill('SIGKILL');
      const spent = Math.round((performance.now() - started) / 1000);
      const figures = `slowest ${Math.round(slowest)} ms, ${mostMemory} MB at most`;
      if (!reason) console.log(`${name}: ${count} files in ${spent} s, ${grown} of them reach new code, ${figures}`);
      resolve(reason && { reason, bytes });
    };
    const watch = setInterval(() => {
      if (performance.now() - since > limit * patience) end(`took longer than ${limit * patience} ms`);
      else if (performance.now() - started > seconds * 1000) end();
    }, 50);
    const started = performance.now();
    child.on('message', (message) => {
      if (message.input) [bytes, since, count] = [message.input, performance.now(), count + 1];
      if (message.grown) grown += 1;
      if (message.ms !== undefined) {
        since = Number.POSITIVE_INFINITY;
        slowest = Math.max(slowest, message.ms);
        mostMemory = Math.max(mostMemory, message.memoryMb);
      }
      if (message.done) end();
      if (message.fault) end(message.fault);
    });
    child.on('exit', (status, signal) => signal !== 'SIGKILL' && end(`its process ended (${signal ?? status})`));
  });
}

async function fuzzOne(name, replays) {
  const { open, seeds, ownProcess } = targets[name];
  const read = await open();
  const reached = replays ? () => 0 : await openCoverage();
  const folder = join(corpusRoot, name);
  const given = await seeds();
  const corpus = [
    ...given,
    ...(existsSync(folder) ? readdirSync(folder) : []).map((file) => readFileSync(join(folder, file))),
  ];
  let ordinary = Number.POSITIVE_INFINITY; // ms per byte, once it is known
  let ownMs = leastMsPerByte;
  for (const bytes of given) {
    const times = [];
    for (let at = 0; at < 5; at += 1) times.push((await attempt(bytes)).cpuMs);
    ownMs = Math.max(ownMs, times.sort((a, b) => a - b)[2] / weightOf(bytes));
  }
  ordinary = ownMs;
  const random = createRandom(Number(BigInt.asUintN(32, process.hrtime.bigint())));
  for (const bytes of corpus) {
    await attempt(bytes);
    reached();
  }
  if (replays) {
    process.send({ done: true });
    return;
  }
  for (;;) {
    const bytes = change(corpus, random);
    await attempt(bytes);
    if (reached() === 0) continue;
    corpus.push(bytes);
    if (corpus.length > mostKept) corpus.splice(given.length, 1);
    mkdirSync(folder, { recursive: true });
    if (bytes.length <= 4096) writeFileSync(join(folder, digest(bytes)), bytes);
    process.send({ grown: true });
  }

  async function attempt(bytes) {
    await new Promise((sent) => process.send({ input: bytes }, sent));
    const { ms, cpuMs: firstMs } = await timeOf(bytes);
    const most = Math.max(shortMs, ordinary * weightOf(bytes) * mostPerByte);
    let cpuMs = firstMs;
    // What is loaded or compiled at the first time is not the file's.
    for (let again = 0; again < 3 && cpuMs > most; again += 1) cpuMs = Math.min(cpuMs, (await timeOf(bytes)).cpuMs);
    const limit = ownProcess ? mostMsInOwnProcess : mostMs;
    if (cpuMs > limit) process.send({ fault: `took ${Math.round(cpuMs)} ms` });
    else if (cpuMs > most) {
      const times = (cpuMs / weightOf(bytes) / ordinary).toFixed(1);
      process.send({ fault: `took ${Math.round(cpuMs)} ms, ${times} times an ordinary file's time per byte` });
    }
    const { rss } = process.memoryUsage();
    if (rss > mostMb * 2_000_000) process.send({ fault: `took ${Math.round(rss / 1e6)} MB` });
    await new Promise((sent) => process.send({ ms, memoryMb: Math.round(rss / 1e6) }, sent));
    return { ms, cpuMs };
  }

  async function timeOf(bytes) {
    const [started, used] = [performance.now(), process.cpuUsage()];
    try {
      await read(bytes);
    } catch (error) {
      if (!ownProcess) process.send({ fault: error instanceof Error ? error.stack : String(error) });
    }
    const { user, system } = process.cpuUsage(used);
    return { ms: performance.now() - started, cpuMs: (user + system) / 1000 };
  }
}

const weightOf = (bytes) => Math.max(bytes.length, leastBytes);

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
        if (!/\/(?:dist|\.fuzz)\//.test(url)) continue;
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
  '<w:p>',
  '</w:p>',
  '<w:r><w:t>',
  '<w:tbl><w:tr><w:tc>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<w:fldChar w:fldCharType="end"/>',
  '<w:sdt><w:sdtContent>',
  '<w:numPr><w:numId w:val="1"/></w:numPr>',
  '<w:bookmarkStart w:id="1"/>',
  'xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  '<![CDATA[',
  '<!--',
  '<?raingan 0?>',
  '{{else}}',
  '{{/if}}',
  ' t="array"',
  ' r="XFD1048576"',
  '<mergeCell ref="A1:XFD1"/>',
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

if (process.send) await fuzzOne(process.argv[2], process.argv[3] === '--replay');
else await fuzzAll(process.argv.slice(2));
