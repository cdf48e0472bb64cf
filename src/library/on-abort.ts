interface Waiting {
  /** What is to be called when the signal aborts. */
  readonly calls: Set<() => void>;
  readonly listener: () => void;
}

const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls `run` once when the signal aborts, unless what it returns was called before. However many reports wait with one
 * signal, it has one listener: from eleven on Node would warn of a leak.
 */
export function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (!signal) return () => {};
  const { calls, listener } = waitingFor.get(signal) ?? listenTo(signal);
  calls.add(run);
  return () => {
    calls.delete(run);
    if (calls.size > 0) return;
    waitingFor.delete(signal);
    signal.removeEventListener('abort', listener);
  };
}

function listenTo(signal: AbortSignal): Waiting {
  const calls = new Set<() => void>();
  const listener = () => {
    for (const run of calls) run();
  };
  waitingFor.set(signal, { calls, listener });
  signal.addEventListener('abort', listener, { once: true });
  return { calls, listener };
}
