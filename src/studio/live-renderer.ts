import { createOwnEngine, type Engine } from '../library/engine.ts';
import { openTools, toolSetup } from '../library/open-tools.ts';
import { createPool } from '../library/pool.ts';
import { prepareInput } from '../library/read-input.ts';
import type { RenderedSource } from '../library/render-source.ts';
import type { Format } from '../model/report-options.ts';

/** Makes the pages of a text that is being typed. */
export interface LiveRenderer {
  render(file: string, bytes: Uint8Array): Promise<RenderedSource>;
  /** Template, fonts or settings changed: the next text meets the new ones. */
  reopen(): void;
  close(): Promise<void>;
}

/**
 * A text of a usual length takes some milliseconds, less than its pages take to cross from another process: it is rendered
 * here. A longer one may take seconds: it is rendered in a process of its own, so that the studio answers meanwhile.
 */
const mostBytesHere = 100_000;

/** All windows take turns; each sends its next text when it has the pages of the last. */
export function createLiveRenderer(root: string): LiveRenderer {
  const formats: readonly Format[] = ['pdf'];
  const setup = toolSetup({ root, formats });
  let here: Promise<Engine> | undefined;
  let apart: Engine | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  function engineFor(length: number): Promise<Engine> | Engine {
    if (length > mostBytesHere) {
      apart ??= createPool(1, setup, { timeLimitMs: 20_000 });
      return apart;
    }
    here ??= openTools(setup).then(createOwnEngine);
    here.catch(() => {
      here = undefined; // whoever mends the settings tries again
    });
    return here;
  }

  return {
    render(file, bytes) {
      const result = turn.then(async () => (await engineFor(bytes.length)).render(() => prepareInput(bytes, file)));
      turn = result.catch(() => {});
      return result;
    },
    reopen() {
      const old = apart;
      [here, apart] = [undefined, undefined];
      turn.then(() => old?.close());
    },
    close: () => turn.then(() => apart?.close()),
  };
}
