import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Checks that need other programs than Node: `npm run conformance` sees to those and starts them. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/conformance/**/*.check.ts'],
    globalSetup: ['test/conformance/support/build-documents.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // A verdict a line, as it comes.
    disableConsoleIntercept: true,
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    update: process.env.RAINGAN_UPDATE === '1' ? 'all' : 'none',
  },
});
