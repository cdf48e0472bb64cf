import v8 from 'node:v8';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { buildSource } from '../../src/batch/builder.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { openFakeReporter } from './fake-reporter.mjs';

v8.setFlagsFromString('--expose-gc');
const collectGarbage: () => void = vm.runInNewContext('gc');

test('what is kept of a report does not keep the text of its data alive', async () => {
  const textLength = 200_000;
  const count = 50;
  const options = { report: { formats: ['pdf'] as const }, out: 'out', strict: false };
  const workspace = createMemoryWorkspace();
  const { value: reporter } = await openFakeReporter(workspace, options.report);
  if (!reporter) throw new Error('the fake reporter is always there');
  const build = async (at: number) => {
    const file = `data/21000000-${1000 + at}.yaml`;
    const text = `# good 21000000-${1000 + at} 2564\n# ${'ก'.repeat(textLength)}\n`;
    const reading = { ...workspace, readBytes: () => Buffer.from(text) };
    return buildSource(file, { workspace: reading, reporter, options });
  };
  await build(0);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const kept = [];
  for (let at = 0; at < count; at += 1) kept.push(await build(at));
  collectGarbage();
  const grown = process.memoryUsage().heapUsed - before;
  expect(kept.every(({ state, code }) => state === 'built' && code !== null)).toBe(true);
  expect(grown).toBeLessThan((count * 2 * textLength) / 4); // as UTF-16; with slices all of it stays
});
