/** Opens a file of others in a process of its own: the bytes of one file and plain options in, plain data out. */
export type OpenForeign = (
  opener: string,
  bytes: Uint8Array,
  options: object,
  limits?: { readonly timeLimitMs?: number | undefined },
) => Promise<Foreign<unknown>>;

export type Foreign<Value> =
  | { readonly value: Value; readonly failure?: undefined }
  | { readonly failure: ForeignFailure; readonly detail: string };

/**
 * - `too-long`: the time limit was reached.
 * - `too-much-memory`: the memory limit was reached.
 * - `broken`: the opener threw, or the process ended by itself.
 */
export type ForeignFailure = 'too-long' | 'too-much-memory' | 'broken';
