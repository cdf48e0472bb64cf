// What the queue costs: `node bench/queue.mjs [--reports 400] [--jobs 20000] [--only overhead|flood|takeover]`, after `npm run build`.
// Starts a Redis of its own, which must be installed. The results are in queue.md.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '400' },
    jobs: { type: 'string', default: '20000' },
    only: { type: 'string' },
  },
});
const ms = (time) => `${Math.round(time)} ms`;
const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const megabytes = (sizes) => `${sizes.map((bytes) => Math.round(bytes / 1e6)).join(', ')} MB`;
const main = path.resolve('dist/cli/main.cjs');
const folder = mkdtempSync(path.join(os.tmpdir(), 'raingan-bench-queue-'));
const port = 20_000 + (process.pid % 20_000);
const url = `redis://127.0.0.1:${port}`;
const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder], {
  stdio: 'ignore',
});
const environment = { ...process.env, RAINGAN_LANG: 'en', RAINGAN_QUEUE: url };
const wanted = (name) => values.only === undefined || values.only === name;
try {
  await new Promise((resolve) => setTimeout(resolve, 500));
  console.log(
    `${os.cpus()[0].model}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}, Node ${process.version}`,
  );
  if (wanted('overhead')) await overhead(Number(values.reports));
  if (wanted('takeover')) await takeover();
  if (wanted('flood')) await flood(Number(values.jobs));
} finally {
  redis.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function office(name, count) {
  const at = path.join(folder, name);
  const seed = readFileSync('data/2564/21000000-3230.yaml', 'utf8');
  mkdirSync(path.join(at, 'data/2564'), { recursive: true });
  for (let each = 0; each < count; each += 1) {
    const code = `50${String(each % 50).padStart(2, '0')}0000-${1000 + each}`;
    writeFileSync(path.join(at, 'data/2564', `${code}.yaml`), seed.replaceAll('21000000-3230', code));
  }
  return at;
}

/** A worker's events, each with the moment at which it came. */
function startWorker(at, ...args) {
  const events = [];
  const child = spawn(process.execPath, [main, 'worker', ...args], {
    cwd: at,
    env: { ...environment, RAINGAN_STORE: path.join(at, 'store') },
  });
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) events.push({ ...JSON.parse(line), at: performance.now() });
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  return { child, events, ended, builds: () => events.filter(({ event }) => event === 'built') };
}

