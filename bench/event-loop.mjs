// How long the event loop of a server stands still while reports are rendered: by the process itself, one report a turn, and
// by processes of a pool. `node bench/event-loop.mjs [reports]`, after `npm run build`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const self = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * For no pool, one process and two: the longest time that the loop was blocked, how long this process computed in the turn
 * that took most of that (the rest of a standstill is the machine's, which had given the core to others), and what 99 % of
 * the turns stayed below; ms.
 */
export async function measureEventLoop({ reports = 1000, dist = path.join(root, 'dist') } = {}) {
  const { openReporter } = await import(pathToFileURL(path.resolve(dist, 'index.js')).href);
  const seed = readFileSync(path.join(root, 'data/2564/21000000-3230.yaml'), 'utf8');
  const rows = [];
  for (const jobs of [undefined, 1, 2]) {
    const reporter = await openReporter({ formats: ['pdf'], jobs });
    await reporter.render(seed);
    const name = jobs === undefined ? 'in the process itself' : `\`jobs: ${jobs}\``;
    rows.push({ name, ...(await watchLoop(() => renderAll(reporter, seed, reports))) });
    await reporter.close();
  }
  return rows;
}

async function renderAll(reporter, seed, count) {
  for await (const { pdf } of reporter.renderAll(Array.from({ length: count }, () => seed)))
    if (!pdf) throw new Error('a report was not made');
}

async function watchLoop(work) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let longest = 0;
  let busiest = 0;
  let last = performance.now();
  let cpu = process.cpuUsage();
  const timer = setInterval(() => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(cpu);
    longest = Math.max(longest, now - last);
    busiest = Math.max(busiest, (user + system) / 1000);
    last = now;
    cpu = process.cpuUsage();
  }, 1);
  delay.enable();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(timer);
  delay.disable();
  return { seconds, longest, busiest, most: delay.percentile(99) / 1e6 };
}

/** The same in a process that has two cores, whatever this one has. */
export function measureOnTwoCores({ reports, dist }) {
  const args = ['-c', '0,1', process.execPath, self, String(reports), '--dist', dist, '--json'];
  const { status, stdout, stderr } = spawnSync('taskset', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

if (process.argv[1] === self) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { dist: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const reports = Number(positionals[0] ?? 1000);
  const rows = await measureEventLoop({ reports, dist: values.dist });
  if (values.json) console.log(JSON.stringify(rows));
  else for (const row of rows) console.log(inWords(row, reports));
}

function inWords({ name, seconds, longest, busiest, most }, reports) {
  const turns = `longest standstill ${longest.toFixed(1)} ms, longest computing ${busiest.toFixed(1)} ms`;
  return `${name}: ${reports} reports in ${seconds.toFixed(1)} s, ${turns}, 99 % below ${most.toFixed(1)} ms`;
}
