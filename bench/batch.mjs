// Measures a fiscal year at once, with the program itself: reports a second, memory, and a second run that changes nothing.
//   node bench/batch.mjs [--count 200] [--jobs 1,2]      needs `npm run build` before
// Memory is the most that all processes of a run together held, what they share counted once (Pss): read on Linux only.
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

async function measure(formats, processes) {
  rmSync(join(folder, 'output'), { recursive: true, force: true });
  const first = await build(formats, processes);
  const second = await build(formats, processes);
  if (first.built !== count || second.built !== 0) throw new Error(`built ${first.built}, then ${second.built}`);
  const cells = [
    ...[formats, processes, first.seconds.toFixed(1), (count / first.seconds).toFixed(1)],
    ...[megabytes(first.peak), `${second.seconds.toFixed(2)} s`, megabytes(second.peak)],
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

/** Builds all reports, and says how long it took, how many were built, and the most memory its processes held. */
async function build(formats, processes) {
  const start = performance.now();
  const args = [inRepository('dist/cli/main.cjs'), 'build', '--json', '--format', formats, '--jobs', String(processes)];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  let built = 0;
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    built += lines.filter((line) => line.startsWith('{"event":"built"')).length;
  });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOf(child.pid));
  }, 100);
  const status = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`the build ended with status ${status}`);
  return { seconds: (performance.now() - start) / 1000, built, peak };
}

/** Of a process and those it started, in bytes; 0 when it has ended, and where there is no /proc. */
function memoryOf(pid) {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return children.reduce((sum, child) => sum + memoryOf(child), Number(kilobytes ?? 0) * 1024);
  } catch {
    return 0;
  }
}

function megabytes(bytes) {
  return bytes === 0 ? '–' : `${Math.round(bytes / 1e6)} MB`;
}
