import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  contentOf,
  newFolder,
  officeOf,
  type Place,
  raingan,
  startCommand,
  startPostgres,
  startRedis,
  startS3,
  startWorker,
  until,
} from './support.ts';

/** What `raingan build` and `raingan summary` write for the same data. */
function builtHere(place: Place): Map<string, string> {
  const out = path.join(newFolder(), 'output');
  raingan(place, 'build', '--year', '2564', '--format', 'pdf', '--jobs', '2', '--out', out, '--quiet');
  raingan(place, 'summary', '--year', '2564', '--format', 'pdf', '--out', out, '--quiet');
  return contentOf(out);
}

const enqueue = (place: Place) => raingan(place, 'enqueue', '--year', '2564', '--format', 'pdf');

function fetched(place: Place, status = 0): Map<string, string> {
  const out = path.join(newFolder(), 'output');
  const run = raingan(place, 'fetch', '--year', '2564', '--out', out);
  expect([run.status, run.stderr]).toEqual([status, status === 0 ? '' : expect.any(String)]);
  return contentOf(out);
}

describe('a year by the queue', () => {
  test('300 reports are those of the pool, with the same manifest and summary, on Redis; put twice, they are put once', async () => {
    const { url } = await startRedis();
    const place = { folder: officeOf(300), queue: url, store: path.join(newFolder(), 'store') };
    expect(enqueue(place).stdout).toContain('300 reports, 300 put, 0 waiting already');
    expect(enqueue(place).stdout).toContain('300 reports, 0 put, 300 waiting already');
    const workers = [startWorker(place, '--until-done'), startWorker(place, '--until-done')];
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(workers[0]!.count('built') + workers[1]!.count('built')).toBe(300);
    expect(Math.min(...workers.map((worker) => worker.count('built')))).toBeGreaterThan(0);
    expect(raingan(place, 'status').stdout).toContain('finished, 300 of 300 done, 0 failed');
    const found = fetched(place);
    expect(found.size).toBe(302);
    expect(found).toEqual(builtHere(place));
    expect(enqueue(place).stdout).toContain('0 put, 0 waiting already, 300 done already');
  });

  test('`build` by the workers of a queue: the files and the manifest of the pool, though workers and the queue are lost', async () => {
    const redis = await startRedis();
    const place = { folder: officeOf(100), queue: redis.url, store: path.join(newFolder(), 'store') };
    const [here, out] = [path.join(newFolder(), 'output'), path.join(newFolder(), 'output')];
    const build = ['build', '--year', '2564', '--format', 'pdf', '--json'];
    const waiting = startCommand(place, ...build, '--out', out, '--queue', redis.url);
    await until(() => existsSync(place.store), 'a store');
    const killed = startWorker(place);
    await until(() => killed.count('built') > 5, 'some reports');
    killed.child.kill('SIGKILL');
    redis.flush();
    const workers = [startWorker(place), startWorker(place)];
    expect(await waiting.ended).toBe(0);
    expect(waiting.count('built')).toBe(100);
    for (const { child } of workers) child.kill('SIGTERM');
    raingan(place, ...build, '--jobs', '2', '--out', here);
    expect(contentOf(out)).toEqual(contentOf(here));
    const again = raingan(place, ...build, '--out', out, '--queue', redis.url, '--reporter', 'json');
    expect([again.status, again.stdout.includes('"built"')]).toEqual([0, false]);
  });

  test('on PostgreSQL and S3', async () => {
    const [postgres, s3] = await Promise.all([startPostgres(), startS3()]);
    const place = { folder: officeOf(6), queue: postgres.url, store: s3.url, environment: s3.environment };
    expect(enqueue(place).stdout).toContain('6 put');
    expect(enqueue(place).stdout).toContain('0 put, 6 waiting already');
    const worker = startWorker(place, '--until-done');
    expect(await worker.ended).toBe(0);
    expect(worker.count('built')).toBe(6);
    expect(fetched(place)).toEqual(builtHere(place));
  });

  test('what is damaged in the store is found by its digest and built again', async () => {
    const { url } = await startRedis();
    const place = { folder: officeOf(3), queue: url, store: path.join(newFolder(), 'store') };
    enqueue(place);
    await startWorker(place, '--until-done').ended;
    const whole = fetched(place);
    const { documents } = JSON.parse(whole.get('2564/manifest.json')!);
    const { sha256 } = documents['51140000-1001'].outputs.pdf;
    writeFileSync(path.join(place.store, 'objects', sha256.slice(0, 2), sha256), 'damaged');
    const partial = fetched(place, 1);
    expect([...partial.keys()]).not.toContain('2564/51140000-1001.pdf');
    expect(Object.keys(JSON.parse(partial.get('2564/manifest.json')!).documents)).toHaveLength(2);
    expect(enqueue(place).stdout).toContain('1 put, 0 waiting already, 2 done already');
    const worker = startWorker(place, '--until-done');
    expect(await worker.ended).toBe(0);
    expect(worker.count('built')).toBe(1);
    expect(fetched(place)).toEqual(whole);
  });

  test('data that changed in the store is refused, and the others are built', async () => {
    const { url } = await startRedis();
    const place = { folder: officeOf(3), queue: url, store: path.join(newFolder(), 'store') };
    enqueue(place);
    const objects = path.join(place.store, 'objects');
    const names = readdirSync(objects, { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 60);
    const changed = names.find((name) => readFileSync(path.join(objects, name), 'utf8').includes('52140000-1002'))!;
    writeFileSync(
      path.join(objects, changed),
      readFileSync(path.join(objects, changed), 'utf8').replace('1519', '1555'),
    );
    const worker = startWorker(place, '--until-done');
    expect(await worker.ended).toBe(0);
    expect(worker.events.filter(({ event }) => event === 'failed')).toMatchObject([
      { file: 'data/2564/52140000-1002.yaml', reason: expect.stringContaining('the digest differs') },
    ]);
    expect(worker.count('built')).toBe(2);
    const out = fetched(place, 1);
    expect([...out.keys()]).toEqual(['2564/50140000-1000.pdf', '2564/51140000-1001.pdf', '2564/manifest.json']);
    // Put again, the data is whole again.
    expect(enqueue(place).stdout).toContain('1 put');
    await startWorker(place, '--until-done').ended;
    expect(fetched(place)).toEqual(builtHere(place));
  });

  test('a file with errors fails with its findings, and there is no summary', async () => {
    const { url } = await startRedis();
    const place = { folder: officeOf(2), queue: url, store: path.join(newFolder(), 'store') };
    const file = path.join(place.folder, 'data/2564/51140000-1001.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('schemaVersion: 1', 'schemaVersion: 7'));
    enqueue(place);
    const worker = startWorker(place, '--until-done');
    await worker.ended;
    expect(worker.events.filter(({ event }) => event === 'failed')).toMatchObject([{ codes: [expect.any(String)] }]);
    const run = raingan(place, 'fetch', '--year', '2564', '--out', path.join(newFolder(), 'o'));
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('data/2564/51140000-1001.yaml:3');
    expect(raingan(place, 'status').stdout).toContain('1 failed; no summary');
  });

  test('a worker with another recipe leaves the jobs, says why, and one with theirs does them', async () => {
    const { url } = await startRedis();
    const place = { folder: officeOf(2), queue: url, store: path.join(newFolder(), 'store') };
    enqueue(place);
    const other = { ...place, folder: newFolder() };
    writeFileSync(path.join(other.folder, 'raingan.yaml'), 'planStatuses: [ตามแผน]\n');
    const stranger = startWorker(other);
    while (stranger.count('left') === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    stranger.child.kill('SIGTERM');
    expect(await stranger.ended).toBe(0);
    expect(stranger.events.find(({ event }) => event === 'left')?.reason).toContain('settings');
    expect(stranger.count('built')).toBe(0);
    const worker = startWorker(place, '--until-done');
    expect(await worker.ended).toBe(0);
    expect(worker.count('built')).toBe(2);
    expect(fetched(place)).toEqual(builtHere(place));
  });
});

describe('without what is needed', () => {
  test('the message names the packages to install', () => {
    const folder = newFolder();
    const alone = path.join(folder, 'raingan');
    mkdirSync(alone);
    // The package without its neighbours, as installed by somebody who has no queue.
    for (const name of ['dist', 'templates', 'fonts', 'dictionary', 'package.json'])
      cpSync(name, path.join(alone, name), { recursive: true });
    const run = (...args: string[]) => {
      const { status, stderr } = spawnSync(
        process.execPath,
        [path.join(alone, 'dist/cli/main.js'), ...args, '--lang', 'en'],
        {
          cwd: officeOf(1),
          encoding: 'utf8',
        },
      );
      return [status, stderr];
    };
    const needs = (packages: RegExp) => [3, expect.stringMatching(packages)];
    expect(run('status', '--queue', 'redis://127.0.0.1:1')).toEqual(needs(/`npm install bullmq@6\S+ ioredis@\S+`/));
    expect(run('status', '--queue', 'postgres://127.0.0.1:1/x')).toEqual(needs(/`npm install bullmq@6\S+ pg@\S+`/));
    const fetch = ['fetch', '--year', '2564', '--store', 's3://reports'];
    expect(run(...fetch)).toEqual(needs(/`npm install @aws-sdk\/client-s3@\S+`/));
    expect(run('check', 'data')).toEqual([0, expect.any(String)]);
  });

  test('a queue that does not answer is exit status 3, without its password', () => {
    const place = { folder: officeOf(1), queue: 'redis://who:secret@127.0.0.1:1', store: path.join(newFolder(), 's') };
    const run = raingan(place, 'status', '--patience', '1');
    expect([run.status, run.stderr]).toEqual([3, expect.stringContaining('redis://127.0.0.1:1')]);
    expect(run.stderr).not.toContain('secret');
  });
});
