import type { Place } from '../diagnostics/build-diagnostic.ts';
import type { Range } from '../diagnostics/diagnostic.ts';
import type { SourceText } from './source-text.ts';
import type { Path, Tree, YamlEntry, YamlNode } from './tree.ts';

export type Locate = (path: Path, which?: 'key' | 'value') => Range;

/** The content of a YAML file, whether or not it is what its schema takes. */
export interface YamlContent {
  readonly file: string;
  readonly text: string;
  readonly tree: Tree;
  readonly root: YamlNode;
  /** Place of a value or a key. */
  readonly locate: Locate;
}

/** Place of a value, or of its key, as diagnostics name it. */
export function fieldPlace(content: YamlContent, path: Path, which: 'key' | 'value' = 'value'): Place {
  return { file: content.file, range: content.locate(path, which) };
}

/** Finds where a path is written in the file: its value, or its key; for a path that is not there, the nearest key above it. */
export function locator(root: YamlNode, source: SourceText): Locate {
  const child = childFinder();
  return (path, which = 'value') => {
    const found = follow(root, path, child);
    const value = found.complete && which === 'value' ? found.value : undefined;
    const place = [value, found.key, found.value.entries?.[0], found.value].find(
      (span) => span && span.end > span.start,
    );
    return source.range(place?.start ?? 0, place?.end ?? 0);
  };
}

interface Found {
  /** Absent for an item of a list. */
  readonly key: Pick<YamlEntry, 'start' | 'end'> | undefined;
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
