/** Work that runs side by side, and work that must run alone: what may end this process shall take no other down with it. */
export interface SideBySide {
  beside<T>(work: () => Promise<T>): Promise<T>;
  /** Begins when all other work is done; none begins before it ends. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** Work in turn for one process of a worker. */
export function createSideBySide(): SideBySide {
  const running = new Set<Promise<unknown>>();
  let last: Promise<unknown> | undefined; // of the work that runs alone

  async function beside<T>(work: () => Promise<T>): Promise<T> {
    while (last) await last;
    const mine = work();
    running.add(mine);
    return mine.finally(() => running.delete(mine));
  }

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    const before = last;
    const mine = (async () => {
      await before;
      await Promise.allSettled(running);
      return work();
    })();
    const settled = mine.then(ignore, ignore);
    last = settled;
    settled.then(() => {
      if (last === settled) last = undefined;
    });
    return mine;
  }

  return { beside, alone };
}

const ignore = () => {};
