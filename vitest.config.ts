import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // CommonJS packages are imported as Node itself imports them.
    deps: { interopDefault: false },
    testTimeout: 60_000,
    // A machine's zone and language must not reach a document; tests that vary them start processes of their own.
    env: { TZ: 'UTC', LC_ALL: 'C' },
  },
});
