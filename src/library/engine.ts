import { setImmediate } from 'node:timers/promises';
import type { PreparedInput } from './read-input.ts';
import { type RenderedSource, type RenderTools, renderSource } from './render-source.ts';
import { createTurns } from './turns.ts';

/** What makes reports, here or in processes. */
export interface Engine {
  /** How many reports it makes at a time. */
  readonly width: number;
  /** Rejects with the signal's reason when the signal ends it, and with a `RenderFailure`. */
  render(prepare: () => PreparedInput, signal?: AbortSignal): Promise<RenderedSource>;
  /** Ends what it keeps open; nothing runs any more. */
  close(): Promise<void>;
}

/** One report of this process at a time, whatever number of reporters it has: no turn of the event loop takes two. */
const ownTurns = createTurns(1);

/** Makes reports in this process, one a turn of the event loop. */
export function createOwnEngine(tools: RenderTools): Engine {
  return {
    width: 1,
    render: (prepare, signal) =>
      ownTurns.take(
        async () => {
          await setImmediate();
          signal?.throwIfAborted();
          const rendered = await renderSource(prepare(), tools);
          signal?.throwIfAborted();
          return rendered;
        },
        { signal },
      ),
    close: async () => {},
  };
}
