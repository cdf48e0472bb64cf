import type { PlainValue } from './render-value.ts';
import type { Path } from './tree.ts';

/** A plain value with another value at `path`; missing groups on the way are made. */
export function withValue(tree: unknown, [step, ...rest]: Path, value: PlainValue): unknown {
  if (step === undefined) return value;
  if (Array.isArray(tree)) {
    const copy = [...tree];
    copy[Number(step)] = withValue(copy[Number(step)], rest, value);
    return copy;
  }
  const group = (tree ?? {}) as Record<string, unknown>;
  return { ...group, [String(step)]: withValue(group[String(step)], rest, value) };
}

/** With an item in front of the one that is at `path`. */
export function withItem(tree: unknown, path: Path, value: PlainValue): unknown {
  const list = path
    .slice(0, -1)
    .reduce((inner: unknown, step) => (inner as Record<string, unknown>)[String(step)], tree);
  return withValue(tree, path.slice(0, -1), (list as PlainValue[]).toSpliced(Number(path.at(-1)), 0, value));
}

/** Without the key or the item at `path`. */
export function withoutValue(tree: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (Array.isArray(tree))
    return rest.length === 0
      ? tree.toSpliced(Number(step), 1)
      : tree.with(Number(step), withoutValue(tree[Number(step)], rest));
  const { [String(step)]: inner, ...others } = tree as Record<string, unknown>;
  return rest.length === 0 ? others : { ...(tree as object), [String(step)]: withoutValue(inner, rest) };
}

/** With the item at `index` of a list before the one in front of it. */
export function withSwapped(tree: unknown, list: Path, index: number): unknown {
  const items = list.reduce((value, step) => (value as Record<string, unknown>)[String(step)], tree) as PlainValue[];
  return withValue(tree, list, items.with(index, items[index - 1]!).with(index - 1, items[index]!));
}

/** Whether two plain values are equal, whatever the order of their keys. */
export function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
