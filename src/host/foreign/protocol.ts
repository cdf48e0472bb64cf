import type { OpenerName } from './openers.ts';

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
