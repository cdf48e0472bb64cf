import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  contentOf,
  newFolder,
  officeOf,
  type Place,
  type RunningWorker,
  raingan,
  type Server,
  sleep,
  startCommand,
  startPostgres,
  startRedis,
  startWorker,
  until,
  valkeyProgram,
} from './support.ts';

const enqueue = (place: Place) => raingan(place, 'enqueue', '--year', '2564', '--format', 'pdf', '--no-summary');

/** Beside others, each in a process of its own. */
const enqueueBeside = (place: Place) =>
  startCommand(place, 'enqueue', '--year', '2564', '--format', 'pdf', '--no-summary').ended;

async function newOffice(reports: number, server: Promise<Server> = startRedis()): Promise<Place> {
  const { url } = await server;
  return { folder: officeOf(reports), queue: url, store: path.join(newFolder(), 'store') };
}

async function newPlace(reports: number, server: Promise<Server> = startRedis()): Promise<Place> {
  const place = await newOffice(reports, server);
  expect(enqueue(place).stdout).toContain(`${reports} put`);
  return place;
}

const builtBefore = new Map<number, Map<string, string>>();

/** What the pool builds: offices of as many reports are equal, so each is built once. */
function builtHere(place: Place): Map<string, string> {
  const reports = readdirSync(path.join(place.folder, 'data/2564')).length;
  const before = builtBefore.get(reports);
  if (before) return before;
  const here = path.join(newFolder(), 'output');
  raingan(place, 'build', '--year', '2564', '--format', 'pdf', '--out', here, '--quiet');
  builtBefore.set(reports, contentOf(here));
  return builtHere(place);
}

/** Every report is there once, as the pool builds it, and nothing half written lies anywhere. */
function expectWhole(place: Place): void {
  const out = path.join(newFolder(), 'output');
  expect(raingan(place, 'fetch', '--year', '2564', '--out', out).status).toBe(0);
  expect(contentOf(out)).toEqual(builtHere(place));
  const stored = readdirSync(place.store, { recursive: true, encoding: 'utf8' });
  expect(stored.filter((name) => name.includes('.raingan-tmp'))).toEqual([]);
}

const built = (worker: RunningWorker, count = 1) => until(() => worker.count('built') >= count, `${count} reports`);

const servers = [
  { name: 'Redis', start: () => startRedis({ keeps: true }) },
  { name: 'PostgreSQL', start: startPostgres },
];

const valkey = valkeyProgram
  ? [{ name: 'Valkey', start: () => startRedis({ keeps: true, program: valkeyProgram! }) }]
  : [];

test.each([...servers, ...valkey])(
  'a worker that is killed in the middle: another does its job, on $name',
  async ({ start }) => {
    const place = await newPlace(12, start());
    const killed = startWorker(place);
    await built(killed, 2);
    killed.child.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    const other = startWorker(place, '--until-done');
    expect(await other.ended).toBe(0);
    expect(other.count('built') + other.count('unchanged') + killed.count('built')).toBeGreaterThanOrEqual(12);
    expectWhole(place);
  },
);

test('a worker that stops past its lock and goes on: its late result changes nothing', async () => {
  const place = await newPlace(12);
  const late = startWorker(place);
  await built(late);
  late.child.kill('SIGSTOP');
  const other = startWorker(place, '--until-done');
  expect(await other.ended).toBe(0);
  late.child.kill('SIGCONT');
  await sleep(1500);
  late.child.kill('SIGTERM');
  expect(await late.ended).toBe(0);
  expectWhole(place);
  expect(raingan(place, 'status').stdout).toContain('finished, 12 of 12 done, 0 failed');
});

test.each(servers)('the queue server starts again with its memory: the workers go on, on $name', async ({ start }) => {
  const server = await start();
  const place = await newPlace(12, Promise.resolve(server));
  const worker = startWorker(place, '--until-done');
  await built(worker, 2);
  await server.kill();
  await sleep(500);
  await server.start();
  expect(await worker.ended).toBe(0);
  expectWhole(place);
});

