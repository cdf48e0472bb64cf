import { describe, expect, test } from 'vitest';
import type { Builder } from '../../src/batch/builder.ts';
import { inOrder } from '../../src/batch/in-order.ts';
import { createSharedBuilder } from '../../src/batch/shared-builder.ts';
import { type Failure, failedSource, type SourceResult } from '../../src/batch/source-result.ts';

const files = Array.from({ length: 12 }, (_, at) => `data/2564/21000000-${1000 + at}.yaml`);

const built = (file: string): SourceResult => ({ ...failedSource(file, failure(false)), state: 'built' });

const failure = (endsRun: boolean): Failure => ({
  kind: 'environment',
  message: { th: 'เริ่มไม่ได้', en: 'does not start' },
  hint: { th: '', en: '' },
  endsRun,
});

/** Builds one file after the other, each as soon as the event loop has turned this many times. */
function builderOf(width: number, turns: number, result = built) {
  const log: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const builder: Builder & { isClosed: boolean } = {
    width,
    isClosed: false,
    build(file) {
      log.push(file);
      const done = last.then(async () => {
        for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
        return result(file);
      });
      last = done;
      return done;
    },
    async close() {
      builder.isClosed = true;
    },
  };
  return { builder, log };
}

async function buildAll(here: Builder, others: Builder): Promise<SourceResult[]> {
  const { build, width, window = 0, close } = createSharedBuilder(here, others);
  const results: SourceResult[] = [];
  for await (const result of inOrder(files, build, { width, window })) results.push(result);
  await close();
  return results;
}

describe('a run that this process shares with others', () => {
  test('every file is built once, by whoever is free', async () => {
    const [here, others] = [builderOf(1, 1), builderOf(2, 1)];
    const results = await buildAll(here.builder, others.builder);
    expect(results).toEqual(files.map(built));
    expect([...here.log, ...others.log].sort()).toEqual(files);
    expect(Math.min(here.log.length, others.log.length)).toBeGreaterThan(2);
    expect([here.builder.isClosed, others.builder.isClosed]).toEqual([true, true]);
  });

  test('the others have their first files before this process begins', async () => {
    const order: string[] = [];
    const noting = (name: string, builder: Builder): Builder => ({
      ...builder,
      build(file) {
        order.push(name);
        return builder.build(file);
      },
    });
    await buildAll(noting('here', builderOf(1, 1).builder), noting('other', builderOf(2, 1).builder));
    expect(order.slice(0, 3)).toEqual(['other', 'other', 'here']);
  });

  test('while the others start, this process goes on', async () => {
    const [here, others] = [builderOf(1, 0), builderOf(2, 200)];
    await buildAll(here.builder, others.builder);
    expect(others.log).toEqual(files.slice(1, 3));
    expect(here.log).toHaveLength(10);
  });

  test('where the others cannot start, this process builds everything', async () => {
    const [here, others] = [builderOf(1, 1), builderOf(2, 1, (file) => failedSource(file, failure(true)))];
    expect(await buildAll(here.builder, others.builder)).toEqual(files.map(built));
    expect(here.log.toSorted()).toEqual(files);
    expect(others.log.length, 'what they are handed before it is known').toBeLessThan(5);
  });

  test('a report that fails there has failed', async () => {
    const others = builderOf(2, 1, (file) => failedSource(file, failure(false)));
    const results = await buildAll(builderOf(1, 1).builder, others.builder);
    expect(results.filter(({ state }) => state === 'failed').map(({ file }) => file)).toEqual(others.log);
    expect(others.log.length).toBeGreaterThan(2);
  });
});
