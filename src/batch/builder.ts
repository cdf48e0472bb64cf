import { setImmediate } from 'node:timers/promises';
import { type BuildTools, buildSource } from './build-source.ts';
import type { SourceResult } from './source-result.ts';

/** What turns data files into reports, here or in worker processes. */
export interface Builder {
  /** How many files to hand over at a time. */
  readonly width: number;
  /** Never rejects. */
  build(file: string): Promise<SourceResult>;
  close(): Promise<void>;
}

export interface BuilderTools extends BuildTools {
  /** Called when a first report is built, all its modules are loaded, and another follows. */
  readonly beforeSecond?: (() => void) | undefined;
}

/** Builds one report after the other in this process. */
export function openBuilder(tools: BuilderTools): Builder {
  let count = 0;
  return {
    width: 1,
    async build(file) {
      count += 1;
      if (count === 2) tools.beforeSecond?.();
      const result = await buildSource(file, tools);
      await setImmediate(); // lets an interrupt in between two reports
      return result;
    },
    close: async () => {},
  };
}
