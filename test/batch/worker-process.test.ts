import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { TimeLimitExceeded, type WorkerLost } from '../../src/batch/worker-failure.ts';
import { startWorker, type WorkerOptions, type WorkerProcess } from '../../src/batch/worker-process.ts';

const workerFile = fileURLToPath(new URL('./echo-worker.mjs', import.meta.url));
let worker: WorkerProcess<unknown, unknown>;
const start = (options: Partial<WorkerOptions> = {}) => {
  worker = startWorker({ setup: {}, workerFile, timeLimitMs: 600_000, heapLimitMb: 64, ...options });
  return worker;
};
afterEach(() => worker.close());

const lossOf = (task: Promise<unknown>) =>
  task.then(
    () => undefined,
    (error: WorkerLost) => error,
  );

test('a process does its tasks in turn, with what it was started with', async () => {
  const { run } = start({ setup: { root: '/ก' } });
  const first = run('setup');
  const second = run(new Map([[1, new Date(0)]]));
  expect(worker.waiting).toBe(2);
  expect(await first).toMatchObject({
    setup: { root: '/ก' },
    options: expect.arrayContaining(['--max-old-space-size=64', '--initial-old-space-size=32']),
    priority: os.getPriority(),
  });
  expect(await second, 'a structured clone').toEqual({ task: new Map([[1, new Date(0)]]) });
  expect([worker.waiting, worker.alive]).toEqual([0, true]);
});

describe('when a process is lost', () => {
  test.each<[string, string, string, string]>([
    ['it ended', 'exit', 'its process ended with status 7', 'โพรเซสจบด้วยสถานะ 7'],
    ['it was ended', 'kill', 'its process was ended by SIGKILL', 'โพรเซสจบด้วยสัญญาณ SIGKILL'],
  ])('%s: the task it did is rejected, those that waited are not done', async (_, task, en, th) => {
    const { run } = start();
    expect(await run('one')).toEqual({ task: 'one' });
    const [held, waited] = [lossOf(run(task)), run('two')];
    expect(await held).toMatchObject({ name: 'WorkerLost', message: en, text: { en, th }, neverStarted: false });
    expect(await waited).toBeUndefined();
    expect([worker.alive, worker.waiting]).toEqual([false, 0]);
    expect(await run('three'), 'nor are later ones').toBeUndefined();
  });

  test('its last words are kept, and no more than those', async () => {
    const { stack } = (await lossOf(start().run('say')))!;
    expect(stack).toMatch(/^x+ last words$/);
    expect(stack!.length).toBeLessThanOrEqual(4000);
  });

  test('before it could take a task, it never started', async () => {
    const loss = await lossOf(start({ setup: { start: 'exit' } }).run('one'));
    expect(loss).toMatchObject({
      neverStarted: true,
      message: 'its process ended with status 4',
      stack: 'cannot begin',
    });
  });
});

describe('a task that takes too long', () => {
  test('is rejected, and its process ended', async () => {
    const loss = await lossOf(start({ timeLimitMs: 50 }).run('hang'));
    expect(loss).toBeInstanceOf(TimeLimitExceeded);
    expect(loss!.message).toBe('took longer than 0.05 s');
    expect(worker.alive).toBe(false);
  });

  test('can be ended before, for another reason', async () => {
    const { run, end } = start();
    const [held, waited] = [lossOf(run('hang')), run('one')];
    end(new Error('nobody waits for it'));
    expect((await held)!.message).toBe('nobody waits for it');
    expect(await waited).toBeUndefined();
    expect(worker.alive).toBe(false);
  });
});

test('a process that works for a server comes after it where both want a core', async () => {
  const { run } = start({ isBackground: true });
  const { priority } = (await run('setup')) as { priority: number };
  expect(priority).toBeGreaterThan(os.getPriority());
  expect(await run('one')).toEqual({ task: 'one' });
});

test('a process that runs does not outlive the one that started it: nothing is left to end it when it has ended', async () => {
  const before = process.listenerCount('exit');
  start();
  expect(process.listenerCount('exit')).toBe(before + 1);
  await worker.close();
  expect(process.listenerCount('exit')).toBe(before);
  expect(worker.alive).toBe(false);
});
