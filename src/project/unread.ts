import type { Path } from '../yaml/tree.ts';

/** Thrown where a rule reads a value that the file does not have in a form that can be read. */
const notRead = Symbol('not read');

/** The same value, of which nothing at or below the `unread` paths can be looked at. */
export function guarded<T extends object>(value: T, unread: readonly Path[]): T {
  if (unread.length === 0) return value;
  return new Proxy(value, {
    get(target, key) {
      const below = unread.filter(([step]) => String(step) === key).map((path) => path.slice(1));
      if (below.some((path) => path.length === 0)) throw notRead;
      const inner: unknown = Reflect.get(target, key);
      return typeof inner === 'object' && inner !== null ? guarded(inner, below) : inner;
    },
  });
}

/** What `run` gives, or nothing where it reads a value that is not there to be read. */
export function whereRead<T>(run: () => readonly T[]): readonly T[] {
  try {
    return run();
  } catch (reason) {
    if (reason === notRead) return [];
    throw reason;
  }
}

/** Whether a path leads to a value that was read. */
export function isRead(path: Path, unread: readonly Path[]): boolean {
  return !unread.some((each) => each.every((step, index) => path[index] === step));
}
