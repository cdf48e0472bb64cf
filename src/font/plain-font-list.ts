import type { Range } from '../diagnostics/diagnostic.ts';
import { positionIndex } from '../diagnostics/position-index.ts';
import { readPlain } from '../fast/plain-yaml/read-plain.ts';
import { isMap, type Tree } from '../yaml/tree.ts';
import type { YamlEntry } from '../yaml/yaml-node.ts';
import { type FaceEntry, type FaceKey, type FamilyEntry, type FontList, faceKeys } from './font-list.ts';

/** The list of a fonts.yaml in plain YAML and without mistakes; `undefined` for any other, which the YAML library reads. */
export function readPlainFontList(yamlText: string): FontList | undefined {
  const root = readPlain(yamlText);
  if (!root || !hasOnly(root.tree, ['default', 'families'])) return undefined;
  const { default: defaultFamily, families: listed } = root.tree;
  const entries = root.entries?.find(({ key }) => key === 'families')?.value.entries;
  if (!isText(defaultFamily) || !isMap(listed) || !entries) return undefined;
  const position = positionIndex(yamlText);
  const rangeOf: RangeOf = ({ start, end }) => ({ start: position(start), end: position(end) });
  const families = new Map<string, FamilyEntry>();
  for (const entry of entries) {
    const family = readFamily(entry, listed[entry.key]!, rangeOf);
    if (!family) return undefined;
    families.set(entry.key, family);
  }
  const named = [defaultFamily, ...[...families.values()].flatMap(({ fallback }) => fallback)];
  return named.every((name) => families.has(name)) ? { defaultFamily, families } : undefined;
}

type RangeOf = (place: { readonly start: number; readonly end: number }) => Range;

function readFamily(entry: YamlEntry, tree: Tree, rangeOf: RangeOf): FamilyEntry | undefined {
  if (!hasOnly(tree, [...faceKeys, 'fallback']) || tree.regular === undefined) return undefined;
  const faces: Partial<Record<FaceKey, FaceEntry>> = {};
  for (const key of faceKeys) {
    const path = tree[key];
    if (path === undefined) continue;
    if (!isText(path)) return undefined;
    faces[key] = { path, range: rangeOf(entry.value.entries!.find((face) => face.key === key)!.value) };
  }
  const { fallback = [] } = tree;
  if (!Array.isArray(fallback) || !fallback.every(isText)) return undefined;
  return { name: entry.key, range: rangeOf(entry), faces, fallback };
}

function hasOnly(tree: Tree, keys: readonly string[]): tree is Readonly<Record<string, Tree>> {
  return isMap(tree) && Object.keys(tree).every((key) => keys.includes(key));
}

function isText(value: Tree | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
