/** What to do, and whether at the first signal, though a command that listens for it goes on to a good place to stop. */
const cleaners = new Map<() => void, boolean>();

/**
 * Does `clean` when this process ends, by itself or by a signal, and gives what calls it off. A process that a signal ended says
 * so to who started it, as it would without. A command that listens for signals itself decides when it ends; with `atOnce`
 * the first signal counts all the same.
 */
export function whenEnding(clean: () => void, { atOnce = false } = {}): () => void {
  if (cleaners.size === 0) listen();
  cleaners.set(clean, atOnce);
  return () => callOff(clean);
}

/** Signals that end a process which does not listen for them: Ctrl+C, a service's stop, a terminal that was closed. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function callOff(clean: () => void): void {
  if (cleaners.delete(clean) && cleaners.size === 0) unlisten();
}

function listen(): void {
  process.on('exit', cleanAll);
  for (const signal of endingSignals) process.on(signal, end);
}

function unlisten(): void {
  process.removeListener('exit', cleanAll);
  for (const signal of endingSignals) process.removeListener(signal, end);
}

function end(signal: NodeJS.Signals): void {
  const goesOn = process.listenerCount(signal) > 1;
  for (const [clean, atOnce] of [...cleaners]) if (atOnce || !goesOn) attempt(clean);
  if (!goesOn) process.kill(process.pid, signal);
}

function cleanAll(): void {
  for (const clean of [...cleaners.keys()]) attempt(clean); // the last one takes the listeners away
}

/** What cannot be cleaned up keeps nothing else from it. */
function attempt(clean: () => void): void {
  callOff(clean);
  try {
    clean();
  } catch {}
}