function run(at, ...args) {
  const start = performance.now();
  execFileSync(process.execPath, [main, ...args], {
    cwd: at,
    env: { ...environment, RAINGAN_STORE: path.join(at, 'store') },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  return performance.now() - start;
}

/**
 * Reports built two at a time by the pool and by a worker, whole processes, alternately: the time on the clock, and that
 * of the cores (their processes and Redis), which says more on a machine with other work. A run of a few reports
 * shows what starting costs, and the difference to it what a job costs.
 */
async function overhead(count) {
  const few = Math.ceil(count / 10);
  const jobs = [];
  for (const round of [1, 2, 3]) {
    const [short, long] = [await compare(`few-${round}`, few), await compare(`many-${round}`, count)];
    const each = (of) => (long[of] - short[of]) / (count - few);
    const cost = { wall: each('workerWall') - each('poolWall'), cpu: each('workerCpu') - each('poolCpu') };
    jobs.push(cost);
    console.log(
      `${count} reports, load ${os.loadavg()[0].toFixed(1)}: pool ${ms(long.poolWall)}, ${ms(long.poolCpu)} of the cores; worker ${ms(long.workerWall)}, ${ms(long.workerCpu)}; ` +
        `a job more ${cost.wall.toFixed(1)} ms, ${cost.cpu.toFixed(1)} of the cores; starting more ${ms(short.workerWall - short.poolWall)}, ${ms(short.workerCpu - short.poolCpu)}; ${long.stages}`,
    );
  }
  const median = (of) => jobs.map((job) => job[of]).sort((x, y) => x - y)[1];
  console.log(`median: ${median('wall').toFixed(1)} ms a job, ${median('cpu').toFixed(1)} ms of the cores`);
}

async function compare(name, count) {
  const at = office(`overhead-${name}`, count);
  const pool = await timed(at, 'build', '--year', '2564', '--format', 'pdf', '--jobs', '2', '--quiet');
  run(at, 'enqueue', '--year', '2564', '--format', 'pdf', '--no-summary');
  const before = redisCpu();
  const worker = await timed(at, 'worker', '--concurrency', '2', '--until-done');
  const events = worker.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const builds = events.filter(({ event }) => event === 'built');
  if (builds.length !== count) throw new Error(`${builds.length} of ${count} reports built`);
  // The worker looks every now and then whether the queue is empty: what counts is the last report.
  const end = Date.parse(events.find(({ event }) => event === 'finished').time);
  const stages = ['read', 'build', 'put'].map((stage) => {
    const times = builds.map((event) => event.stages?.[stage] ?? 0).sort((x, y) => x - y);
    return `${stage} ${times[times.length >> 1]}`;
  });
  return {
    poolWall: pool.wall,
    poolCpu: pool.cpu,
    workerWall: end - worker.start,
    workerCpu: worker.cpu + redisCpu() - before,
    stages: `median of a job's stages in ms: ${stages.join(', ')}`,
  };
}

/** Runs a command line; gives its time on the clock and that of the cores, its processes' included. */
async function timed(at, ...args) {
  const env = { ...environment, RAINGAN_STORE: path.join(at, 'store'), TIMEFORMAT: '%U %S' };
  const script = 'time "$@" 2>/dev/null';
  const start = Date.now();
  const child = spawn('bash', ['-c', script, 'bash', process.execPath, main, ...args], { cwd: at, env });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  await new Promise((resolve) => child.once('close', resolve));
  const [user, system] = stderr.trim().split(/\s+/).slice(-2).map(Number);
  return { start, wall: Date.now() - start, cpu: (user + system) * 1000, stdout };
}

/** Milliseconds of a core that Redis has used. */
function redisCpu() {
  const info = execFileSync('redis-cli', ['-p', String(port), 'info', 'cpu'], { encoding: 'utf8' });
  const of = (name) => Number(new RegExp(`${name}:([\\d.]+)`).exec(info)[1]);
  return (of('used_cpu_sys') + of('used_cpu_user')) * 1000;
}

/** How long after a worker is killed its job is done by another, by the lock. */
async function takeover() {
  for (const lock of [3, 30]) {
    const at = office(`takeover-${lock}`, 30);
    run(at, 'enqueue', '--year', '2564', '--format', 'pdf', '--no-summary');
    const killed = startWorker(at, '--concurrency', '1', '--lock', String(lock));
    while (killed.builds().length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    killed.child.kill('SIGKILL');
    const start = performance.now();
    const other = startWorker(at, '--concurrency', '1', '--lock', String(lock), '--until-done');
    await other.ended;
    const last = Math.max(...other.builds().map((event) => event.at));
    console.log(`lock ${lock} s: the last report ${((last - start) / 1000).toFixed(1)} s after the kill`);
  }
}

/** Many jobs that find their result in the store: what the queue itself takes, and the memory of both ends. */
async function flood(count) {
  const { openQueues } = await import('../dist/queue/open-queue.js');
  const { createWorkspace } = await import('../dist/host/node-workspace.js');
  const workspace = createWorkspace({ root: process.cwd(), packageRoot: process.cwd() });
  const queues = await openQueues({ url, workspace, patience: 10 });
  const before = process.memoryUsage().rss;
  let start = performance.now();
  await queues.flow.add({
    name: 'year',
    queueName: 'raingan-years',
    data: { run: 'flood', total: count, known: 0 },
    opts: { jobId: 'flood' },
    children: [
      {
        name: 'gate',
        queueName: 'raingan',
        data: { run: 'flood', gate: true },
        opts: { jobId: 'flood-gate', delay: 1e9 },
      },
    ],
  });
  const curve = [];
  const data = {
    store: 'x',
    run: 'flood',
    key: 'x'.repeat(40),
    file: 'data/2564/50000000-1000.yaml',
    data: '0'.repeat(64),
    recipe: '0'.repeat(16),
    options: { strict: false, report: { formats: ['pdf'] } },
  };
  const opts = {
    parent: { id: 'flood', queue: queues.years.qualifiedName },
    ignoreDependencyOnFailure: true,
    attempts: 3,
    removeOnComplete: { count: 200 },
  };
  for (let at = 0; at < count; at += 250) {
    await queues.reports.addBulk(
      Array.from({ length: Math.min(250, count - at) }, (_, each) => ({
        name: 'report',
        data,
        opts: { ...opts, jobId: `flood-${at + each}` },
      })),
    );
    if ((at + 250) % 10_000 === 0) curve.push(process.memoryUsage.rss());
  }
  const put = performance.now() - start;
  const used = /used_memory:(\d+)/.exec(
    execFileSync('redis-cli', ['-p', String(port), 'info', 'memory'], { encoding: 'utf8' }),
  )[1];
  console.log(
    `${count} jobs put in ${ms(put)} (${(put / count).toFixed(2)} ms each); enqueuer ${mb(before)} before, each 10,000: ${megabytes(curve)}; Redis ${mb(Number(used))}, ${Math.round(Number(used) / count)} bytes a job`,
  );
  start = performance.now();
  let done = 0;
  const workerCurve = [];
  const worker = queues.work(
    'raingan',
    async () => {
      done += 1;
      if (done % 10_000 === 0) workerCurve.push(process.memoryUsage.rss());
      return { state: 'built' };
    },
    { concurrency: 2 },
  );
  while (done < count) await new Promise((resolve) => setTimeout(resolve, 50));
  const took = performance.now() - start;
  console.log(
    `${count} jobs taken and reported in ${ms(took)} at concurrency 2 (${(took / count).toFixed(2)} ms each); worker each 10,000: ${megabytes(workerCurve)}`,
  );
  await worker.close();
  await queues.close();
}
