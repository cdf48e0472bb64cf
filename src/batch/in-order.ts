/**
 * Results of `work` in the order of `items`, with at most `width` of them under way or waiting for their turn.
 * Starts no further item once the signal is aborted; those under way are still waited for.
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
  signal?: AbortSignal,
): AsyncGenerator<R> {
  const pending: Promise<R>[] = [];
  let next = 0;
  const fill = () => {
    for (; pending.length < width && next < items.length && !signal?.aborted; next += 1) {
      pending.push(work(items[next] as T));
    }
  };
  for (fill(); pending.length > 0; fill()) yield await (pending.shift() as Promise<R>);
}
