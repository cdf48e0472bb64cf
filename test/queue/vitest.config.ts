import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Checks against real servers: `npm run queue-checks` sees to those and starts them. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/queue/**/*.check.ts'],
    // They wait for locks and servers more than they compute.
    maxWorkers: 3,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  },
});
