import type { Node, Pair, YAMLMap } from 'yaml';
import { isAlias, isCollection, isMap, isScalar } from 'yaml';
import type { Range } from '../../diagnostics/diagnostic.ts';
import type { SourceText } from '../source-text.ts';
import type { Path } from '../tree.ts';

export type Locate = (path: Path, which?: 'key' | 'value') => Range;

/** Finds where a path stands in the file: its value, or its key; for a path that is not there, the nearest key above it. */
export function locator(root: Node, targets: ReadonlyMap<Node, Node>, source: SourceText): Locate {
  const child = childFinder();
  return (path, which = 'value') => {
    const found = follow(root, targets, path, child);
    const value = found.complete && which === 'value' ? spanOf(found.value, source.text) : undefined;
    const [start, end] = value ?? spanOf(found.key, source.text) ?? firstKeySpan(found.value, source.text) ?? [0, 0];
    return source.range(start, end);
  };
}

interface Found {
  readonly key: Node | null;
  readonly value: Node | null;
  /** False when the path leads on to what the file does not have. */
  readonly complete: boolean;
}

type Child = Omit<Found, 'complete'>;
type FindChild = (parent: Node | null, step: string | number) => Child | undefined;

function follow(root: Node, targets: ReadonlyMap<Node, Node>, path: Path, child: FindChild): Found {
  let found: Found = { key: null, value: root, complete: true };
  for (const step of path) {
    const next = child(resolved(found.value, targets), step);
    if (next === undefined) return { ...found, complete: false };
    found = { ...next, complete: true };
  }
  return found;
}

function resolved(node: Node | null, targets: ReadonlyMap<Node, Node>): Node | null {
  return isAlias(node) ? (targets.get(node) ?? null) : node;
}

/** Keys are indexed once a map: a file with thousands of wrong keys is searched as fast as a right one. */
function childFinder(): FindChild {
  const indexes = new WeakMap<Node, ReadonlyMap<string, Child>>();
  return (parent, step) => {
    if (isMap(parent)) {
      const index = indexes.get(parent) ?? keyIndex(parent);
      indexes.set(parent, index);
      return index.get(String(step));
    }
    if (!isCollection(parent) || !(Number(step) in parent.items)) return undefined;
    return { key: null, value: parent.items[Number(step)] as Node | null };
  };
}

function keyIndex(map: YAMLMap): ReadonlyMap<string, Child> {
  const pairs = map.items as Pair<Node, Node | null>[];
  return new Map(pairs.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', { key, value }]));
}

/** `undefined` for a value of no length (`name:` with nothing behind it). */
function spanOf(node: Node | null, text: string): [number, number] | undefined {
  const [start, end] = node?.range ?? [0, 0];
  const length = text.slice(start, end).trimEnd().length;
  return length === 0 ? undefined : [start, start + length];
}

/** An item of a list has no key of its own: its first key stands for it. */
function firstKeySpan(node: Node | null, text: string): [number, number] | undefined {
  const [first] = isMap(node) ? (node.items as Pair<Node, Node | null>[]) : [];
  return first ? spanOf(first.key, text) : spanOf(node, text);
}
