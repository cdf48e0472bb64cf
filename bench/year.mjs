// Measures what a department does with a whole year, with the program itself: the month's round, the bag for the archive.
//   node bench/year.mjs [--count 300] [--bag-only]      needs `npm run build` before
//   node bench/year.mjs --count 10000 --reading          list, summary, check, merge, and a second build that finds nothing new
// Memory is the most that the process held (VmHWM), and 0 where the system has no /proc; workers are not counted.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    'bag-only': { type: 'boolean' },
    reading: { type: 'boolean' },
  },
});
const count = Number(values.count);
const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'raingan-bench-'));
try {
  const fixtures = [
    inRepository('scripts/fixtures.mjs'),
    '--year',
    '2565',
    '--count',
    count,
    '--out',
    join(folder, 'data'),
  ];
  const { status, stderr } = spawnSync(process.execPath, fixtures.map(String), { encoding: 'utf8' });
  if (status !== 0) throw new Error(`no data files:\n${stderr}`);
  console.log(`${count} projects of one year, Node ${process.version}, ${availableParallelism()} cores\n`);
  console.log('| work | seconds | peak memory | |');
  console.log('|---|---|---|---|');
  if (values.reading) await measureReading();
  else await measureMonth();
} finally {
  rmSync(folder, { recursive: true });
}

/** What reads all data files of a year. */
async function measureReading() {
  await measure('list', ['list', '--year', '2565'], 0);
  await measure('check', ['check', '-q'], 0);
  await measure('summary, PDF and DOCX', ['summary', '--year', '2565', '-q'], 0);
  await measure('all reports, PDF', ['build', '--format', 'pdf', '-q'], 0);
  await measure('the same again: nothing is new', ['build', '--format', 'pdf', '-q'], 0);
  await measure('merge into an empty folder', ['merge', 'output', '--out', 'merged', '-q'], 0);
}

async function measureMonth() {
  if (!values['bag-only']) {
    writeMonth();
    await measure('a month: one report added to each file', ['import', 'month.csv', '--update', '-q'], 0);
    await measure('the same again: nothing changes', ['import', 'month.csv', '--update', '-q'], 0);
  }
  await measure('all reports, PDF and DOCX', ['build', '-q'], 0);
  await measure('the bag', ['pack', '--year', '2565', '--out', 'year.zip', '-q'], 0, () =>
    megabytes(statSync(join(folder, 'year.zip')).size),
  );
}

/** One row for each data file: the report after its last one. */
function writeMonth() {
  const rows = ['code,number,date,narrative,progress,disbursed,planStatus,targetStatus'];
  for (const name of readdirSync(join(folder, 'data/2565'))) {
    const text = readFileSync(join(folder, 'data/2565', name), 'utf8');
    const number = [...text.matchAll(/^ +- number: /gm)].length + 1;
    rows.push(`${name.slice(0, -5)},${number},31/03/2565,ดำเนินการตามแผนของเดือน,50,1000.25,เป็นไปตามแผน,เป็นไปตามเป้าหมาย`);
  }
  writeFileSync(join(folder, 'month.csv'), `${rows.join('\r\n')}\r\n`);
}

async function measure(work, args, expected, more = () => '') {
  const start = performance.now();
  const child = spawn(process.execPath, [inRepository('dist/cli/main.cjs'), ...args], { cwd: folder, stdio: 'ignore' });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, heldBy(child.pid));
  }, 50);
  const status = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (status !== expected) throw new Error(`${args.join(' ')} ended with status ${status}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`| ${work} | ${seconds} | ${megabytes(peak)} | ${more()} |`);
}

function heldBy(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}
