import { renameSync } from 'node:fs';
import { expect, test } from 'vitest';
import { built, enqueue, expectWhole, newPlace, servers } from './office.ts';
import { sleep, startRedis, startWorker, until } from './support.ts';

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
