import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Checks of the portable archive under Wine: `npm run windows` builds it and starts them. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/windows/**/*.check.ts'],
    testTimeout: 120_000,
    // Wine now and then leaves a killed program waiting.
    retry: 2,
    hookTimeout: 300_000,
    disableConsoleIntercept: true,
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  },
});
