import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alone, type Processes, requestedProcesses } from '../../src/batch/processes.ts';
import { run } from '../../src/batch/run.ts';
import type { SourceResult } from '../../src/batch/source-result.ts';
import { createWorkerPool, type PoolOptions } from '../../src/batch/worker-pool.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { sweepLeftovers } from '../../src/host/sweep-leftovers.ts';
import { openFakeReporter } from './fake-reporter.mjs';

// The processes load compiled modules: `npm test` builds them first.
const workerFile = fileURLToPath(new URL('./fake-worker.mjs', import.meta.url));
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-pool-'));
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'package.json'), '{}');
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist/digest.txt'), 'x');
  for (let at = 0; at < 24; at += 1) {
    const code = `21000000-${1000 + at}`;
    writeFileSync(join(root, `data/${code}.yaml`), at % 6 === 5 ? '# bad' : `# good ${code} 2564`);
  }
});

afterAll(() => rmSync(root, { recursive: true }));

async function runWith(processes: Processes, out: string) {
  const workspace = createWorkspace({ root, packageRoot: root });
  const results: SourceResult[] = [];
  const summary = await run(
    {
      files: workspace.list('data').map((name) => `data/${name}`),
      options: { report: { formats: ['pdf', 'docx'] }, out, strict: false },
      processes: () => processes,
    },
    {
      workspace,
      openReporter: openFakeReporter,
      openPool: ({ workers }, options) =>
        createWorkerPool({ jobs: workers, setup: { root, packageRoot: root, options }, workerFile }),
      lock: () => ({ renew() {}, release() {} }),
      listener: {
        opened() {},
        damaged() {},
        compared() {},
        building() {},
        notRecorded() {},
        finished: (result) => results.push(result),
      },
    },
  );
  return { summary, results };
}

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(join(root, folder)).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]));
}

test('a run that this process shares with another writes the same, too', async () => {
  const one = await runWith(alone, 'unshared');
  const shared = await runWith({ workers: 1, here: true }, 'shared');
  expect(shared.summary).toEqual(one.summary);
  expect(shared.results.map(({ file, state }) => [file, state])).toEqual(
    one.results.map(({ file, state }) => [file, state]),
  );
  expect(filesOf('shared/2564')).toEqual(filesOf('unshared/2564'));
});

test('one job and two jobs write the same files and report the same in the same order', async () => {
  const one = await runWith(alone, 'one');
  const two = await runWith(requestedProcesses(2), 'two');
  const outcomeIn = ({ results }: typeof one, out: string) =>
    JSON.stringify(results.map((result) => ({ ...result, ms: 0 }))).replaceAll(`"${out}/`, '"');
  expect(outcomeIn(two, 'two')).toBe(outcomeIn(one, 'one'));
  expect(two.summary).toEqual(one.summary);
  expect(two.summary).toEqual({
    built: 20,
    unchanged: 0,
    unchangedWithWarnings: 0,
    failed: 4,
    notStarted: 0,
    status: 1,
  });
  expect(filesOf('two/2564')).toEqual(filesOf('one/2564'));
  expect(Object.keys(filesOf('one/2564'))).toHaveLength(41); // with the manifest;
});

/** What becomes of two files, the first of which holds `text`. */
async function buildBeside(text: string, limits: Partial<PoolOptions> = {}) {
  const victim = join(root, 'data/21000000-1000.yaml');
  const before = readFileSync(victim);
  writeFileSync(victim, text);
  const builder = createWorkerPool({
    setup: { root, packageRoot: root, options: { report: { formats: ['pdf'] }, out: 'beside', strict: false } },
    sweep: () => sweepLeftovers(root, 'beside'),
    workerFile,
    jobs: 2,
    ...limits,
  });
  try {
    return await Promise.all(['1000', '1001'].map((number) => builder.build(`data/21000000-${number}.yaml`)));
  } finally {
    await builder.close();
    writeFileSync(victim, before);
  }
}

test('a worker that dies fails the report it held and no other', async () => {
  const [held, other] = await buildBeside('# die');
  const message = { th: expect.stringContaining('สถานะ 7'), en: expect.stringContaining('status 7') };
  expect(held).toMatchObject({ state: 'failed', failure: { kind: 'internal', message } });
  expect(other).toMatchObject({ state: 'built' });
});

test('a report whose worker died is tried once more', async () => {
  const [held, other] = await buildBeside(`# die-once 21000000-1000 2564 ${join(root, 'died')}`);
  expect([held?.state, other?.state]).toEqual(['built', 'built']);
});

