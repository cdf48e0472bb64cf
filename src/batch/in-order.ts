export interface InOrderOptions {
  /** How many may be under way at a time. */
  readonly width: number;
  /** How many may be under way, wait for an earlier one, or be in the caller's hands; bounds the memory. */
  readonly window: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Results of `work`, which never rejects, in the order of `items`.
 * Starts no further item once the signal is aborted; those under way are still waited for.
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  { width, window, signal }: InOrderOptions,
): AsyncGenerator<R> {
  const pending: Promise<R>[] = [];
  let next = 0;
  let running = 0;
  let delivered = 0;
  const start = (item: T) =>
    work(item).finally(() => {
      running -= 1;
      fill();
    });
  const fill = () => {
    for (; running < width && next - delivered < window && next < items.length && !signal?.aborted; next += 1) {
      running += 1;
      pending.push(start(items[next] as T));
    }
  };
  for (fill(); pending.length > 0; fill()) {
    yield await (pending.shift() as Promise<R>);
    delivered += 1;
  }
}
