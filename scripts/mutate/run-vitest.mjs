import { join } from 'node:path';
import { loadConfigFromFile } from 'vite';
import { createVitest } from 'vitest/node';

const [, , copy] = process.argv;
const own = await loadConfigFromFile({ command: 'serve', mode: 'test' }, join(copy, 'vitest.config.ts'));
const vitest = await createVitest('test', {
  root: copy,
  config: false,
  watch: false,
  include: ['test/**/*.test.ts'],
  deps: { interopDefault: false },
  pool: 'forks',
  maxWorkers: 1,
  fileParallelism: false,
  testTimeout: 60_000,
  bail: 1,
  tags: own.config.test.tags,
  env: { TZ: 'UTC', LC_ALL: 'C' },
  setupFiles: [join(copy, 'scripts/mutate/note-hits.mjs')],
  reporters: [{}],
});
await vitest.standalone();
const all = await vitest.globTestSpecifications();

process.on('message', async (file) => {
  const path = join(copy, file);
  // Failures of the runs before would count towards `bail`.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  const specifications = all.filter(({ moduleId }) => moduleId === path);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const ran = testModules.filter(({ moduleId }) => moduleId === path);
  process.send(outcomeOf(ran, unhandledErrors));
});

function outcomeOf(testModules, unhandledErrors) {
  const failed = testModules.flatMap((module) => [...module.children.allTests('failed')]);
  const errors = [...testModules.flatMap((module) => module.errors()), ...unhandledErrors];
  const [test] = failed;
  const message = test ? `${test.fullName}: ${test.result().errors[0]?.message}` : errors[0]?.message;
  const passed = testModules.length > 0 && failed.length === 0 && errors.length === 0;
  return { passed, reason: passed ? '' : String(message).split('\n')[0] };
}
