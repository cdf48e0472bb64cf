import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../src/batch/run.ts';
import type { SourceResult } from '../../src/batch/source-result.ts';
import { openWorkerPool } from '../../src/batch/worker-pool.ts';
import { openWorkspace } from '../../src/workspace/node-workspace.ts';
import { openFakeReporter } from './fake-reporter.mjs';

// The threads load compiled modules: `npm test` builds them first.
const workerFile = new URL('./fake-worker.mjs', import.meta.url).href;
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-pool-'));
  mkdirSync(join(root, 'data'));
  for (let at = 0; at < 24; at += 1) {
    const code = `21000000-${1000 + at}`;
    writeFileSync(join(root, `data/${code}.yaml`), at % 6 === 5 ? '# bad' : `# good ${code} 2564`);
  }
});

afterAll(() => rmSync(root, { recursive: true }));

async function runWith(jobs: number, out: string) {
  const workspace = openWorkspace({ root, packageRoot: root });
  const results: SourceResult[] = [];
  const summary = await run(
    {
      files: workspace.list('data').map((name) => `data/${name}`),
      options: { report: { formats: ['pdf', 'docx'] }, out, strict: false },
      jobs,
    },
    {
      workspace,
      openReporter: openFakeReporter,
      openPool: (count, options) =>
        openWorkerPool({ jobs: count, setup: { root, packageRoot: root, options }, workerFile }),
      listener: { opened() {}, finished: (result) => results.push(result) },
    },
  );
  return { summary, results };
}

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(join(root, folder)).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]));
}

test('one job and two jobs write the same files and tell the same in the same order', async () => {
  const one = await runWith(1, 'one');
  const two = await runWith(2, 'two');
  const told = ({ results }: typeof one, out: string) =>
    JSON.stringify(results.map((result) => ({ ...result, ms: 0 }))).replaceAll(`"${out}/`, '"');
  expect(told(two, 'two')).toBe(told(one, 'one'));
  expect(two.summary).toEqual(one.summary);
  expect(two.summary).toEqual({ built: 20, failed: 4, notStarted: 0, status: 1 });
  expect(filesOf('two/2564')).toEqual(filesOf('one/2564'));
  expect(Object.keys(filesOf('one/2564'))).toHaveLength(40);
});

test('a worker that dies fails the report it held and no other', async () => {
  const victim = join(root, 'data/21000000-1000.yaml');
  const before = readFileSync(victim);
  writeFileSync(victim, '# die');
  try {
    const { results, summary } = await runWith(2, 'died');
    expect(results[0]).toMatchObject({ built: false, failure: { kind: 'internal' } });
    expect(summary).toEqual({ built: 19, failed: 5, notStarted: 0, status: 3 });
  } finally {
    writeFileSync(victim, before);
  }
});

test('threads that cannot start fail every report instead of waiting for ever', async () => {
  const builder = openWorkerPool({
    jobs: 2,
    setup: { root, packageRoot: root, options: { report: { formats: ['pdf'] }, out: 'none', strict: false } },
    workerFile: new URL('./no-such-worker.mjs', import.meta.url).href,
  });
  const results = await Promise.all(['a', 'b', 'c', 'd'].map((name) => builder.build(`data/${name}.yaml`)));
  await builder.close();
  for (const { built, failure } of results) {
    expect(built).toBe(false);
    expect(failure).toMatchObject({ kind: 'internal', message: { en: expect.stringContaining('no-such-worker') } });
  }
});
