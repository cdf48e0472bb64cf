import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What these files do reaches the whole process, so each has a process of its own. The others share one a core. */
const isolated = [
  'test/docx/package.test.ts', // changes the clock, chance, zone and folder
  'test/fast/same-bytes.test.ts', // loads all modules anew for each fast path
  'test/batch/result-memory.test.ts', // counts what is alive
  'test/batch/serve-tasks.test.ts', // is a worker itself
  'test/host/foreign/open-foreign.test.ts', // starts processes from the sources
  'test/host/lock-races.test.ts', // puts another `node:fs` in the place of Node's
];

/** Files that take longest, the longest first: none of them may begin when the others are done. */
const longest = [
  'test/archive/bag.test.ts',
  'test/cli/sign-verify.test.ts',
  'test/verify/verify-file.test.ts',
  'test/library/reporter.test.ts',
  'test/library/installed.test.ts',
  'test/cli/main.test.ts',
  'test/hostile/foreign-files.test.ts',
  'test/batch/worker-pool.test.ts',
  'test/summary/summary-command.test.ts',
  'test/reports/pictures.test.ts',
  'test/import/tables.test.ts',
  'test/reports/pagination.test.ts',
  'test/project/hostile.test.ts',
  'test/docx/word-template/office.test.ts',
  'test/ink/extraction.test.ts',
  'test/pdf/conformance.test.ts',
  'test/studio/routes.test.ts',
  'test/cli/commands/watch.test.ts',
  'test/cli/leftovers.test.ts',
];

for (const file of [...isolated, ...longest])
  if (!existsSync(file)) throw new Error(`vitest.config.ts names ${file}, and there is no such file`);

/** Files of others are opened in the test's own process: one that runs from the sources takes a second to load them. */
const opensForeignHere = {
  find: /^.*\/foreign\/open-foreign\.ts$/,
  replacement: fileURLToPath(new URL('test/support/open-foreign-here.ts', import.meta.url)),
};

/** The order of files: what has a process of its own, then the longest first. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project, moduleId }: TestSpecification) => {
      const at = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
      return (project.config.isolate ? -longest.length : 0) + (at < 0 ? 0 : at - longest.length);
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig(({ mode }) => ({
  test: {
    projects: [
      {
        extends: true,
        resolve: { alias: [opensForeignHere] },
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: isolated, isolate: false },
      },
      { extends: true, test: { name: 'isolated', include: isolated } },
    ],
    globalSetup: ['test/support/built-package.ts', 'test/support/scratch-folder.ts'],
    // CommonJS packages are imported as Node itself imports them.
    deps: { interopDefault: false },
    // Vitest leaves a core free; on two cores that is half of them.
    maxWorkers: '100%',
    // Thousands of short-lived documents: with a larger nursery the collector runs a quarter as often. Most functions run too
    // seldom for the compiler to earn its time back, as in a run of a hundred reports (src/fast/bundle/tune-compiler.ts).
    execArgv: ['--max-semi-space-size=64', '--interrupt-budget=600000', '--max-inlined-bytecode-size-cumulative=300'],
    // What a source file becomes is kept in `node_modules`, under a digest of the file and of this configuration.
    experimental: { fsModuleCache: true },
    // They stop what hangs; a busy machine reaches none of them.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    tags: [
      // The whole run keeps every core busy with processes of its own: a test of nine seconds took two hundred.
      { name: 'exhaustive', description: 'the whole of what other tests take a part of', timeout: 600_000 },
      { name: 'thorough', description: 'with ten times as many cases in `npm run test:exhaustive`', timeout: 600_000 },
    ],
    // With `--sequence.shuffle` files and tests come in any order.
    sequence: process.argv.some((word) => word.startsWith('--sequence.shuffle')) ? {} : { sequencer: LongestFirst },
    // A machine's zone and language must not reach a document; tests that vary them start processes of their own.
    env: { TZ: 'UTC', LC_ALL: 'C', RAINGAN_CASES: mode === 'exhaustive' ? 'all' : 'some' },
  },
}));
