import { type OpenerName, openers } from './openers.ts';

/** What the child is sent, once. */
export interface ForeignTask {
  readonly opener: OpenerName;
  readonly bytes: Uint8Array;
  readonly options: unknown;
}

/** What it sends back, once. */
export type ForeignAnswer = { readonly value: unknown } | { readonly thrown: string };

/** Makes this process open the one file that it is sent, and end. */
export function serveForeign(): void {
  process.on('disconnect', () => process.exit());
  process.once('message', async (task: ForeignTask) => {
    process.send?.(await answer(task), undefined, undefined, () => process.exit());
  });
}

async function answer({ opener, bytes, options }: ForeignTask): Promise<ForeignAnswer> {
  try {
    const open = (await openers[opener]()) as (bytes: Uint8Array, options: unknown) => unknown;
    return { value: await open(bytes, options) };
  } catch (error) {
    return { thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