test('or is not, where another machine will try it', async () => {
  const [held] = await buildBeside(`# die-once 21000000-1000 2564 ${join(root, 'died-once')}`, { tries: 1 });
  expect(held?.state).toBe('failed');
  expect(held?.failure?.message.en).toContain('status 7');
});

test('a worker that hangs is stopped, and fails the report it held and no other', async () => {
  // A busy machine may need longer for the other report: the limit is doubled until that one is built.
  for (let timeLimitMs = 1000; ; timeLimitMs *= 2) {
    const [held, other] = await buildBeside('# hang', { timeLimitMs, tries: 1 });
    const message = { en: expect.stringContaining(`${timeLimitMs / 1000} s and was stopped`) };
    expect(held).toMatchObject({ state: 'failed', failure: { message } });
    if (other?.state !== 'built' && timeLimitMs < 60_000) continue;
    expect(other).toMatchObject({ state: 'built' });
    return;
  }
});

test('a report that needs too much memory fails, and no other', async () => {
  const [held, other] = await buildBeside('# grow', { heapLimitMb: 32 });
  expect(held).toMatchObject({ state: 'failed', failure: { message: { en: expect.stringContaining('memory') } } });
  expect(other).toMatchObject({ state: 'built' });
});

test('a report that waited behind one whose worker died is built', async () => {
  const [held, other] = await buildBeside('# die', { jobs: 1 });
  expect([held?.state, other?.state]).toEqual(['failed', 'built']);
});

test('what a lost worker left half written is swept', async () => {
  await buildBeside(`# die-writing 21000000-1000 2564 ${join(root, 'beside')}`);
  expect(existsSync(join(root, 'beside'))).toBe(true);
  expect(readdirSync(join(root, 'beside')).filter((name) => name.startsWith('.raingan'))).toEqual([]);
});

test('processes that cannot start fail every report and end the run instead of waiting for ever', async () => {
  const builder = createWorkerPool({
    jobs: 2,
    setup: { root, packageRoot: root, options: { report: { formats: ['pdf'] }, out: 'none', strict: false } },
    workerFile: fileURLToPath(new URL('./no-such-worker.mjs', import.meta.url)),
  });
  expect(builder.width, 'each process has a file at hand when it is done with one').toBe(4);
  const results = await Promise.all(['a', 'b', 'c', 'd'].map((name) => builder.build(`data/${name}.yaml`)));
  await builder.close();
  for (const { state, failure } of results) {
    expect(state).toBe('failed');
    const stack = expect.stringContaining('no-such-worker');
    expect(failure).toMatchObject({ kind: 'environment', endsRun: true, stack });
  }
});

/** A module whose processes each leave a line in `log`, then run `program`. */
function workerModule(name: string, log: string, program: string): string {
  const file = join(root, name);
  const note = `require('node:fs').appendFileSync(${JSON.stringify(log)}, '.')`;
  writeFileSync(file, `${note};\n${program}`);
  return file;
}

test('processes that cannot start are not started again for each report', async () => {
  const log = join(root, 'starts.txt');
  const builder = createWorkerPool({
    jobs: 1,
    setup: { root, packageRoot: root, options: { report: { formats: ['pdf'] }, out: 'none', strict: false } },
    workerFile: workerModule('ends-at-once.cjs', log, 'process.exit(4);'),
  });
  await builder.build('data/a.yaml');
  const started = readFileSync(log, 'utf8');
  for (const name of ['b', 'c']) {
    expect((await builder.build(`data/${name}.yaml`)).failure).toMatchObject({ kind: 'environment', endsRun: true });
  }
  await builder.close();
  expect(readFileSync(log, 'utf8')).toBe(started);
});

test('the processes run the package’s own module where none is named, and have ended when the pool is closed', async () => {
  mkdirSync(join(root, 'dist/cli'));
  const log = join(root, 'own.txt');
  workerModule(
    'dist/cli/worker.cjs',
    log,
    "process.on('message', (file) => process.send({ file, ms: process.pid })); process.send('ready');",
  );
  const builder = createWorkerPool({
    jobs: 1,
    setup: { root, packageRoot: root, options: { report: { formats: ['pdf'] }, out: 'none', strict: false } },
  });
  const { file, ms: pid } = await builder.build('data/a.yaml');
  expect(file).toBe('data/a.yaml');
  expect(process.kill(pid, 0), 'its process waits for the next').toBe(true);
  await builder.close();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
