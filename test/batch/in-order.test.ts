import { expect, test } from 'vitest';
import { inOrder } from '../../src/batch/in-order.ts';

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('results come in the order of the items, however long each takes', async () => {
  const results: number[] = [];
  const slowFirst = async (item: number) => {
    await after(20 - item * 4);
    return item;
  };
  for await (const result of inOrder([0, 1, 2, 3, 4], slowFirst, { width: 3, window: 9 })) results.push(result);
  expect(results).toEqual([0, 1, 2, 3, 4]);
});

test('no more than the width are under way', async () => {
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await after(1);
    running -= 1;
  };
  for await (const _ of inOrder(Array.from({ length: 20 }), work, { width: 3, window: 9 }));
  expect(most).toBe(3);
});

test('after an abort the started ones finish and no other starts', async () => {
  const controller = new AbortController();
  const started: number[] = [];
  const finished: number[] = [];
  const work = async (item: number) => {
    started.push(item);
    return item;
  };
  for await (const item of inOrder([0, 1, 2, 3, 4, 5], work, { width: 2, window: 2, signal: controller.signal })) {
    finished.push(item);
    if (item === 1) controller.abort();
  }
  expect(finished).toEqual(started);
  expect(finished).toEqual([0, 1, 2]);
});

test('while one takes long, others go on, but no more than the window holds', async () => {
  const started: number[] = [];
  let release = () => {};
  const work = (item: number) => {
    started.push(item);
    return item === 0 ? new Promise<void>((resolve) => (release = resolve)) : Promise.resolve();
  };
  const results = inOrder([0, 1, 2, 3, 4, 5, 6], work, { width: 2, window: 4 });
  const first = results.next();
  await after(5);
  expect(started).toEqual([0, 1, 2, 3]);
  release();
  await first;
  for await (const _ of results);
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('once aborted, an order that abandons waits for nothing that is under way', async () => {
  const controller = new AbortController();
  const finished: number[] = [];
  const work = (item: number) => (item < 2 ? Promise.resolve(item) : new Promise<number>(() => {}));
  const order = { width: 1, window: 1, signal: controller.signal, abandons: true };
  for await (const item of inOrder([0, 1, 2, 3], work, order)) {
    finished.push(item);
    if (item === 1) setTimeout(() => controller.abort(), 1);
  }
  expect(finished).toEqual([0, 1]);
});

test('one that is aborted before it begins starts nothing, abandoning or not', async () => {
  const started: number[] = [];
  const work = async (item: number) => started.push(item);
  for (const abandons of [true, false]) {
    for await (const _ of inOrder([0, 1], work, { width: 2, window: 2, signal: AbortSignal.abort(), abandons }));
  }
  expect(started).toEqual([]);
});

test('an order that abandons gives all results where nothing is aborted, with a signal and without', async () => {
  for (const signal of [new AbortController().signal, undefined]) {
    const results: number[] = [];
    const order = { width: 2, window: 2, signal, abandons: true };
    for await (const item of inOrder([0, 1, 2], async (each) => each, order)) results.push(item);
    expect(results).toEqual([0, 1, 2]);
  }
});

test('results that nobody takes count in the window', async () => {
  const started: number[] = [];
  const results = inOrder(
    [0, 1, 2, 3, 4, 5],
    async (item) => {
      started.push(item);
      return item;
    },
    { width: 2, window: 3 },
  );
  await results.next();
  await after(1);
  expect(started, 'one in the caller’s hands, two that wait').toEqual([0, 1, 2]);
  await results.next();
  await after(1);
  expect(started).toEqual([0, 1, 2, 3]);
  await results.return(undefined);
});
