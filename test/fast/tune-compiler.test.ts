import { channel } from 'node:diagnostics_channel';
import { expect, test } from 'vitest';
import { alone } from '../../src/batch/processes.ts';
import { run } from '../../src/batch/run.ts';
import { tuneCompiler } from '../../src/fast/bundle/tune-compiler.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import type { Format } from '../../src/model/report-options.ts';
import { openFakeReporter } from '../batch/fake-reporter.mjs';

// The runs of src/batch announce what the settings of V8 depend on; neither imports the other.

async function flagsAfter(reports: number, formats: readonly Format[], bytes = 100): Promise<string[]> {
  const flags: string[] = [];
  tuneCompiler(
    () => flags.push('DOCX writer loaded'),
    (flag) => flags.push(flag),
  );
  const code = (at: number) => `21000000-${1000 + at}`;
  const files = Object.fromEntries(
    Array.from({ length: reports }, (_, at) => [`data/${code(at)}.yaml`, `# good ${code(at)} 2564`.padEnd(bytes)]),
  );
  await run(
    {
      files: Object.keys(files),
      options: { report: { formats }, out: 'output', strict: false },
      processes: () => alone,
    },
    {
      workspace: createMemoryWorkspace({ files: { ...files, 'package/dist/digest.txt': 'x' } }),
      openReporter: openFakeReporter,
      openPool: () => Promise.reject(new Error('no pool with one job')),
      lock: () => ({ renew() {}, release() {} }),
      listener: { opened() {}, damaged() {}, compared() {}, building() {}, finished() {}, notRecorded() {} },
    },
  );
  return flags;
}

test('for one short PDF, V8 compiles nothing to machine code', async () => {
  expect(await flagsAfter(1, ['pdf'])).toEqual(['--no-opt', '--no-incremental-marking']);
});

test('for one long report, V8 soon compiles again', async () => {
  expect((await flagsAfter(1, ['pdf'], 60_000)).slice(2)).toEqual(['--opt', '--incremental-marking']);
});

test('for one DOCX, what writes it is loaded first, while its bytecode fits', async () => {
  const found = await flagsAfter(1, ['pdf', 'docx']);
  expect(found).toEqual(['DOCX writer loaded', '--no-opt', '--no-incremental-marking']);
});

test('for several reports, V8 compiles less from the first on', async () => {
  const found = await flagsAfter(3, ['pdf']);
  expect(found).not.toContain('--no-opt');
  expect(found[0]).toContain('inlined');
  expect(found.filter((flag) => flag.includes('inlined'))).toHaveLength(1);
});

test('for several DOCX, what writes them is loaded first, while its bytecode fits', async () => {
  expect(await flagsAfter(2, ['docx'])).toEqual(['DOCX writer loaded', ...(await flagsAfter(2, ['pdf']))]);
});

test.each([
  [1000, []],
  [1001, ['--heap-growing-percent=20']],
])('for a summary of %i projects, the heap is looked through often: %j', (projects, expected) => {
  const flags: string[] = [];
  tuneCompiler(
    () => {},
    (flag) => void flags.push(flag),
  );
  channel('raingan:summary').publish(projects);
  expect(flags).toEqual(expected);
});