test('the queue server starts again without its memory: the same command puts what is left', async () => {
  const server = await startRedis();
  const place = await newPlace(12, Promise.resolve(server));
  const worker = startWorker(place);
  await built(worker, 2);
  await server.kill();
  await server.start();
  const again = /(\d+) put, .* (\d+) done already/.exec(enqueue(place).stdout)!;
  expect(Number(again[1]) + Number(again[2])).toBe(12);
  expect(Number(again[2])).toBeGreaterThanOrEqual(2);
  await until(() => worker.count('finished') === 1, 'the end of the run');
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  expectWhole(place);
});

test.each(servers)('a queue server that is down when the worker starts is waited for, on $name', async ({ start }) => {
  const server = await start();
  const place = await newPlace(4, Promise.resolve(server));
  await server.kill();
  const worker = startWorker(place, '--until-done');
  await until(() => worker.count('waiting') > 0, 'the worker to wait');
  await server.start();
  expect(await worker.ended).toBe(0);
  expectWhole(place);
  await server.kill();
  const hasty = startWorker(place, '--patience', '1');
  expect(await hasty.ended).toBe(3);
  expect(hasty.stderr()).toMatch(/error: the queue `.*` does not answer \(.*ECONNREFUSED.*\n {2}hint: /);
});

test('jobs that are thrown away in the middle: the same command puts what is left', async () => {
  const server = await startRedis();
  const place = await newPlace(12, Promise.resolve(server));
  const worker = startWorker(place);
  await built(worker, 2);
  server.flush();
  const again = /(\d+) put, (\d+) waiting already, (\d+) done already/.exec(enqueue(place).stdout)!;
  expect(Number(again[1]) + Number(again[2]) + Number(again[3])).toBe(12);
  await until(() => worker.count('finished') === 1, 'the end of the run');
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  expectWhole(place);
});

test('two at once put the same year: each report is there once, and one end is written', async () => {
  const place = await newOffice(8);
  const runs = await Promise.all([enqueueBeside(place), enqueueBeside(place), enqueueBeside(place)]);
  expect(runs).toEqual([0, 0, 0]);
  const worker = startWorker(place, '--until-done');
  expect(await worker.ended).toBe(0);
  expect([worker.count('built'), worker.count('finished')]).toEqual([8, 1]);
  expectWhole(place);
});

test('a worker with another store leaves the jobs and says why', async () => {
  const place = await newPlace(2);
  const other = { ...(await newOffice(1)), queue: place.queue };
  enqueue({ ...other, queue: (await startRedis()).url }); // so that there is a store
  const stranger = startWorker(other);
  await until(() => stranger.count('left') > 0, 'a job that is left');
  stranger.child.kill('SIGTERM');
  expect(await stranger.ended).toBe(0);
  expect(stranger.events.find(({ event }) => event === 'left')?.reason).toContain('another store');
  expect(await startWorker(place, '--until-done').ended).toBe(0);
  expectWhole(place);
});

test('a queue server that stays away: exit status 3', async () => {
  const server = await startRedis();
  const place = await newPlace(3, Promise.resolve(server));
  const worker = startWorker(place, '--patience', '2');
  await built(worker);
  await server.kill();
  expect(await worker.ended).toBe(3);
  expect(worker.stderr()).toContain('the queue');
});

test('a store that is away for a while is waited for; one that stays away is exit status 3, and no try is lost', async () => {
  const place = await newPlace(12);
  const away = `${place.store}-away`;
  const patient = startWorker(place);
  await built(patient);
  renameSync(place.store, away);
  await sleep(2000);
  renameSync(away, place.store);
  await built(patient, 3);
  patient.child.kill('SIGTERM');
  expect(await patient.ended).toBe(0);
  const hasty = startWorker(place, '--patience', '1');
  await built(hasty);
  renameSync(place.store, away);
  expect(await hasty.ended).toBe(3);
  renameSync(away, place.store);
  expect(patient.count('retry') + hasty.count('retry')).toBe(0);
  expect(await startWorker(place, '--until-done').ended).toBe(0);
  expectWhole(place);
});

/** Ends a process as soon as it begins with one certain data file. */
function poison(place: Place, file: string, whom: 'pid' | 'ppid'): Place {
  const script = path.join(newFolder(), 'poison.cjs');
  writeFileSync(
    script,
    `require('node:diagnostics_channel').subscribe('raingan:report', (bytes) => {
      if (bytes === ${statSync(path.join(place.folder, file)).size}) process.kill(process.${whom}, 'SIGKILL');
    });`,
  );
  return { ...place, environment: { NODE_OPTIONS: `--require ${script}` } };
}

/** Puts one more data file, longer than the others. */
function lengthen(place: Place): string {
  const folder = path.join(place.folder, 'data/2564');
  const text = readFileSync(path.join(folder, readdirSync(folder)[0]!), 'utf8');
  const file = 'data/2564/59140000-9999.yaml';
  const code = /code: "(.*)"/.exec(text)![1]!;
  writeFileSync(path.join(place.folder, file), `${text.replaceAll(code, '59140000-9999')}# longer than the others\n`);
  raingan(place, 'enqueue', '--year', '2564', '--format', 'pdf', '--no-summary');
  return file;
}

test('a report whose process dies fails after three tries, and the others are built', async () => {
  const place = await newOffice(4);
  const poisoned = poison(place, lengthen(place), 'pid');
  const worker = startWorker(poisoned, '--until-done');
  expect(await worker.ended).toBe(0);
  expect([worker.count('built'), worker.count('retry'), worker.count('failed')]).toEqual([4, 2, 1]);
  expect(worker.events.find(({ event }) => event === 'failed')?.reason).toContain('SIGKILL');
  expect(raingan(place, 'status').stdout).toContain('SIGKILL');
  const run = raingan(place, 'fetch', '--year', '2564');
  expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('59140000-9999.yaml')]);
});

