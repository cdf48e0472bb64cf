import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Queue } from 'bullmq';
import { expect, test } from 'vitest';
import { built, enqueue, enqueueBeside, expectWhole, newOffice, newPlace, servers, valkey } from './office.ts';
import { newFolder, type Place, raingan, sleep, startRedis, startWorker, until } from './support.ts';

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
  // A job that the worker had taken and not begun is put back, and counts as delayed until another worker looks.
  const { active, waiting, delayed } = JSON.parse(raingan(place, 'status', '--json').stdout);
  expect(active).toBe(0);
  expect(worker.count('built') + waiting + delayed).toBe(12);
  expect(worker.count('built')).toBeLessThan(12);
  expect(await startWorker(place, '--until-done').ended).toBe(0);
  expectWhole(place);
});

test('jobs that raingan did not write end no worker, and keep no report from being built', async () => {
  const place = await newPlace(6);
  const { id } = JSON.parse(readFileSync(path.join(place.store, 'raingan-store.json'), 'utf8')) as { id: string };
  const job = {
    run: '0'.repeat(16),
    store: id,
    key: '0'.repeat(40),
    file: 'data/a.yaml',
    data: '0'.repeat(64),
    recipe: 'r',
    options: { strict: false, report: { formats: ['pdf'], template: '/dev/null' } },
  };
  const url = new URL(place.queue);
  const connection = { host: url.hostname, port: Number(url.port) };
  const [reports, years] = [new Queue('raingan', { connection }), new Queue('raingan-years', { connection })];
  for (const data of [null, 'x', {}, { ...job, file: '..' }, { ...job, key: '../../../evil' }, job])
    await reports.add('report', data, { lifo: true });
  for (const data of [null, { ...job, year: '../../2564' }]) await years.add('year', data);
  await Promise.all([reports.close(), years.close()]);
  const worker = startWorker(place);
  await built(worker, 6);
  await until(() => worker.count('failed') >= 7, 'all strange jobs have failed');
  expect(raingan(place, 'status').stdout).toContain('finished, 6 of 6 done');
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  expectWhole(place);
});
