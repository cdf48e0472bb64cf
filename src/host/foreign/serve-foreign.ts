import { type OpenerName, openers } from './openers.ts';

/** What the child is sent, once. */
export interface ForeignTask {
  readonly opener: OpenerName;
  /** Folder of the installed package. */
  readonly packageRoot: string;
  readonly bytes: Uint8Array;
  readonly options: unknown;
}

/** What it sends back: that the opener is loaded and begins, then the answer, once. */
export type ForeignAnswer =
  | 'begins'
  | { readonly value: unknown }
  | { readonly thrown: string; readonly residentMb: number };

/** Makes this process open the one file that it is sent, and end. */
export function serveForeign(): void {
  process.on('disconnect', () => process.exit());
  process.once('message', async (task: ForeignTask) => {
    process.send?.(await answer(task), undefined, undefined, () => process.exit());
  });
}

async function answer({ opener, packageRoot, bytes, options }: ForeignTask): Promise<ForeignAnswer> {
  try {
    const open = (await openers[opener](packageRoot)) as (bytes: Uint8Array, options: unknown) => unknown;
    await new Promise((resolve) => process.send?.('begins' satisfies ForeignAnswer, undefined, undefined, resolve));
    return { value: await open(bytes, options) };
  } catch (error) {
    const thrown = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { thrown, residentMb: process.memoryUsage.rss() / 1e6 };
  }
}
