import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { buildReport } from '../../src/queue/build-report.ts';
import { isReportJob, isYearJob } from '../../src/queue/check-stored.ts';
import { fetchYear } from '../../src/queue/fetch-year.ts';
import type { ReportJob } from '../../src/queue/jobs.ts';
import { openStore } from '../../src/queue/open-store.ts';
import type { OpenBuilder } from '../../src/queue/report-builders.ts';
import { openS3Store } from '../../src/queue/s3-store.ts';
import { markName, type OpenStore } from '../../src/queue/store.ts';
import { objectName, readEnd, readResult, readRun } from '../../src/queue/stored.ts';

const packageRoot = process.cwd();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let root = '';
let store: OpenStore;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'raingan-queue-'));
  const workspace = createWorkspace({ root, packageRoot });
  mkdirSync(join(root, 'store')); // one that is made waits for other machines that make it, too
  writeFileSync(join(root, 'store', markName), '{"version":1,"id":"of-the-test"}');
  store = await openStore({ url: 'store', workspace, patience: 0 });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Puts a value as raingan does, with its digest before it. */
async function seal(name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await store.put(name, Buffer.from(`${sha256(text)}\n${text}`));
}

const job: ReportJob = {
  run: 'build',
  store: 'x',
  key: '0'.repeat(40),
  file: 'data/2564/21000000-3230.yaml',
  data: sha256('data'),
  recipe: 'r',
  options: { report: { formats: ['pdf'] } as never, strict: false },
};

describe('what others put into the queue', () => {
  test('a job of raingan’s is taken', () => {
    expect(isReportJob(job)).toBe(true);
    expect(isYearJob({ run: '0'.repeat(16), store: 'x', year: 2564, total: 1, known: 0 })).toBe(true);
  });

  test.each([
    ['a key that leads out', { key: '../../../../../../../../another/project/keys0' }],
    ['data that leads out', { data: `../${'0'.repeat(61)}` }],
    ['a file that is a folder', { file: 'data/..' }],
    ['no file', { file: '' }],
    ['a name with a zero byte', { file: 'data/a\0.yaml' }],
    ['a run that leads out', { run: '../x' }],
    ['a format that is none', { options: { report: { formats: ['../x'] }, strict: false } }],
    ['no options', { options: undefined }],
    ['a template that is no path', { options: { report: { formats: ['pdf'], template: { a: 1 } }, strict: false } }],
    ['a template that is no path', { options: { report: { formats: ['pdf'], template: { a: 1 } }, strict: false } }],
  ])('a job with %s is refused', (_, changed) => {
    expect(isReportJob({ ...job, ...changed })).toBe(false);
  });

  test.each([[{ year: '../2564' }], [{ run: '../../x' }], [{ year: 1e9 }], [{ known: undefined }]])(
    'the end of a run with %j is refused',
    (changed) => {
      expect(isYearJob({ run: '0'.repeat(16), store: 'x', total: 1, known: 0, ...changed })).toBe(false);
    },
  );

  test.each(['data/'.repeat(900), `data/${'ก'.repeat(100)}.yaml`, 'data/a.yaml/b.yaml'])(
    'a name that this machine does not allow fails its job, and ends no worker',
    async (file) => {
      const scratch = createWorkspace({ root: join(root, 'scratch'), packageRoot, isTemporary: true });
      scratch.writeWhole('data/a.yaml', Buffer.from('there'));
      await store.put(objectName(job.data), Buffer.from('data'));
      const opened = { scratch, inTurn: (_: string, work: () => unknown) => work() } as unknown as OpenBuilder;
      const done = await buildReport({ ...job, file: `${file}${'x'.repeat(100)}/a.yaml` }, opened, store);
      expect(done).toMatchObject({ failure: { kind: 'internal' } });
    },
  );
});

