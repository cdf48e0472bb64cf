// Measures a fiscal year at once, with the program itself: reports a second, memory, and a second run that changes nothing.
//   node bench/batch.mjs [--count 200] [--jobs 1,2]      needs `npm run build` before
// Memory is the most the whole process with all its threads ever held (VmHWM), so it is told on Linux only.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '200' }, jobs: { type: 'string', default: '1,2' } },
});
const count = Number(values.count);
const jobs = values.jobs.split(',').map(Number);
const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'raingan-bench-'));
try {
  const fixtures = [inRepository('scripts/fixtures.mjs'), '--count', String(count), '--out', join(folder, 'data')];
  const { status, stderr } = spawnSync(process.execPath, fixtures, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`no data files:\n${stderr}`);
  console.log(`${count} reports, Node ${process.version}, ${availableParallelism()} cores\n`);
  console.log('| formats | jobs | seconds | reports/s | peak memory | second run | its memory |');
  console.log('|---|---|---|---|---|---|---|');
  for (const formats of ['pdf', 'pdf,docx']) for (const each of jobs) await measure(formats, each);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(formats, threads) {
  rmSync(join(folder, 'output'), { recursive: true, force: true });
  const first = await build(formats, threads);
  const second = await build(formats, threads);
  if (first.built !== count || second.built !== 0) throw new Error(`built ${first.built}, then ${second.built}`);
  const cells = [
    ...[formats, threads, first.seconds.toFixed(1), (count / first.seconds).toFixed(1)],
    ...[megabytes(first.peak), `${second.seconds.toFixed(2)} s`, megabytes(second.peak)],
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

/** Builds all reports, and says how long it took, how many were built, and the most memory the process held. */
async function build(formats, threads) {
  const start = performance.now();
  const args = [inRepository('dist/cli/main.js'), 'build', '--json', '--format', formats, '--jobs', String(threads)];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  let built = 0;
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    built += lines.filter((line) => line.startsWith('{"event":"built"')).length;
  });
  let peak;
  const timer = setInterval(() => {
    peak = peakMemory(child.pid) ?? peak;
  }, 50);
  const status = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`the build ended with status ${status}`);
  return { seconds: (performance.now() - start) / 1000, built, peak };
}

/** In bytes; undefined when the process has ended, and where there is no /proc. */
function peakMemory(pid) {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes && Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

function megabytes(bytes) {
  return bytes === undefined ? '–' : `${Math.round(bytes / 1e6)} MB`;
}
