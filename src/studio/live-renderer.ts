import { toolSetup } from '../library/open-tools.ts';
import { createPool } from '../library/pool.ts';
import { prepareInput } from '../library/read-input.ts';
import type { RenderedSource } from '../library/render-source.ts';
import type { Format } from '../model/report-options.ts';

/** Makes the pages of a text that is being typed, in a process that stays warm. */
export interface LiveRenderer {
  render(file: string, bytes: Uint8Array): Promise<RenderedSource>;
  /** Template, fonts or settings changed: the next text meets a new process. */
  reopen(): void;
  close(): Promise<void>;
}

/** One process for all windows: they take turns, and each sends its next text when it has the pages of the last. */
export function createLiveRenderer(root: string): LiveRenderer {
  const formats: readonly Format[] = ['pdf'];
  const open = () => createPool(1, toolSetup({ root, formats }), { idleMs: 3_600_000, timeLimitMs: 20_000 });
  let pool = open();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    render(file, bytes) {
      const result = turn.then(() => pool.render(() => prepareInput(bytes, file)));
      turn = result.catch(() => {});
      return result;
    },
    reopen() {
      const old = pool;
      pool = open();
      turn.then(() => old.close());
    },
    close: () => turn.then(() => pool.close()),
  };
}
