import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // CommonJS packages are imported as Node itself imports them.
    deps: { interopDefault: false },
    // Vitest leaves a core free; on two cores that is half of them.
    maxWorkers: '100%',
    testTimeout: 60_000,
    // A machine's zone and language must not reach a document; tests that vary them start processes of their own.
    env: { TZ: 'UTC', LC_ALL: 'C' },
  },
});
