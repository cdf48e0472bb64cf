import { setImmediate } from 'node:timers/promises';
import type { Builder } from './builder.ts';
import type { SourceResult } from './source-result.ts';

/**
 * Builds in this process, and beside it in others, which have the next files at hand. A failure that would end the run, as
 * that no process can be started, does not: this process then builds the rest alone.
 */
export function createSharedBuilder(here: Builder, others: Builder): Builder {
  let last: Promise<unknown> = Promise.resolve();
  let waitingHere = 0;
  let areLost = false;

  function buildHere(file: string): Promise<SourceResult> {
    waitingHere += 1;
    const result = last.then(async () => {
      await setImmediate(); // the others are sent theirs before this process is busy
      return here.build(file);
    });
    last = result.finally(() => {
      waitingHere -= 1;
    });
    return result;
  }

  return {
    width: here.width + others.width,
    window: startingWindow,
    async build(file) {
      if (areLost || waitingHere === 0) return buildHere(file);
      const result = await others.build(file);
      if (!result.failure?.endsRun) return result;
      areLost = true;
      return buildHere(file);
    },
    async close() {
      await Promise.all([here.close(), others.close()]);
    },
  };
}

/** As many reports as this process builds, on a slow machine, while another starts and the results wait for its first. */
const startingWindow = 64;
