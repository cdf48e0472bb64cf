import { getEventListeners } from 'node:events';
import os from 'node:os';
import { describe, expect, test } from 'vitest';
import { openReporter, QueueFull, RenderFailure, ReporterClosed } from '../../src/library/library.ts';
import { createPool } from '../../src/library/pool.ts';
import { prepareInput } from '../../src/library/read-input.ts';
import { example } from './example.ts';

// The processes load the built package: `npm test` builds it first.

const project = (number: number) => ({
  ...example,
  project: { ...example.project, code: `99990000-${String(number).padStart(3, '0')}` },
});

async function* many(count: number, taken: { count: number }) {
  for (let number = 1; number <= count; number += 1) {
    taken.count += 1;
    yield number === 3 ? ({ ...project(number), rationale: 5 } as never) : project(number);
  }
}

describe.each([{ jobs: undefined }, { jobs: 2 }])('with $jobs processes', ({ jobs }) => {
  test('renderAll yields in order, takes only what it works on, and findings stay with their report', async () => {
    const reporter = await openReporter({ formats: ['pdf'], jobs });
    const taken = { count: 0 };
    const codes: (string | undefined)[] = [];
    for await (const { code, diagnostics } of reporter.renderAll(many(9, taken))) {
      codes.push(code ?? diagnostics[0]?.path);
      expect(taken.count - codes.length).toBeLessThanOrEqual(2 * (jobs ?? 1));
    }
    expect(codes).toEqual(
      [1, 2, 'rationale', 4, 5, 6, 7, 8, 9].map((each) => (typeof each === 'string' ? each : `99990000-00${each}`)),
    );
    await reporter.close();
    await expect(reporter.render(example)).rejects.toBeInstanceOf(ReporterClosed);
    await reporter.close();
  });

  test('ending the loop early ends the source and drops what is under way', async () => {
    const reporter = await openReporter({ formats: ['pdf'], jobs });
    const taken = { count: 0 };
    const source = many(50, taken);
    for await (const { code } of reporter.renderAll(source)) {
      expect(code).toBe('99990000-001');
      break;
    }
    expect(taken.count).toBeLessThan(6);
    expect(await source.next()).toEqual({ done: true, value: undefined });
    expect((await reporter.render(project(7))).code).toBe('99990000-007');
    await reporter.close();
  });

  test('beyond the queue render rejects at once; an aborted report leaves the queue', async () => {
    const reporter = await openReporter({ formats: ['pdf'], jobs, queue: 1 });
    const running = Array.from({ length: jobs ?? 1 }, (_, at) => reporter.render(project(at + 1)));
    const controller = new AbortController();
    const waiting = reporter.render(project(8), { signal: controller.signal });
    await expect(reporter.render(project(9))).rejects.toBeInstanceOf(QueueFull);
    controller.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    const next = reporter.render(project(9));
    expect((await Promise.all([...running, next])).map(({ code }) => code).at(-1)).toBe('99990000-009');
    await expect(reporter.render(example, { signal: AbortSignal.abort() })).rejects.toThrow('abort');
    await reporter.close();
  });

  test('many reports may wait with one signal: it has a listener for all of them, and none when they are done', async () => {
    const reporter = await openReporter({ formats: ['pdf'], jobs });
    const { signal } = new AbortController();
    const reports = Array.from({ length: 20 }, (_, at) => reporter.render(project(at + 1), { signal }));
    expect(getEventListeners(signal, 'abort').length).toBeLessThanOrEqual(2); // of the reporter and of its engine
    await Promise.all(reports);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    await reporter.close();
  });

  test('an aborted signal drops all that wait with it, and no other', async () => {
    const reporter = await openReporter({ formats: ['pdf'], jobs });
    const running = Array.from({ length: jobs ?? 1 }, (_, at) => reporter.render(project(at + 1)));
    const controller = new AbortController();
    const dropped = [11, 12, 13].map((number) => reporter.render(project(number), { signal: controller.signal }));
    const other = reporter.render(project(14));
    controller.abort(new Error('gone'));
    const results = await Promise.allSettled(dropped);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect((await Promise.all([...running, other])).at(-1)?.code).toBe('99990000-014');
    await reporter.close();
  });

  test('closing waits for what was handed over', async () => {
    const reporter = await openReporter({ formats: ['pdf'], jobs });
    const reports = [1, 2, 3, 4].map((number) => reporter.render(project(number)));
    await reporter.close();
    expect((await Promise.all(reports)).map(({ pdf }) => pdf?.length ?? 0).every((length) => length > 10_000)).toBe(
      true,
    );
  });
});

