import type { Range } from '../diagnostics/diagnostic.ts';
import type { SourceText } from './source-text.ts';
import type { Path } from './tree.ts';
import type { YamlEntry, YamlNode } from './yaml-node.ts';

export type Locate = (path: Path, which?: 'key' | 'value') => Range;

/**
 * Finds where a path stands in the file: its value, or its key; for a path that is not there, the nearest key above it.
 * `readRoot` is called for the first place asked for, if there is one.
 */
export function locator(readRoot: () => YamlNode, source: SourceText): Locate {
  const child = childFinder();
  let root: YamlNode | undefined;
  return (path, which = 'value') => {
    root ??= readRoot();
    const found = follow(root, path, child);
    const value = found.complete && which === 'value' ? spanOf(found.value, source.text) : undefined;
    const [start, end] = value ?? spanOf(found.key, source.text) ?? firstKeySpan(found.value, source.text) ?? [0, 0];
    return source.range(start, end);
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Found {
  /** Absent for an item of a list. */
  readonly key: Span | undefined;
  readonly value: YamlNode;
  /** False when the path leads on to what the file does not have. */
  readonly complete: boolean;
}

type FindChild = (parent: YamlNode, step: string | number) => Omit<Found, 'complete'> | undefined;

function follow(root: YamlNode, path: Path, child: FindChild): Found {
  let found: Found = { key: undefined, value: root, complete: true };
  for (const step of path) {
    const next = child(found.value, step);
    if (next === undefined) return { ...found, complete: false };
    found = { ...next, complete: true };
  }
  return found;
}

/** Keys are indexed once a map: a file with thousands of wrong keys is searched as fast as a right one. */
function childFinder(): FindChild {
  const indexes = new WeakMap<YamlNode, ReadonlyMap<string, YamlEntry>>();
  return (parent, step) => {
    if (parent.entries) {
      const index = indexes.get(parent) ?? new Map(parent.entries.map((entry) => [entry.key, entry]));
      indexes.set(parent, index);
      const entry = index.get(String(step));
      return entry && { key: entry, value: entry.value };
    }
    const item = parent.items?.[Number(step)];
    return item && { key: undefined, value: item };
  };
}

/** `undefined` for a value of no length (`name:` with nothing behind it). */
function spanOf(span: Span | undefined, text: string): [number, number] | undefined {
  const { start, end } = span ?? { start: 0, end: 0 };
  const length = text.slice(start, end).trimEnd().length;
  return length === 0 ? undefined : [start, start + length];
}

/** An item of a list has no key of its own: its first key stands for it. */
function firstKeySpan(node: YamlNode, text: string): [number, number] | undefined {
  const [first] = node.entries ?? [];
  return first ? spanOf(first, text) : spanOf(node, text);
}
