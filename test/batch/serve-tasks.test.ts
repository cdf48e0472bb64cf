import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ready, serveTasks, workerSetup } from '../../src/batch/serve-tasks.ts';
import { serveWorker, type WorkerSetup, type WorkerTools } from '../../src/batch/serve-worker.ts';
import type { SourceResult } from '../../src/batch/source-result.ts';
import { failureOfKind } from '../../src/model/environment-failure.ts';
import { openFakeReporter } from './fake-reporter.mjs';
import { madeWorkspace } from './made-workspaces.ts';

type Listener = (message?: unknown) => unknown;

// This process becomes the worker: what it listens to and what it sends is caught.
const listeners = new Map<string, Listener>();
const sent: unknown[] = [];
const given = { argv: process.argv, send: process.send };

beforeEach(() => {
  listeners.clear();
  sent.length = 0;
  vi.spyOn(process, 'on').mockImplementation((event, listener) => {
    listeners.set(String(event), listener as Listener);
    return process;
  });
  process.send = (message: unknown) => sent.push(message) > 0;
});

afterEach(() => {
  vi.restoreAllMocks();
  process.argv = given.argv;
  if (given.send) process.send = given.send;
});

const receive = (task: unknown) => void listeners.get('message')!(task);
const results = (count: number) => expect.poll(() => sent.length).toBe(count);

describe('a worker', () => {
  test('says that it is ready, and does its tasks one after the other', async () => {
    const log: string[] = [];
    serveTasks<string, string>({
      open: async () => {
        log.push('open');
        return async (task) => {
          log.push(`begin ${task}`);
          await new Promise((resolve) => setTimeout(resolve, task === 'one' ? 10 : 0));
          log.push(`end ${task}`);
          return `done ${task}`;
        };
      },
      failed: () => 'failed',
    });
    expect([sent, log], 'nothing is opened before the first task').toEqual([[ready], []]);
    receive('one');
    receive('two');
    await results(3);
    expect(sent.slice(1)).toEqual(['done one', 'done two']);
    expect(log).toEqual(['open', 'begin one', 'end one', 'begin two', 'end two']);
  });

  test('says of a task that failed why, and goes on', async () => {
    serveTasks<string, string>({
      open: async () => async (task) => {
        if (task === 'bad') throw new Error('a reason');
        return task;
      },
      failed: (error, task) => `${task}: ${(error as Error).message}`,
    });
    receive('bad');
    receive('good');
    await results(3);
    expect(sent.slice(1)).toEqual(['bad: a reason', 'good']);
  });

  test('says of every task why nothing could be opened, which is tried once', async () => {
    let opened = 0;
    serveTasks<string, string>({
      open: async () => {
        opened += 1;
        throw new Error('no fonts');
      },
      failed: (error, task) => `${task}: ${(error as Error).message}`,
    });
    receive('one');
    receive('two');
    await results(3);
    expect([sent.slice(1), opened]).toEqual([['one: no fonts', 'two: no fonts'], 1]);
  });

  test('goes on at an interrupt, and ends with its run', () => {
    const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as never);
    serveTasks({ open: async () => async () => {}, failed: () => {} });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) expect(listeners.get(signal)!(), signal).toBeUndefined();
    expect(exit).not.toHaveBeenCalled();
    listeners.get('disconnect')!();
    expect(exit).toHaveBeenCalledWith();
  });

  test('receives what it works with in its argument', () => {
    process.argv = ['node', 'worker.js', '{"root":"/ก"}'];
    expect(workerSetup()).toEqual({ root: '/ก' });
    process.argv = ['node', 'worker.js'];
    expect(workerSetup).toThrow(SyntaxError);
  });
});

describe('a worker of a run', () => {
  const file = 'data/2564/21000000-0001.yaml';
  async function built(tools: Partial<WorkerTools>, files: Record<string, string> = {}) {
    const setup: WorkerSetup = {
      ...{ root: '/', packageRoot: '/package', held: [], isTemporary: true },
      options: { report: { formats: ['pdf'] }, out: 'output', strict: false },
    };
    process.argv = ['node', 'worker.js', JSON.stringify(setup)];
    const workspace = madeWorkspace({ files: { [file]: '# good 21000000-0001 2564', ...files } });
    const opened: unknown[] = [];
    const createWorkspace: WorkerTools['createWorkspace'] = (folders) => {
      opened.push(folders);
      return workspace;
    };
    serveWorker({ createWorkspace, openReporter: openFakeReporter, ...tools });
    receive(file);
    await results(2);
    return { result: sent[1] as SourceResult, opened, workspace, setup };
  }

  test('builds the files whose names it is sent, in a workspace that starts no process of its own', async () => {
    const { result, opened, workspace, setup } = await built({});
    expect(result).toMatchObject({ file, state: 'built', code: '21000000-0001' });
    expect(opened).toEqual([{ ...setup, startsProcesses: false }]);
    expect(workspace.exists('output/2564/21000000-0001.pdf')).toBe(true);
  });

  test('fails each file where the template was spoiled meanwhile', async () => {
    const { result } = await built({ openReporter: async () => ({ diagnostics: [] }) });
    expect(result).toMatchObject({ file, state: 'failed', failure: { kind: 'internal' } });
    expect(result.failure?.message.en).toContain('changed while the run was under way');
  });

  test('fails each file for the machine’s reason', async () => {
    const refuse = async () => {
      throw failureOfKind('unreadable', 'fonts.yaml');
    };
    expect((await built({ openReporter: refuse })).result).toMatchObject({
      ...{ file, state: 'failed', failure: { kind: 'environment' } },
    });
  });
});
