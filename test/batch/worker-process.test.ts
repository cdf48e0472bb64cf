import os from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

  test('its words are waited for, though they come after its end', async () => {
    expect((await lossOf(start().run('say later')))!.stack).toBe('later words');
  });

  test('which could not even be started, the system’s reason is given', async () => {
    const { execPath } = process;
    process.execPath = fileURLToPath(new URL('./no-such-node', import.meta.url));
    const { run } = start();
    process.execPath = execPath;
    const [held, waited] = [lossOf(run('one')), run('two')];
    expect(await held).toMatchObject({ message: expect.stringContaining('ENOENT'), neverStarted: true });
    expect(await waited).toBeUndefined();
    expect(worker.alive).toBe(false);
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

  describe('by the clock', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
    afterEach(() => void vi.useRealTimers());

    test('is one that takes too long by itself: the time of those before it does not count', async () => {
      const { run } = start({ timeLimitMs: 1000 });
      await run('one');
      vi.advanceTimersByTime(999);
      const second = run('two');
      vi.advanceTimersByTime(999);
      expect(await second).toEqual({ task: 'two' });
    });

    test('is waited for no longer when its process is lost', async () => {
      const loss = lossOf(start().run('exit'));
      expect(vi.getTimerCount()).toBe(1);
      await loss;
      expect(vi.getTimerCount(), 'this process need not stay for it').toBe(0);
    });
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

test('a process that works for a server comes after it where both need a core', async () => {
  const { run } = start({ isBackground: true });
  const { priority } = (await run('setup')) as { priority: number };
  expect(priority).toBeGreaterThan(os.getPriority());
  expect(await run('one')).toEqual({ task: 'one' });
});

describe('this process stays alive', () => {
  /** How many processes keep it alive. One that has ended does so up to the next turn of the event loop. */
  const kept = () => process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length;
  beforeEach(async () => {
    await setImmediate();
    await setImmediate();
  });

  test('for a process that works for a server while it does a task, and until it has ended when it is closed', async () => {
    const before = kept();
    const { run } = start({ isBackground: true });
    expect(kept(), 'it has no task yet').toBe(before);
    const task = run('one');
    expect(kept(), 'it does one').toBe(before + 1);
    await task;
    expect(kept(), 'it has done it').toBe(before);
    const closed = worker.close();
    expect(kept(), 'it is about to end').toBe(before + 1);
    await closed;
  });

  test('for any other process until it has ended', async () => {
    const before = kept();
    const { run } = start();
    expect(kept()).toBe(before + 1);
    await run('one');
    expect(kept()).toBe(before + 1);
  });
});

test('a process that runs does not outlive the one that started it: nothing is left to end it when it has ended', async () => {
  const before = process.listenerCount('exit');
  start();
  expect(process.listenerCount('exit')).toBe(before + 1);
  await worker.close();
  expect(process.listenerCount('exit')).toBe(before);
  expect(worker.alive).toBe(false);
});
