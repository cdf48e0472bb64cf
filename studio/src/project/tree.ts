import { parseYaml } from '../../../src/yaml/parse-yaml.ts';
import { readNodes } from '../../../src/yaml/read-nodes.ts';
import { sourceText } from '../../../src/yaml/source-text.ts';
import { Numeral, type Path, type YamlNode } from '../../../src/yaml/tree.ts';

/** What a text of a data file says, for the form. */
export interface TextTree {
  readonly text: string;
  /** Absent while the text is no YAML. */
  readonly root: YamlNode | undefined;
}

export function readTree(text: string): TextTree {
  const source = sourceText('', text);
  const { contents } = parseYaml(source);
  const root = contents && readNodes(contents, source).root;
  return { text, root: root?.entries ? root : undefined };
}

/** The node of a value, and whether there is one. */
export function nodeAt({ root }: TextTree, path: Path): YamlNode | undefined {
  let node = root;
  for (const step of path) {
    node = typeof step === 'number' ? node?.items?.[step] : node?.entries?.find(({ key }) => key === step)?.value;
    if (!node) return undefined;
  }
  return node;
}

/** A value as the form shows it: text, a number as it is written, nothing for what is empty. */
export function textAt(tree: TextTree, path: Path): string {
  const value = nodeAt(tree, path)?.tree;
  if (value === undefined || value === null) return '';
  if (value instanceof Numeral) return value.source;
  return typeof value === 'object' ? '' : String(value);
}

/** Number of items of a list; an empty list is none. */
export function countAt(tree: TextTree, path: Path): number {
  return nodeAt(tree, path)?.items?.length ?? 0;
}

/** Path of the innermost value, or key, that an offset lies in; what is behind a value on its line belongs to it. */
export function pathAt(node: YamlNode | undefined, offset: number, text: string): Path {
  const inner = [
    ...(node?.entries ?? []).map(({ key, start, end, value }) => ({ step: key, start, end, value })),
    ...(node?.items ?? []).map((value, step) => ({ step, start: value.start, end: value.start, value })),
  ];
  for (const { step, start, end, value } of inner) {
    if (offset >= start && offset < end) return [step];
    if (offset >= value.start && offset <= Math.max(value.end, value.start + 1))
      return [step, ...pathAt(value, offset, text)];
  }
  const before = inner.findLast(({ start }) => start <= offset);
  const isBehind = before && !text.slice(Math.max(before.end, before.value.end), offset).includes('\n');
  return isBehind ? [before.step, ...pathAt(before.value, offset, text)] : [];
}

/** Where a value is written, or the nearest key above it. */
export function placeOf({ root }: TextTree, path: Path): { readonly start: number; readonly end: number } | undefined {
  let node = root;
  let place: { start: number; end: number } | undefined;
  for (const step of path) {
    const entry = typeof step === 'number' ? undefined : node?.entries?.find(({ key }) => key === step);
    const next = typeof step === 'number' ? node?.items?.[step] : entry?.value;
    if (!next) break;
    place = next.end > next.start ? next : (entry ?? next);
    node = next;
  }
  return place && { start: place.start, end: place.end };
}
