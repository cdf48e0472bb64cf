import { setImmediate } from 'node:timers/promises';
import { type BuildTools, buildSource } from './build-source.ts';
import type { SourceResult } from './source-result.ts';

/** What turns data files into reports, here or in worker threads. */
export interface Builder {
  /** How many files to hand over at a time. */
  readonly width: number;
  /** Never rejects. */
  build(file: string): Promise<SourceResult>;
  close(): Promise<void>;
}

/** Builds one report after the other in this thread. */
export function openBuilder(tools: BuildTools): Builder {
  return {
    width: 1,
    async build(file) {
      const result = await buildSource(file, tools);
      await setImmediate(); // lets an interrupt in between two reports
      return result;
    },
    close: async () => {},
  };
}
