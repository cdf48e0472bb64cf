export interface InOrderOptions {
  /** How many may be under way at a time. */
  readonly width: number;
  /** How many may be under way, wait for an earlier one, or be in the caller's hands; bounds the memory. */
  readonly window: number;
  readonly signal?: AbortSignal | undefined;
  /** Once the signal is aborted, what is under way is not waited for, either. */
  readonly abandons?: boolean | undefined;
}

/**
 * Results of `work`, which never rejects, in the order of `items`.
 * Starts no further item once the signal is aborted; those under way are still waited for, unless `abandons` is set.
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  { width, window, signal, abandons }: InOrderOptions,
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
  const abandoned = abandons && signal ? whenAborted(signal) : undefined;
  for (fill(); pending.length > 0; fill()) {
    const first = pending.shift() as Promise<R>;
    const result = await (abandoned ? Promise.race([first, abandoned]) : first);
    if (result === gone) return;
    yield result;
    delivered += 1;
  }
}

const gone = Symbol('gone');

/** Of a signal that is not aborted yet: after one that is, nothing is started, and nothing waited for. */
function whenAborted(signal: AbortSignal): Promise<typeof gone> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(gone), { once: true });
  });
}