test('processes give the same documents, data and findings as this process', { tags: 'exhaustive' }, async () => {
  const own = await openReporter();
  const pool = await openReporter({ jobs: 1 });
  for (const input of [example, { ...example, reports: [] }, 'schemaVersion: 2', { ...example, rationale: NaN }]) {
    expect(await pool.render(input as never)).toEqual(await own.render(input as never));
  }
  await pool.close();
});

test('one turn of the event loop takes no more than one report', async () => {
  const reporters = await Promise.all([openReporter({ formats: ['pdf'] }), openReporter({ formats: ['pdf'] })]);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  await Promise.all(Array.from({ length: 40 }, (_, at) => reporters[at % 2]!.render(example)));
  clearInterval(timer);
  expect(turns).toBeGreaterThanOrEqual(19);
});

describe('a lost process', () => {
  const setup = { root: process.cwd(), hasRoot: false, report: { formats: ['pdf'] } } as const;
  const input = (name: string) => () => prepareInput(name);
  const workerFile = new URL('./fake-worker.mjs', import.meta.url).pathname;

  test('fails its own report alone', async () => {
    const pool = createPool(2, setup, { workerFile });
    const results = await Promise.allSettled(['a', 'die', 'b', 'throw', 'c'].map((name) => pool.render(input(name))));
    await pool.close();
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    const reasons = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(reasons.every((reason) => reason instanceof RenderFailure)).toBe(true);
    expect(reasons.map(({ message }) => message)).toEqual([
      'the process that made the report was lost, twice (its process ended with status 7)',
      'raingan itself failed (thrown)',
    ]);
  });

  test('that hangs is ended after the time limit, one whose report is aborted at once', async () => {
    const pool = createPool(1, setup, { workerFile, timeLimitMs: 400 });
    await expect(pool.render(input('hang'))).rejects.toThrow('took longer than 0.4 s');
    const slow = createPool(1, setup, { workerFile });
    const controller = new AbortController();
    const hanging = slow.render(input('hang'), controller.signal);
    setTimeout(() => controller.abort(new Error('gone')), 300);
    await expect(hanging).rejects.toThrow('gone');
    await expect(slow.render(input('a'))).resolves.toMatchObject({ diagnostics: [] });
    await Promise.all([pool.close(), slow.close()]);
  });

  test('that never started is no fault of the report', async () => {
    const pool = createPool(1, setup, { workerFile: '/no/such/file.mjs' });
    await expect(pool.render(input('a'))).rejects.toMatchObject({ kind: 'environment' });
    await pool.close();
  });

  test('comes after this one where both need a core', async () => {
    const pool = createPool(1, setup, { workerFile });
    const pid = pidOf(await pool.render(input('pid')));
    expect(os.getPriority(pid)).toBeGreaterThan(os.getPriority());
    await pool.close();
  });

  test('that has nothing to do ends by itself', async () => {
    const pool = createPool(1, setup, { workerFile, idleMs: 50 });
    const first = await pool.render(input('pid'));
    await expect.poll(() => isAlive(pidOf(first)), { timeout: 100_000 }).toBe(false);
    expect(pidOf(await pool.render(input('pid')))).not.toBe(pidOf(first));
    await pool.close();
  });
});

function pidOf({ diagnostics }: { readonly diagnostics: readonly unknown[] }): number {
  return Number(diagnostics[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
