import { api, type FailureShown, failureOf } from './api.ts';
import { createStore } from './store.ts';

/** Why the studio cannot be reached, if it cannot. */
export const connection = createStore<FailureShown | undefined>(undefined);

const everyMs = 1500;

/** Asks again and again what changed on the disk; a file given to `changed` may be `data`, for all of them. */
export function followDisk(start: number, changed: (files: readonly string[]) => void): () => void {
  let since = start;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  async function look(): Promise<void> {
    clearTimeout(timer);
    try {
      const { change, files } = await api.changes(since);
      const isBack = connection.get() !== undefined;
      since = change;
      connection.set(undefined);
      if (isBack) changed(['data']);
      else if (files.length > 0) changed(files);
    } catch (error) {
      connection.set(failureOf(error));
    }
    if (!stopped) timer = setTimeout(look, document.hidden ? everyMs * 4 : everyMs);
  }
  const shown = () => void (document.hidden || look());
  document.addEventListener('visibilitychange', shown);
  timer = setTimeout(look, everyMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', shown);
  };
}