test.each(servers)(
  'a report that kills its worker: three die, it fails, and no other with it, on $name',
  async ({ start }) => {
    const place = await newOffice(4, start());
    const poisoned = poison(place, lengthen(place), 'ppid');
    const ends: unknown[] = [];
    // Beside it, two at a time, the others are lost as often as it is.
    while (ends.length < 6 && ends.at(-1) !== 0)
      ends.push(await startWorker(poisoned, '--until-done', '--concurrency', '2', '--lock', '2').ended);
    expect(ends).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL', 0]);
    expect(raingan(place, 'status').stdout).toContain('failed data/2564/59140000-9999.yaml: three workers died');
    const fetch = raingan(place, 'fetch', '--year', '2564');
    expect([fetch.status, fetch.stdout]).toEqual([1, expect.stringContaining('4 reports')]);
    expect(raingan(place, 'fetch', '--year', '2564', '--lang', 'th').stderr).toContain('เครื่องที่ทำรายงานนี้ดับไปสามครั้ง');
  },
);

test('two workers with the same report: it is there once', async () => {
  const place = await newPlace(6);
  expect(raingan(place, 'enqueue', 'data', '--format', 'pdf', '--no-summary').stdout).toContain('6 put');
  const workers = [startWorker(place, '--until-done'), startWorker(place, '--until-done')];
  expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
  expect(workers.flatMap(({ events }) => events.filter(({ event }) => event === 'finished'))).toHaveLength(2);
  expectWhole(place);
});

test('SIGTERM: the job under way is finished, no other is begun', async () => {
  const place = await newPlace(12);
  const worker = startWorker(place);
  await built(worker);
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  const { active, waiting } = JSON.parse(raingan(place, 'status', '--json').stdout);
  expect(active).toBe(0);
  expect(worker.count('built') + waiting).toBe(12);
  expect(worker.count('built')).toBeLessThan(12);
  expect(await startWorker(place, '--until-done').ended).toBe(0);
  expectWhole(place);
});
