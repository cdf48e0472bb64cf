import { createWorkspace } from '../node-workspace.ts';
import { openers } from './openers.ts';
import type { ForeignAnswer, ForeignTask } from './protocol.ts';

/** Makes this process open the one file that it is sent, and end. */
export function serveForeign(): void {
  process.on('disconnect', () => process.exit());
  process.once('message', async (task: ForeignTask) => {
    process.send?.(await answer(task), undefined, undefined, () => process.exit());
  });
}

async function answer({ opener, packageRoot, bytes, options }: ForeignTask): Promise<ForeignAnswer> {
  try {
    // The child may read the package and nothing else, and starts no process.
    const workspace = createWorkspace({ root: packageRoot, packageRoot, startsProcesses: false });
    const open = (await openers[opener](workspace)) as (bytes: Uint8Array, options: unknown) => unknown;
    await new Promise((resolve) => process.send?.('begins' satisfies ForeignAnswer, undefined, undefined, resolve));
    return { value: await open(bytes, options) };
  } catch (error) {
    const thrown = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { thrown, residentMb: process.memoryUsage.rss() / 1e6 };
  }
}
