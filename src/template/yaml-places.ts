import { type Document, isMap, isNode, isScalar, type Node } from 'yaml';
import type { Source, Span } from './source.ts';

export type YamlPath = readonly (string | number)[];

/** Where a value of a YAML file stands; a value that is absent stands where the nearest group around it begins. */
export function valueSpan(yaml: Document, path: YamlPath): Span {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(yaml, path.slice(0, length));
    if (length < path.length && length > 0) return keySpan(yaml, path.slice(0, length));
    if (node?.range) return { start: node.range[0], end: node.range[1] };
  }
  return { start: 0, end: 0 };
}

/** Where a key of a YAML file stands. */
export function keySpan(yaml: Document, path: YamlPath): Span {
  const parent = nodeAt(yaml, path.slice(0, -1));
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  const range = isNode(pair?.key) ? pair.key.range : undefined;
  return range ? { start: range[0], end: range[1] } : valueSpan(yaml, path.slice(0, -1));
}

/** Offset of a text's first character in its file, when the text stands there exactly as it is. */
export function verbatimOffset(source: Source, { start, end }: Span, text: string): number | undefined {
  const at = source.text.indexOf(text, start);
  return at >= 0 && at + text.length <= end ? at : undefined;
}

function nodeAt(yaml: Document, path: YamlPath): Node | undefined {
  const node = path.length === 0 ? yaml.contents : yaml.getIn(path, true);
  return isNode(node) ? node : undefined;
}
