/** Results of `work` in the order of the items, of which it takes only as many as are worked on at a time. */
export async function* inOrderOf<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  width: number,
): AsyncGenerator<Result, void, undefined> {
  const iterator = iteratorOf(items);
  const started: Promise<Result>[] = [];
  let coming: Promise<IteratorResult<Item>> | undefined;
  let isDone = false;
  try {
    for (;;) {
      if (!isDone && started.length < width) coming ??= Promise.resolve(iterator.next());
      const first = started[0];
      if (coming === undefined) {
        if (first === undefined) return;
        yield await first;
        started.shift();
        continue;
      }
      // A slow source keeps no finished result back.
      const next = await Promise.race([coming, ...(first ? [first.then(() => undefined)] : [])]);
      if (next === undefined) {
        yield await first!;
        started.shift();
        continue;
      }
      coming = undefined;
      if (next.done) isDone = true;
      else started.push(handled(work(next.value)));
    }
  } finally {
    if (!isDone) await iterator.return?.();
  }
}

/** A rejection is met when its turn to be yielded comes, and is unhandled until then. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

function iteratorOf<Item>(items: Iterable<Item> | AsyncIterable<Item>): Iterator<Item> | AsyncIterator<Item> {
  return Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
}
