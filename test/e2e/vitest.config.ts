import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Stories in a real browser: `npm run e2e` sees to it and starts them. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/e2e/**/*.story.ts'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    maxWorkers: 2,
    expect: { poll: { timeout: 10_000 } },
    // A browser on a busy machine: what fails twice is a fault.
    retry: 1,
    env: { TZ: 'Asia/Bangkok', LC_ALL: 'C.UTF-8' },
  },
});