describe('what others put into the store', () => {
  test('no name leads out of it', async () => {
    writeFileSync(join(root, 'secret'), 'secret');
    for (const name of ['../secret', 'objects/../../secret', '/etc/passwd', 'a//b', '.hidden', 'a/./b', 'a\\..\\b']) {
      await expect(store.get(name)).rejects.toThrow('is no name in a store');
      await expect(store.put(name, Buffer.from('x'))).rejects.toThrow('is no name in a store');
      await expect(store.remove(name)).rejects.toThrow('is no name in a store');
    }
    expect(readdirSync(root).sort()).toEqual(['secret', 'store']);
  });

  const made = { fiscalYear: 2564, name: '21000000-3230', dataDigest: 'x' };
  const result = { file: 'a', code: null, state: 'built', made, outputs: [], diagnostics: [], warnings: 0 };
  test.each([
    [true, {}],
    [false, { made: { ...made, name: '../../evil' } }],
    [false, { made: { ...made, fiscalYear: '../x' } }],
    [false, { outputs: [{ sha256: '../x', format: 'pdf' }] }],
    [false, { outputs: [{ sha256: sha256('x'), format: '../x' }] }],
    [false, { diagnostics: undefined }],
  ])('a result: %s for %j', async (isRight, changed) => {
    await seal(`results/00/${job.key}.json`, { ...result, ...changed });
    expect((await readResult(store, job.key)) !== undefined).toBe(isRight);
  });

  test('a plan with a file that leads out counts as damaged', async () => {
    const plan = { run: '0'.repeat(16), groups: [{}], refused: [], files: [{ ...job, group: 0 }], summary: false };
    await seal(`runs/${plan.run}.json`, plan);
    expect(await readRun(store, plan.run)).toEqual(plan);
    for (const changed of [{ file: '..' }, { key: '../x' }, { group: 1 }, { group: '__proto__' }]) {
      await seal(`runs/${plan.run}.json`, { ...plan, files: [{ ...job, group: 0, ...changed }] });
      expect(await readRun(store, plan.run)).toBeUndefined();
    }
  });

  test('a summary with a name that leads out is written nowhere', async () => {
    await store.put(objectName(sha256('evil')), Buffer.from('evil'));
    const file = { name: '../../../evil', bytes: 4, sha256: sha256('evil') };
    await seal('years/2564/last.json', { run: 'x', summary: [file], failed: [] });
    await store.put('years/2564/manifest.json', Buffer.from('{"version":1,"recipes":{},"documents":{}}'));
    const workspace = createWorkspace({ root: join(root, 'a/b/c'), packageRoot });
    await fetchYear(2564, 'output', { store, workspace });
    expect(await readEnd(store, 2564)).toBeUndefined();
    expect(existsSync(join(root, 'a'))).toBe(false);
  });

  test.each(['manifest.json', 'last.json'])(
    'a damaged %s of a year is reported, not taken for an empty year',
    async (name) => {
      await seal('years/2564/last.json', { run: 'x', summary: [], failed: [] });
      await store.put('years/2564/manifest.json', Buffer.from('{"version":1,"recipes":{},"documents":{}}'));
      const workspace = createWorkspace({ root, packageRoot });
      expect(await fetchYear(2564, 'output', { store, workspace })).toMatchObject({ lost: [] });
      await store.put(`years/2564/${name}`, Buffer.from('{"version":1,"reci'));
      expect(await fetchYear(2564, 'output', { store, workspace })).toMatchObject({ lost: [`years/2564/${name}`] });
      await store.remove(`years/2564/${name}`);
      expect(await fetchYear(2563, 'output', { store, workspace })).toBeUndefined();
    },
  );

  test('an object larger than any of raingan’s counts as damaged', async () => {
    const name = objectName(sha256('x'));
    await store.put(name, Buffer.from('x'));
    truncateSync(join(root, 'store', name), 1e11); // holes
    expect(await store.get(name)).toHaveLength(0);
  });
});

test('a server of S3 that falls silent has failed', async () => {
  const server = http.createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await withServer(server, async () => {
    const s3 = openS3Store('s3://bucket', createWorkspace({ root: packageRoot, packageRoot }), 300);
    await expect(s3.get('objects/00/0')).rejects.toMatchObject({ kind: 'other' });
    await expect(s3.put('objects/00/0', Buffer.from('x'))).rejects.toMatchObject({ kind: 'other' });
  });
});

test('an object in S3 that says it is larger than any of raingan’s is not read', async () => {
  let sent = 0;
  const server = http.createServer((request, response) => {
    if (request.url?.includes('raingan-store.json')) return void response.end('{"version":1,"id":"s"}');
    response.writeHead(200, { 'content-length': 1e11 });
    const piece = Buffer.alloc(1 << 20);
    const more = () => {
      while (!response.destroyed && response.write(piece)) sent += piece.length;
    };
    response.on('drain', more);
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await withServer(server, async () => {
    const workspace = createWorkspace({ root: packageRoot, packageRoot });
    const s3 = await openStore({ url: 's3://bucket', workspace, patience: 0 });
    expect(await s3.get('objects/00/0')).toHaveLength(0);
    expect(sent).toBeLessThan(64e6);
  });
});

/** Does work while the environment names a server of S3, and closes the server. */
async function withServer(server: http.Server, work: () => Promise<void>): Promise<void> {
  const environment: Record<string, string> = {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_REGION: 'us-east-1',
  };
  const before = { ...process.env };
  Object.assign(process.env, environment);
  try {
    await work();
  } finally {
    for (const name of Object.keys(environment)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    server.closeAllConnections();
    server.close();
  }
}
