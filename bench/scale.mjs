// How raingan's time and memory grow: with the number of documents, with their length, and with cores.
//   node bench/scale.mjs [--documents 10000] [--reports 10000]        the table of results.md by itself
//   node bench/scale.mjs --only cores
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generator, memory as memoryFolder, reportSize } from './documents.mjs';
import * as raingan from './engines/raingan.mjs';
import { median } from './processes.mjs';

const self = fileURLToPath(import.meta.url);
const main = fileURLToPath(new URL('../dist/cli/main.cjs', import.meta.url));
const coreSets = [[0], [0, 1]];

/** All three, each in processes of its own. */
export async function measureScale({ documents = 10_000, reports = 10_000, rounds = 3 } = {}) {
  const counts = inProcess('counts', documents);
  const lengths = inProcess('lengths', 0);
  return { counts, lengths, reports, cores: await measureCores(reports, rounds) };
}

/** Runs one of the measurements below pinned to a core; all but one core's V8 helpers would blur the others. */
function inProcess(name, documents) {
  const args = ['-c', '0', process.execPath, self, '--only', name, '--documents', String(documents)];
  const { status, stdout, stderr } = spawnSync('taskset', args, { encoding: 'utf8', maxBuffer: 1 << 24 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** ms a report and memory after so many reports of one process, each report with its own text. */
async function measureCounts(documents) {
  const make = await generator();
  const build = await raingan.open({});
  const times = [];
  const rows = [];
  for (let seed = 1; seed <= documents; seed++) {
    const document = make(seed, reportSize);
    const start = process.cpuUsage();
    await build(document);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
    if (![100, 300, 1000, 3000, 10_000, documents].includes(seed)) continue;
    const memory = process.memoryUsage().rss / 1e6;
    rows.push({ documents: seed, ms: mean(times), last: mean(times.slice(-100)), memory });
  }
  return rows;
}

/** ms a page of reports of three lengths; the first dozen of each only has V8 adapt to it. */
async function measureLengths() {
  const make = await generator();
  const build = await raingan.open({});
  for (let seed = 1; seed <= 300; seed++) await build(make(seed, reportSize));
  const rows = [];
  // The longest is nearly as long as a data file may be: 1 MB.
  for (const factor of [1, 10, 75]) {
    const size = { ...reportSize, paragraphs: reportSize.paragraphs * factor, reports: reportSize.reports * factor };
    const built = [];
    for (let seed = 1; seed <= 24; seed++) {
      const document = make(1000 * factor + seed, size);
      const start = process.cpuUsage();
      const { pages } = await build(document);
      const { user, system } = process.cpuUsage(start);
      if (seed > 12) built.push({ pages, ms: (user + system) / 1000 });
    }
    rows.push({ pages: median(built.map(({ pages }) => pages)), ms: median(built.map(({ pages, ms }) => ms / pages)) });
  }
  return rows;
}

/** Reports a second of `raingan build`, files written to memory, on one core and with two worker processes on two: in turn. */
async function measureCores(reports, rounds = 3) {
  const make = await generator();
  const folder = mkdtempSync(path.join(memoryFolder, 'raingan-bench-'));
  mkdirSync(path.join(folder, 'data'));
  for (let seed = 1; seed <= reports; seed++) {
    const { code, bytes } = make(seed, reportSize);
    writeFileSync(path.join(folder, 'data', `${code}.yaml`), bytes);
  }
  const rows = coreSets.map((cores) => ({ cores, speeds: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const { cores, speeds } of rows) speeds.push(await buildAll(folder, reports, cores));
  }
  rmSync(folder, { recursive: true });
  return rows.map(({ cores, speeds }) => ({ cores: cores.length, perSecond: median(speeds), speeds }));
}

async function buildAll(folder, reports, cores) {
  rmSync(path.join(folder, 'output'), { recursive: true, force: true });
  const args = [main, 'build', 'data', '--quiet', '--format', 'pdf', '--jobs', String(cores.length)];
  const start = performance.now();
  const child = spawn('taskset', ['-c', cores.join(','), process.execPath, ...args], { cwd: folder, stdio: 'ignore' });
  await new Promise((resolve, reject) => {
    child.on('close', (status) => (status === 0 ? resolve() : reject(new Error(`the build ended with ${status}`))));
  });
  return (1000 * reports) / (performance.now() - start);
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

if (process.argv[1] === self) {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, documents: { type: 'string' }, reports: { type: 'string' } },
  });
  const documents = Number(values.documents ?? 10_000);
  const measures = {
    counts: () => measureCounts(documents),
    lengths: measureLengths,
    cores: () => measureCores(Number(values.reports ?? 10_000)),
    undefined: () => measureScale({ documents, reports: Number(values.reports ?? 10_000) }),
  };
  console.log(JSON.stringify(await measures[values.only](), undefined, values.only ? undefined : 2));
}
